// What a person finds on a page: links, buttons and fields that can be seen, by the names they go by.
// The driver puts this in front of every script it runs.

const squash = (text) => text.replace(/\s+/g, ' ').trim();
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// The accessible name, as far as these pages need the rules for it.
function name(element) {
  const label = element.getAttribute('aria-label');
  return squash(label || words(element));
}

// The words as they are written, whatever case the styles give them, with a blank where a new block begins.
function words(element) {
  return [...element.childNodes].map((node) => {
    // Without the marks of a translator (`translator.js`).
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[⟦⟧]/g, '');
    if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === 'true') return '';
    // Of a translator or a highlighter: they stand for the text they hold.
    if (node.matches('font, mark')) return words(node);
    const { display, position } = getComputedStyle(node);
    if (display === 'contents') return words(node);
    if (!seen(node)) return '';
    return display.startsWith('inline') || position === 'absolute' ? words(node) : ` ${words(node)} `;
  }).join('');
}

const SELECTORS = { link: 'a[href]', button: 'button', summary: 'summary', control: 'label' };

// The part of the page that a legend, a heading or a bold title names: a field set, a section, a list item.
function part(title) {
  if (!title) return document;
  const heads = all('legend, h1, h2, h3, h4, li > b').filter((head) => seen(head) && name(head) === title);
  if (heads.length !== 1) throw new Error(`${heads.length} parts are called “${title}”`);
  return heads[0].closest('fieldset, li, section, form, dl, div');
}

// Whether the history is where it is to be. Nobody is as quick as a driver: it takes a moment after a dialog was closed.
const isAtRest = () => history.state !== 'dialog' || !!document.getElementById('dialog');

// The one thing of a role and name. It may be called by the beginning of its name, a field by any part of its label too;
// the nearest match is meant.
function find(role, wanted, within) {
  if (!isAtRest()) throw new Error('the history is on its way back over a dialog');
  const things = all(SELECTORS[role], part(within)).filter(seen);
  const fits = [(text) => text === wanted, (text) => text.startsWith(wanted)];
  if (role === 'control') fits.push((text) => text.includes(wanted));
  for (const fit of fits) {
    const found = things.filter((thing) => fit(name(thing)));
    const places = new Set(found.map((thing) => thing.href ?? thing));
    if (places.size > 1) throw new Error(`${places.size} things are called “${wanted}”`);
    if (found.length) return role === 'control' ? found[0].control : found[0];
  }
  throw new Error(`there is no ${role} “${wanted}” among ${JSON.stringify(things.map(name))}`);
}

// Scrolls to it, as people do before they touch something: clear of the bars at the edges.
function reach(element) {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  return element;
}

// Whether a link leads away from the page; a page that is to be left is marked.
function leaves(link) {
  const page = (address) => address.split('#')[0];
  const leaves = link.target !== '_blank' && page(link.href) !== page(location.href);
  if (leaves) document.documentElement.dataset.left = '';
  return leaves;
}

// The ids of the places that can be seen.
const places = () => all('main > section').filter(seen).map((section) => section.id);

// The words of an element that can be seen; none if it cannot.
function text(selector) {
  const element = document.querySelector(selector);
  return element && seen(element) ? squash(words(element)) : '';
}
