// A newer version waits until the reader takes it. Then this page loads anew; another tab goes on as it is, and is told.

import { button, made } from './made.js';
import { keepTyped } from './typed.js';

const HOUR = 3600000; // ms

export async function updates(words) {
  const workers = navigator.serviceWorker;
  const registration = await workers.ready;
  const region = made('div', document.body);
  region.setAttribute('role', 'status');
  region.className = 'notices';
  // Near whatever is read, and in the corner where there is room. The page's own style would carry this with every visit.
  region.style.cssText = 'position:sticky;z-index:3;max-width:38rem;margin:0 clamp(0px,100vw - 40rem,1.5rem) 0 auto';
  const observer = new ResizeObserver(() => requestAnimationFrame(makeRoom));
  [region, document.body].forEach((element) => observer.observe(element));
  document.addEventListener('focusin', bringOut);
  let taken = false;
  let looked = Date.now();

  function take() {
    taken = true;
    keepTyped();
    // Another tab may have taken it before.
    if (registration.waiting) registration.waiting.postMessage('takeOver');
    else location.reload();
  }

  function show() {
    if (region.firstChild) return;
    const notice = made('div', region);
    notice.className = 'notice';
    notice.style.marginBottom = '1rem';
    made('p', notice, words.update);
    button(notice, 'primary', words.use_it, take);
    button(notice, 'plain', words.later, () => region.replaceChildren());
  }

  // The ways on stay in reach, and what is gone to comes to stand above it.
  function makeRoom() {
    const ways = document.querySelector('[data-here] .onward');
    const below = region.firstChild && ways && getComputedStyle(ways).position === 'sticky' ? ways.offsetHeight : 0;
    region.style.bottom = region.style.marginBottom = `${below}px`;
    document.documentElement.style.scrollPaddingBottom = region.firstChild ? `${below + region.offsetHeight}px` : '';
  }

  // Firefox leaves what is half under it where it is. Nothing moves under a finger or a mouse.
  function bringOut({ target }) {
    if (region.firstChild && target.matches(':focus-visible') && !region.contains(target)) {
      target.scrollIntoView({ block: 'nearest' });
    }
  }

  const offer = () => registration.waiting && show();

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
