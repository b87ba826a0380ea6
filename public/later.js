// What a page does not need until somebody asks for it. The builder fills in what the files are called.

import { beside, fetched, imported } from './verified.js';

const files = {
  search: '%search%', finder: '%finder%', index: '%index%',
  links: '%links%', linker: '%linker%', sheet: '%sheet%',
};

/**
 * @param {string} script what wasm-bindgen wrote
 * @param {string} binary its WebAssembly
 */
async function started(script, binary) {
  const [module, wasm] = await Promise.all([imported(script), fetched(binary)]);
  await module.default({ module_or_path: wasm });
  return module;
}

/** @param {string} sheet */
function styled(sheet) {
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    const [name, integrity] = sheet.split(' ');
    // A page in a sandboxed frame has no origin, so its integrity check needs a request with CORS.
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
  return (/** @type {string} */ query, /** @type {string} */ prefer) => finder.find(query, prefer);
}

/** @returns {Promise<Function>} */
export async function links() {
  const [module] = await Promise.all([started(files.links, files.linker), styled(files.sheet)]);
  return module.ask;
}
