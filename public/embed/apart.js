// The line at the top of a page in a frame: a link to its steps and, where browsers keep what is saved in the frame apart
// from what is saved in the full page, a sentence that says so and a link to the full page.

/**
 * @param {string} name
 * @param {string} other
 */
const isSiteOf = (name, other) => name === other || name.endsWith(`.${other}`);

/**
 * Whether pages of this origin are of the same site as this one, such as a sub-domain. When in doubt they are not.
 *
 * @param {string} origin or any address of it
 */
function isOurSite(origin) {
  try {
    const { protocol, hostname } = new URL(origin);
    const [theirs, ours] = [hostname, location.hostname].map((name) => name.replace(/^www\./, ''));
    return protocol === location.protocol && (isSiteOf(theirs, ours) || isSiteOf(ours, theirs));
  } catch {
    return false;
  }
}

// Browsers give a frame a storage of its own for each site it is framed by, whichever frame that is in.
function isApart() {
  try {
    if (top?.location.origin === location.origin && parent.location.origin === location.origin) return false;
  } catch {
    // A page of another site does not let its address be read.
  }
  if (location.ancestorOrigins) return ![...location.ancestorOrigins].every(isOurSite);
  // If another page of ours led here, the referrer does not say what frames this one.
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

/**
 * @param {string} href
 * @param {string} text
 */
const link = (href, text) => Object.assign(document.createElement('a'), { href, textContent: text });

/** @param {EmbedWords} words */
function fullPage(words) {
  const way = link('', `${words.full_page} `);
  const tab = Object.assign(document.createElement('span'), { className: 'unseen', textContent: words.new_tab });
  way.append(tab);
  Object.assign(way, { target: '_blank', rel: 'noopener' });
  const follow = () => { way.href = location.pathname + location.hash; };
  follow();
  addEventListener('hashchange', follow);
  // Where there is work to take along, the app asks how; otherwise, or without the app, the link is a plain link.
  way.addEventListener('click', (event) => {
    if (!dispatchEvent(new Event('handover-full-page', { cancelable: true }))) event.preventDefault();
  });
  return way;
}

/** @param {EmbedWords} words */
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
