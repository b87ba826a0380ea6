// A page in a frame of somebody else's page: as high as what it shows where the page around it cooperates
// (`handover-guide.js`), and with a scroll bar of its own where nothing answers.
//
// What is sent to the page around it holds nothing that the reader entered. Where the reader is, and that all is done, is
// sent only to the origins listed in site.toml.

import { frameBar } from './embed/apart.js';
import { dress } from './embed/colour.js';

const REPORT_TO = __REPORT_TO__;
const STYLE = '%style%';

const page = document.documentElement;

/**
 * @param {'hello' | 'height' | 'top' | 'step' | 'done'} type
 * @param {object} [more] what belongs to the type
 * @param {string} to an origin, or `*` for any
 */
const tell = (type, more, to = '*') => parent.postMessage({ ns: 'handover', v: 1, type, ...more }, to);

// Comes to an end, too, where the style does not arrive.
function styled() {
  const link = document.createElement('link');
  const [name, integrity] = STYLE.split(' ');
  // A page in a sandboxed frame has no origin, so its integrity check needs a request with CORS.
  Object.assign(link, { rel: 'stylesheet', crossOrigin: '', integrity, href: new URL(name, import.meta.url) });
  const loaded = new Promise((done) => { link.onload = link.onerror = done; });
  document.head.append(link);
  return loaded;
}

let height = 0; // px; what was asked for last

// A dialog over the page counts, too: in a frame as high as the page it stands in the page's flow.
function measure() {
  const dialog = document.getElementById('dialog')?.getBoundingClientRect();
  const needed = Math.ceil(Math.max(document.body.getBoundingClientRect().height, dialog ? dialog.bottom + scrollY : 0));
  if (needed === height) return;
  height = needed;
  tell('height', { height });
  // No scroll bar while the frame is still growing; if it does not grow after all, the scroll bar returns.
  page.setAttribute('data-fits', '');
  setTimeout(fits, 500);
}

const fits = () => page.toggleAttribute('data-fits', innerHeight >= height - 1);

// Which part of the frame the reader sees is known to the browser alone, which tells every new observer.
function look() {
  const observer = new IntersectionObserver(([{ intersectionRect: seen }]) => {
    observer.disconnect();
    page.style.setProperty('--seen-start', `${Math.max(0, seen.top)}px`);
    page.style.setProperty('--seen-end', `${seen.bottom}px`);
    measure();
  });
  observer.observe(page);
}

function autoHeight() {
  page.setAttribute('data-embed', 'auto');
  const sizes = new ResizeObserver(measure);
  sizes.observe(document.body);
  addEventListener('resize', fits);
  // A dialog, or a message that shows for a moment, is put where the reader looks.
  /** @param {MutationRecord} change */
  const isOverlay = ({ target }) => {
    const element = target instanceof Element ? target : target.parentElement;
    return target === document.body || !!element?.closest('.said');
  };
  new MutationObserver((changes) => {
    if (!changes.some(isOverlay)) return;
    const dialog = document.getElementById('dialog');
    if (dialog) sizes.observe(dialog);
    look();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  // Not on arrival: then the page around the frame is where its reader wants it.
  addEventListener('hashchange', () => tell('top'));
}

/** @param {string} to an origin */
function report(to) {
  /** @type {string | undefined} */
  let place;
  let isDone = false;
  const reportChanges = () => {
    const here = document.querySelector('main > [data-here]')?.id;
    if (here && here !== place) tell('step', { id: (place = here) }, to);
    const wasDone = isDone;
    isDone = !!document.querySelector('.count[data-done]');
    if (isDone && !wasDone) tell('done', {}, to);
  };
  const app = /** @type {HTMLElement} */ (document.getElementById('app'));
  const changes = { subtree: true, childList: true, attributeFilter: ['data-here', 'data-done'] };
  new MutationObserver(reportChanges).observe(app, changes);
  reportChanges();
}

/**
 * Another site's page would open in the frame, or be refused there, so it opens in a tab; another page of ours stays embedded
 * like this one.
 *
 * @param {MouseEvent} event
 */
function onClick({ target }) {
  const link = target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest('a[href]')) : null;
  if (!link?.protocol.startsWith('http') || link.target) return;
  if (link.origin !== location.origin) Object.assign(link, { target: '_blank', rel: 'noopener' });
  else if (link.pathname !== location.pathname) link.search = location.search;
}

dress(new URLSearchParams(location.search));
document.addEventListener('click', onClick, true);
styled().then(() => {
  document.body.prepend(frameBar(__EMBED_WORDS__));
  if (parent === window) return;
  /** @type {string | undefined} */
  let host;
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || data?.ns !== 'handover' || data.v !== 1 || data.type !== 'welcome' || host) return;
    host = origin;
    autoHeight();
    if (REPORT_TO.includes(host)) report(host);
  });
  tell('hello');
});
