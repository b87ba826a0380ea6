// The lazy parts of the program and what comes with them: fetched when they are first asked for, and compared with their
// hashes before they run. What does not come is asked for again the next time.

import { beside, fetched } from './built.js';

// By the names that the splitter gave them (`program.js`). The builder fills in what the files are called.
const parts = '%parts%';

const files = { dialogs: '%dialogs%', index: '%index%' };

// What came cut short once, a browser may keep for a year: then past its cache.
const whole = (file) => fetched(file).catch(() => fetched(file, 'reload'));

// What `program.js` has in the place of `fetch`. A host may not know what WebAssembly is; browsers insist on the type.
export async function fetchPart(address) {
  const response = await whole(parts[address.pathname.split('/').pop()]);
  return new Response(await response.arrayBuffer(), { headers: { 'content-type': 'application/wasm' } });
}

export const fetchText = async (name) => (await whole(files[name])).text();

const styles = {};

// A style that comes with a part. It is asked for once, unless it did not come.
export function addStyle(name) {
  styles[name] ??= linked(files[name]).catch((error) => {
    delete styles[name];
    throw error;
  });
  return styles[name];
}

function linked(file) {
  const [name, integrity] = file.split(' ');
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    // A page in a sandboxed frame has no origin, and may compare only what is sent to any.
    Object.assign(link, { rel: 'stylesheet', crossOrigin: '', integrity, href: beside(name) });
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      failed(new Error(`${name} did not come`));
    };
    document.head.append(link);
  });
}
