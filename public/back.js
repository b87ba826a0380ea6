// Whoever comes back from the other app finds the page as they left it, also when the phone has closed it meanwhile: how
// far it was scrolled, and what was unfolded. The place and the person are the record's to know.

const KEY = `handover-view ${location.pathname}`;

const unfolded = () => [...document.querySelectorAll('details[open][id]')].map((details) => details.id);

function note() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: location.hash, top: scrollY, unfolded: unfolded() }));
  } catch {
    // Where nothing is stored, it is opened at the top.
  }
}

function noted() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

// Unfolds at once, so that the app finds it so; the answer is for when the app runs, and scrolls. A page that is opened
// anew begins at its top.
export function restore() {
  const [{ type } = {}] = performance.getEntriesByType('navigation');
  const view = type === 'navigate' ? null : noted();
  addEventListener('pagehide', note);
  document.addEventListener('visibilitychange', note);
  if (view?.at !== location.hash) return () => {};
  for (const id of view.unfolded) document.getElementById(id)?.setAttribute('open', '');
  return () => requestAnimationFrame(() => scrollTo(0, view.top));
}
