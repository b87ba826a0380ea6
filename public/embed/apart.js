// The line at the top of a page in a frame: the way to its steps, and, where browsers keep what is saved in it from what is
// saved in the full page, that this is so, and the way there.

const isSiteOf = (name, other) => name === other || name.endsWith(`.${other}`);

// Whether pages of this origin are of one site with this one, as with a sub-domain. Where it is not seen at once, it is not.
function isOurSite(origin) {
  try {
    const { protocol, hostname } = new URL(origin);
    const [theirs, ours] = [hostname, location.hostname].map((name) => name.replace(/^www\./, ''));
    return protocol === location.protocol && (isSiteOf(theirs, ours) || isSiteOf(ours, theirs));
  } catch {
    return false;
  }
}

// Browsers keep a frame's storage by all the sites around it.
function isApart() {
  try {
    if (top.location.origin === location.origin && parent.location.origin === location.origin) return false;
  } catch {
    // It is not ours to read.
  }
  if (location.ancestorOrigins) return ![...location.ancestorOrigins].every(isOurSite);
  // Of another page of ours that led here, the address says nothing.
  const { referrer } = document;
  return parent !== top || referrer.startsWith(location.origin) || !isOurSite(referrer);
}

function isBlocked() {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

function link(href, text) {
  const made = document.createElement('a');
  Object.assign(made, { href, textContent: text });
  return made;
}

function fullPage(words) {
  const way = link('', `${words.full_page} `);
  const tab = Object.assign(document.createElement('span'), { className: 'unseen', textContent: words.new_tab });
  way.append(tab);
  Object.assign(way, { target: '_blank', rel: 'noopener' });
  const here = () => { way.href = location.pathname + location.hash; };
  here();
  addEventListener('hashchange', here);
  // With something to take along, the app asks what; else, or without it, the link is a link.
  way.addEventListener('click', (event) => {
    if (!dispatchEvent(new Event('handover-full-page', { cancelable: true }))) event.preventDefault();
  });
  return way;
}

export function frameBar(words) {
  const bar = document.createElement('header');
  bar.className = 'frame-bar';
  if (document.getElementById('steps')) bar.append(Object.assign(link('#steps', words.steps), { className: 'steps-link' }));
  const isFramed = parent !== window;
  if (isFramed && (isBlocked() || isApart())) {
    const text = document.createElement('p');
    text.append(`${isBlocked() ? words.blocked : words.apart} `, fullPage(words));
    bar.append(text);
  }
  return bar;
}
