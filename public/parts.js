// The lazy parts of the program and what comes with them: fetched when they are first needed, and compared with their hashes
// before they run. What does not arrive is asked for again the next time.

import { beside, fetched } from './verified.js';

// By the names that the splitter gave them (`program.js`).
/** @type {Record<string, string>} */
const parts = __PARTS__;

/** @type {Record<string, string>} */
const files = { dialogs: '%dialogs%', index: '%index%' };

// A file that once arrived cut short may stay in the browser's cache for a year.
/** @param {string} file */
const whole = (file) => fetched(file).catch(() => fetched(file, 'reload'));

/**
 * What `program.js` has in the place of `fetch`. A host may not know the type of WebAssembly; browsers insist on it.
 *
 * @param {URL} address
 */
export async function fetchPart(address) {
  const response = await whole(parts[address.pathname.split('/').pop() ?? '']);
  return new Response(await response.arrayBuffer(), { headers: { 'content-type': 'application/wasm' } });
}

/** @param {string} name */
export const fetchText = async (name) => (await whole(files[name])).text();

/** @type {Record<string, Promise<void>>} */
const styles = {};

/**
 * A style that comes with a part. It is asked for once, unless it does not arrive.
 *
 * @param {string} name
 */
export function addStyle(name) {
  styles[name] ??= linked(files[name]).catch((error) => {
    delete styles[name];
    throw error;
  });
  return styles[name];
}

/**
 * @param {string} file
 * @returns {Promise<void>}
 */
function linked(file) {
  const [name, integrity] = file.split(' ');
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    // A page in a sandboxed frame has no origin, and may compare only what is sent to any.
    Object.assign(link, { rel: 'stylesheet', crossOrigin: '', integrity, href: beside(name) });
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      failed(new Error(`${name} did not arrive`));
    };
    document.head.append(link);
  });
}
