// A newer version waits until the reader takes it. Then this page reloads; other tabs go on as they are, and say that it is
// there.

import { keepDrafts } from './drafts.js';
import { append, appendButton } from './elements.js';

const HOUR = 3600000; // ms

/** @param {ReturningWords} words */
export async function updates(words) {
  const workers = navigator.serviceWorker;
  const registration = await workers.ready;
  const region = append('div', document.body);
  region.setAttribute('role', 'status');
  region.className = 'notices';
  const observer = new ResizeObserver(() => requestAnimationFrame(makeRoom));
  [region, document.body].forEach((element) => observer.observe(element));
  document.addEventListener('focusin', bringOut);
  let taken = false;
  let looked = Date.now();

  function take() {
    taken = true;
    keepDrafts();
    // Another tab may have taken it already.
    if (registration.waiting) registration.waiting.postMessage('takeOver');
    else location.reload();
  }

  function show() {
    if (region.firstChild) return;
    const notice = append('div', region);
    notice.className = 'notice';
    append('p', notice, words.update);
    appendButton(notice, 'primary', words.use_it, take);
    appendButton(notice, 'plain', words.later, () => region.replaceChildren());
  }

  // The notice stands above the bar with the ways on, and whatever is jumped to stops above the notice.
  function makeRoom() {
    const ways = /** @type {HTMLElement | null} */ (document.querySelector('[data-here] .onward'));
    const below = region.firstChild && ways && getComputedStyle(ways).position === 'sticky' ? ways.offsetHeight : 0;
    region.style.bottom = region.style.marginBottom = `${below}px`;
    document.documentElement.style.scrollPaddingBottom = region.firstChild ? `${below + region.offsetHeight}px` : '';
  }

  /**
   * Firefox does not scroll what is half under the notice. Nothing moves under a finger or a mouse.
   *
   * @param {FocusEvent} event
   */
  function bringOut({ target }) {
    if (!region.firstChild || !(target instanceof Element)) return;
    if (target.matches(':focus-visible') && !region.contains(target)) target.scrollIntoView({ block: 'nearest' });
  }

  const offer = () => {
    if (registration.waiting) show();
  };

  const follow = () => registration.installing?.addEventListener('statechange', offer);

  offer();
  // One may be on its way already: this begins only when the page is idle.
  follow();
  registration.addEventListener('updatefound', follow);
  workers.addEventListener('controllerchange', () => {
    if (taken) location.reload();
    else show();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}
