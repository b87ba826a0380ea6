// Starts the app, and fetches everything else when it is needed. Nothing runs that is not what was built.
//
// `guard.js` handles a start that fails. The builder fills in the names of the files, each with the SHA-256 that its content
// must have.

import init from './app.js';
import { addStyle, fetchText } from './parts.js';
import { restoreView } from './restore-view.js';
import { beside, fetched, imported } from './verified.js';

// For whoever debugs a page that broke: the module that runs, once it runs.
export default init;

const page = document.documentElement;

const files = {
  app: '%app%', afterStart: '%after_start%', returning: '%returning%', embed: '%embed%',
};

// The page preloads this one, and a fetch with an integrity would not use the preload. So it is compared here, but not in
// a page without TLS, where browsers offer no digests. A file that once arrived cut short may stay in the browser's cache for
// a year, so what does not compare is fetched once more past the cache.
async function app() {
  const [name, integrity] = files.app.split(' ');
  const { subtle } = crypto;
  if (!subtle) return (await fetched(files.app)).arrayBuffer();
  const bytes = await (await fetch(beside(name))).arrayBuffer();
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` === integrity) return bytes;
  return (await fetched(files.app, 'reload')).arrayBuffer();
}

// What the program asks for beside its parts.
globalThis.handoverFetch = fetchText;
globalThis.handoverStyle = addStyle;

/** @type {(act: () => void) => void} */
const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act));

/**
 * The page does without it if it does not arrive.
 *
 * @param {string} file
 */
const importOptional = (file) => imported(file).catch(console.error);

if (page.hasAttribute('data-embed')) importOptional(files.embed);

/** The app says how it came out, on the front door once a part of it has come. */
const settled = () =>
  new Promise((done) => {
    const look = () => page.dataset.app !== 'loading' && done(undefined);
    new MutationObserver(look).observe(page, { attributeFilter: ['data-app'] });
    look();
  });

// In any other state the guard has found that the app cannot run here.
if (page.dataset.app === 'loading') {
  const scrollBack = restoreView();
  app()
    .then((bytes) => init({ module_or_path: bytes }))
    .then(settled)
    .then(() => {
      if (page.dataset.app !== 'ready') throw new Error('the page is not one the app can read');
      scrollBack();
      idle(() => importOptional(files.afterStart));
      // On a first visit, once there is a worker: by then it has the file.
      const workers = navigator.serviceWorker;
      const returning = () => importOptional(files.returning);
      if (workers?.controller) idle(returning);
      else workers?.addEventListener('controllerchange', returning, { once: true });
    })
    .catch((error) => {
      console.error(error);
      globalThis.handoverBroke?.();
    });
}
