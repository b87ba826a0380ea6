// A page in a frame of somebody else's page: as high as what it shows where the page around plays along
// (`handover-guide.js`), and with a scroll bar of its own where nobody answers.
//
// What is said to whoever frames it holds nothing of the reader's. Where they are and that they are done is said to the
// origins of site.toml alone.

import { frameBar } from './embed/apart.js';
import { dress } from './embed/colour.js';

const REPORT_TO = JSON.parse('%report_to%');
const STYLE = '%style%';

const page = document.documentElement;
const tell = (type, more, to = '*') => parent.postMessage({ ns: 'handover', v: 1, type, ...more }, to);

function styled() {
  const link = document.createElement('link');
  const [name, integrity] = STYLE.split(' ');
  // A page in a sandboxed frame has no origin, and may compare only what is sent to any.
  Object.assign(link, { rel: 'stylesheet', crossOrigin: '', integrity, href: new URL(name, import.meta.url) });
  const loaded = new Promise((done) => { link.onload = link.onerror = done; });
  document.head.append(link);
  return loaded;
}

let height = 0; // px; what was asked for last

// Of a dialog over the page, too: it stands in the page's flow here, where the window is as high as the page.
function measure() {
  const dialog = document.getElementById('dialog')?.getBoundingClientRect();
  const needed = Math.ceil(Math.max(document.body.getBoundingClientRect().height, dialog ? dialog.bottom + scrollY : 0));
  if (needed === height) return;
  height = needed;
  tell('height', { height });
  // No scroll bar while the frame is on its way; one that is not made higher after all gets it back.
  page.setAttribute('data-fits', '');
  setTimeout(fits, 500);
}

const fits = () => page.toggleAttribute('data-fits', innerHeight >= height - 1);

// Which part of the frame the reader sees: only the browser knows, and says so to an observer that is new.
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
  // What lies over the page, a dialog or a word for a moment, is put where the reader looks.
  const isOver = ({ target }) => target === document.body || (target.closest ? target : target.parentNode)?.closest('.said');
  new MutationObserver((changes) => {
    if (!changes.some(isOver)) return;
    const dialog = document.getElementById('dialog');
    if (dialog) sizes.observe(dialog);
    look();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  // Not on arriving: then the page around is where its reader wants it.
  addEventListener('hashchange', () => tell('top'));
}

function report(to) {
  let place, isDone;
  const look = () => {
    const here = document.querySelector('main > [data-here]')?.id;
    if (here && here !== place) tell('step', { id: (place = here) }, to);
    const [done, all] = document.querySelector('.count')?.textContent.match(/\d+/g) ?? [];
    const wasDone = isDone;
    isDone = all > 0 && done === all;
    if (isDone && !wasDone) tell('done', {}, to);
  };
  const changes = { subtree: true, childList: true, characterData: true, attributeFilter: ['data-here'] };
  new MutationObserver(look).observe(document.getElementById('app'), changes);
  look();
}

// A page of another site would stand in the frame, or be refused there; another page of ours stays a part of this one.
function onClick({ target }) {
  const link = target.closest?.('a[href]');
  if (!link?.protocol.startsWith('http') || link.target) return;
  if (link.origin !== location.origin) Object.assign(link, { target: '_blank', rel: 'noopener' });
  else if (link.pathname !== location.pathname) link.search = location.search;
}

dress(new URLSearchParams(location.search));
document.addEventListener('click', onClick, true);
styled().then(() => {
  document.body.prepend(frameBar(%words%));
  if (parent === window) return;
  let host;
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || data?.ns !== 'handover' || data.v !== 1 || data.type !== 'welcome' || host) return;
    host = origin;
    autoHeight();
    if (REPORT_TO.includes(host)) report(host);
  });
  tell('hello');
});
