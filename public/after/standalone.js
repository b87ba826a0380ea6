// On a home screen there is no bar of a browser, and so no way back but ours.

import { button } from './made.js';

export function standalone(words, root) {
  const bar = document.querySelector('.bar');
  if (!bar || !(navigator.standalone || matchMedia('(display-mode: standalone)').matches)) return;
  const back = button(bar, 'plain', '‹', () => {
    if (globalThis.navigation?.canGoBack ?? history.length > 1) history.back();
    else location.assign(root);
  });
  back.ariaLabel = words.back;
  bar.prepend(back);
}
