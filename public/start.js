// Starts the app, and fetches the rest when it is asked for. Nothing runs that is not what was built.
//
// `guard.js` says what happens when it does not start. The builder fills in what the files are called, each with the
// SHA-256 of what must be in it.

import init from './app.js';
import { restore } from './back.js';
import { beside, fetched, imported } from './built.js';
import { addStyle, fetchText } from './parts.js';

// For whoever looks into a page that broke: the module that runs, once it runs.
export default init;

const page = document.documentElement;

const files = { app: '%app%', after: '%after%', again: '%again%', embed: '%embed%' };

// The page has begun to fetch this one, which a fetch with an integrity would not take. So it is compared here; but not in
// a page without TLS, where browsers do not compute. What came cut short once, a browser may keep for a year.
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

const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act));

// What a page can do without is no reason to break it.
const fetchedLater = (file) => imported(file).catch(console.error);

if (page.hasAttribute('data-embed')) fetchedLater(files.embed);

// Else the guard has found that it cannot run here.
if (page.dataset.app === 'loading') {
  const settle = restore();
  app()
    .then((bytes) => init({ module_or_path: bytes }))
    .then(() => {
      if (page.dataset.app !== 'ready') throw new Error('the page is not one the app can read');
      settle();
      idle(() => fetchedLater(files.after));
      // On the first visit when there is a worker, which has it by then.
      const workers = navigator.serviceWorker;
      const again = () => fetchedLater(files.again);
      if (workers?.controller) idle(again);
      else workers?.addEventListener('controllerchange', again, { once: true });
    })
    .catch((error) => {
      console.error(error);
      globalThis.handoverBroke?.();
    });
}
