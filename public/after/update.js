// A newer version waits until the reader takes it. Then this page loads anew; another tab goes on as it is, and is told.

import { button, made } from './made.js';
import { keepTyped } from './typed.js';

const HOUR = 3600000; // ms

export function updates(words, registration) {
  const workers = navigator.serviceWorker;
  const region = made('div', document.body);
  region.setAttribute('role', 'status');
  let controlled = workers.controller;
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
    // The page's style would carry this for every visit.
    region.style.cssText = 'position:sticky;bottom:0;z-index:3;padding:0 1rem 1rem';
    notice.style.cssText = 'max-width:36rem;margin:auto';
    made('p', notice, words.update);
    button(notice, 'primary', words.use_it, take);
    button(notice, 'plain', words.later, () => region.replaceChildren());
  }

  // Without one that runs, it is the first and waits for nobody.
  const offer = () => registration.waiting && registration.active && show();

  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  workers.addEventListener('controllerchange', () => {
    if (taken) location.reload();
    else if (controlled) show();
    controlled = true;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}
