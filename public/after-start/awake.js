// The screen stays on while a step is open: the reader's hands are busy with another phone. Whoever does not want this says
// so once.

import { append, appendToFoot } from './elements.js';

/**
 * @param {AfterStartWords} words
 * @param {URL} root
 */
export function awake(words, root) {
  const places = document.querySelector('main');
  // Only steps have tasks.
  const label = places && navigator.wakeLock && document.querySelector('.tasks') && appendToFoot('label');
  if (!label) return;
  // This is no record: the keys of those begin with `handover.`
  const KEY = `handover-awake ${root.pathname}`;
  const box = append('input', label);
  box.type = 'checkbox';
  box.id = 'awake';
  label.append(words.awake);
  try {
    box.checked = localStorage.getItem(KEY) !== 'off';
  } catch {
    box.checked = true;
  }
  /** @type {Promise<WakeLockSentinel | void> | undefined} */
  let lock;

  // What it throws is a refusal, too.
  const request = async () => navigator.wakeLock.request('screen');

  // Says whether it was refused.
  async function follow() {
    const wanted = box.checked && !document.hidden && places?.querySelector('[data-here] .tasks');
    if (!wanted) {
      const held = lock;
      lock = undefined;
      try {
        await (await held)?.release();
      } catch {
        // The browser lets go of it by itself when the page is left.
      }
      return false;
    }
    // A phone that is low on power refuses. It is asked again at the next step.
    const asked = (lock ??= request().catch(() => {}));
    const released = () => {
      if (lock === asked) lock = undefined;
    };
    const held = await asked;
    if (held) held.addEventListener('release', released);
    else released();
    return !held;
  }

  /** @type {HTMLElement | null | undefined} */
  let said;
  box.onchange = async () => {
    try {
      if (box.checked) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, 'off');
    } catch {
      // Without storage the choice holds until the page is left.
    }
    said?.remove();
    said = (await follow()) ? appendToFoot('small', words.not_awake) : undefined;
    said?.setAttribute('role', 'alert');
  };
  new MutationObserver(follow).observe(places, { subtree: true, attributeFilter: ['data-here'] });
  document.addEventListener('visibilitychange', follow);
  follow();
}
