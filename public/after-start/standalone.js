// An app on the home screen has no browser bar, and so no way back but ours.

import { appendButton } from './elements.js';

/**
 * @param {ReturningWords} words
 * @param {URL} root
 */
export function standalone(words, root) {
  const bar = document.querySelector('.bar');
  if (!bar || !(navigator.standalone || globalThis.matchMedia?.('(display-mode: standalone)').matches)) return;
  const back = appendButton(bar, 'plain', '‹', () => {
    if (globalThis.navigation?.canGoBack ?? history.length > 1) history.back();
    else location.assign(root);
  });
  back.ariaLabel = words.back;
  bar.prepend(back);
}
