// Whoever comes back from the other app finds the page as they left it, even if the phone has closed it in the meantime: how
// far it was scrolled, and what was unfolded. The record knows the place and the person.

/** @typedef {{ at: string, top: number, unfolded: string[] }} View the fragment, px, and ids */

const KEY = `handover-view ${location.pathname}`;

const unfolded = () => [...document.querySelectorAll('details[open][id]')].map((details) => details.id);

function saveView() {
  /** @type {View} */
  const view = { at: location.hash, top: scrollY, unfolded: unfolded() };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // Without storage the page opens at the top.
  }
}

/** @returns {View | null} */
function savedView() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Unfolds at once, so that the app finds it that way. Returns what scrolls, to be called once the app runs. A page that is
 * opened anew, neither reloaded nor gone back to, begins at its top.
 */
export function restoreView() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  const view = navigation?.type === 'navigate' ? null : savedView();
  addEventListener('pagehide', saveView);
  document.addEventListener('visibilitychange', saveView);
  if (view?.at !== location.hash) return () => {};
  for (const id of view.unfolded) document.getElementById(id)?.setAttribute('open', '');
  return () => requestAnimationFrame(() => scrollTo(0, view.top));
}
