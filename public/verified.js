// Fetches files of the site, and refuses what is not what was built. A file is named with the SHA-256 that its content must
// have: `app.js sha256-…`.

/** @param {string} name */
export const beside = (name) => new URL(name, import.meta.url);

/**
 * @param {string} file its name, a space, and its hash
 * @param {RequestCache} [cache]
 */
export async function fetched(file, cache) {
  const [name, integrity] = file.split(' ');
  const response = await fetch(beside(name), { integrity, cache });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/**
 * Older browsers do not compare a script with anything when they import it. So it is fetched and compared first; the import
 * then finds it in the browser's cache.
 *
 * @param {string} file
 * @returns {Promise<any>} the module
 */
export async function imported(file) {
  await fetched(file);
  return import(beside(file.split(' ')[0]).href);
}
