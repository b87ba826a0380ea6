// Mail filters and chats escape the `#` of a link, so that what stands behind it becomes part of a path that no host has.
//
// The page for what is missing and the worker have this script in them (`site::missing`, `site::precache`).

/**
 * `dmss/%23people%26w%3D1` → `dmss/#people&w=1`, escaped once or more often. Nothing where there is no such `#`. It goes behind
 * an origin: by itself it could be another one (`//other.example/%23`).
 *
 * @param {string} path
 * @param {string} query with its `?`, or empty
 */
globalThis.mended = (path, query) => {
  const found = /^(.*?)%((?:25)*)23(.*)$/i.exec(path);
  if (!found) return undefined;
  // The page of a folder has a slash at its end.
  const folder = found[1].replace(/%(25)*2f/gi, '/').replace(/(^|\/)([^/.]+)$/, '$1$2/');
  let fragment = found[3];
  // Where a `&` or `=` is still itself, the `#` alone was escaped.
  for (let times = found[2].length / 2 + 1; times > 0 && !/[&=]/.test(fragment); times -= 1) {
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      break;
    }
  }
  return `${folder}${query}#${fragment}`;
};
