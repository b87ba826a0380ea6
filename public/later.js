// What a page does not need until somebody asks for it. The builder fills in what the files are called.

import { beside, fetched, imported } from './built.js';

const files = {
  search: '%search%', finder: '%finder%', index: '%index%',
  links: '%links%', linker: '%linker%', sheet: '%sheet%',
};

async function started(script, binary) {
  const [module, wasm] = await Promise.all([imported(script), fetched(binary)]);
  await module.default({ module_or_path: wasm });
  return module;
}

function styled(sheet) {
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    const [name, integrity] = sheet.split(' ');
    // A page in a sandboxed frame has no origin, and may compare only what is sent to any.
    Object.assign(link, { rel: 'stylesheet', crossOrigin: '', integrity, href: beside(name) });
    link.onload = done;
    link.onerror = () => {
      link.remove();
      failed(new Error(`${name} did not come`));
    };
    document.head.append(link);
  });
}

export async function search() {
  const [module, text] = await Promise.all([
    started(files.search, files.finder),
    fetched(files.index).then((response) => response.text()),
  ]);
  const finder = new module.Finder(text);
  return (query, prefer) => finder.find(query, prefer);
}

export async function links() {
  const [module] = await Promise.all([started(files.links, files.linker), styled(files.sheet)]);
  return module.ask;
}
