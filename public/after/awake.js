// The screen stays on while a step is open: two hands and two phones are busy elsewhere. Whoever does not want it says so once.

import { inFoot, made } from './made.js';

export function awake(words, root) {
  const places = document.querySelector('main');
  // A step is what has tasks.
  const label = navigator.wakeLock && document.querySelector('.tasks') && inFoot('label');
  if (!label) return;
  // Not a record, whose keys begin with `handover.`
  const KEY = `handover-awake ${root.pathname}`;
  label.style.cssText = 'display:flex;gap:.5rem;align-items:center;font-weight:400';
  const box = made('input', label);
  box.type = 'checkbox';
  box.id = 'awake';
  label.append(words.awake);
  try {
    box.checked = localStorage.getItem(KEY) !== 'off';
  } catch {
    box.checked = true;
  }
  let lock;

  async function follow() {
    const wanted = box.checked && !document.hidden && places.querySelector('[data-here] .tasks');
    if (!wanted) {
      const held = lock;
      lock = undefined;
      (await held)?.release();
      return;
    }
    // A phone that is low on power says no. It is asked again at the next step.
    const asked = (lock ??= navigator.wakeLock.request('screen').catch(() => {}));
    const released = () => {
      if (lock === asked) lock = undefined;
    };
    const held = await asked;
    held ? held.addEventListener('release', released) : released();
  }

  box.onchange = () => {
    try {
      box.checked ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, 'off');
    } catch {
      // It holds for this page.
    }
    follow();
  };
  new MutationObserver(follow).observe(places, { subtree: true, attributeFilter: ['data-here'] });
  document.addEventListener('visibilitychange', follow);
  follow();
}
