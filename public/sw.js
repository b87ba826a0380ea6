// Saves the site for work without network. One build is one version: it is saved whole or not at all, and it runs until the
// reader takes the next.
//
// The builder fills in what a version is made of (`site::precache`). Nothing is saved or served that is not what was built:
// every file is compared with its SHA-256. A virus scanner or a company's proxy that changes pages on their way leaves alone
// what is packed, so such a page is taken from the packed copy beside it.

const VERSION = __VERSION__;

// The path of a page is its folder. Files of the second list are saved when they are visited, or when the reader asks for
// everything; it is empty while everything fits.
const CORE = __CORE__;
const WHEN_VISITED = __WHEN_VISITED__;

const FILES = new Map([...CORE, ...WHEN_VISITED].map((file) => [file[0], file]));

const SCOPE = new URL('./', location.href);

// Another site of this origin, under another path, has caches of its own. There is no space in a path.
const OURS = `handover ${SCOPE.pathname} `;
const CACHE = OURS + VERSION;

// An address that no file has. What is there says when this version was saved, and when it first ran.
const MARK = new URL('./?saved', SCOPE).href;

// What kept the last version from being saved, for the page that asks; it goes with the next one that is.
const REFUSED = `${OURS}refused`;

/** @param {SiteFile} file */
const address = ([path]) => new URL(path, SCOPE).href;

/** A file that arrived, and is not what was built. */
class Altered extends Error {}

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

/**
 * @param {BufferSource} bytes
 * @param {SiteFile} file
 */
async function isWhatWasBuilt(bytes, [, sha256]) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === sha256;
}

/**
 * From a cache, if it is there and what was built.
 *
 * @param {Cache} cache
 * @param {SiteFile} file
 */
async function keptIn(cache, file) {
  const response = await cache.match(address(file), { ignoreVary: true });
  return response && (await isWhatWasBuilt(await response.clone().arrayBuffer(), file)) ? response : undefined;
}

/**
 * From the host. One that answers every request with its front page and 200 is no better than one that does not answer.
 *
 * @param {SiteFile} file
 * @param {RequestCache} cache
 */
async function fetched(file, cache) {
  const [path, , kind] = file;
  const response = await fetch(address(file), { cache, redirect: 'error' });
  const type = response.headers.get('content-type') ?? '';
  if (response.status !== 200 || !type.includes(kind)) throw new Error(`${path}: ${response.status} ${type}`);
  if (!(await isWhatWasBuilt(await response.clone().arrayBuffer(), file))) throw new Altered(path);
  return response;
}

/**
 * A page out of the packed copy beside it. Nothing where there is none, or it is of another version. Some hosts have it
 * unpacked by the browser.
 *
 * @param {SiteFile} file
 */
async function unpacked(file) {
  const response = await fetch(`${address(file)}index.html.gz`, { cache: 'no-cache', redirect: 'error' });
  if (!response.ok) return;
  let bytes = await response.arrayBuffer();
  if (!(await isWhatWasBuilt(bytes, file))) {
    const unpacking = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    bytes = await new Response(unpacking).arrayBuffer();
  }
  if (await isWhatWasBuilt(bytes, file)) return new Response(bytes, { headers: { 'content-type': 'text/html' } });
}

/**
 * Saves a file that is not there yet. True for a page that was changed on its way, and is saved as it was built.
 *
 * @param {Cache} cache
 * @param {SiteFile} file
 * @param {Cache[]} older where it may be already
 */
async function keep(cache, file, older) {
  if (await keptIn(cache, file)) return false;
  for (const earlier of older) {
    const response = await keptIn(earlier, file);
    if (response) {
      await cache.put(address(file), response);
      return false;
    }
  }
  try {
    // The second time past every cache on the way, which may still hold an earlier version.
    const response = await fetched(file, 'no-cache').catch(() => fetched(file, 'reload'));
    await cache.put(address(file), response);
    return false;
  } catch (error) {
    const isPage = error instanceof Altered && file[2] === 'html';
    const built = isPage && (await unpacked(file).catch(() => {}));
    if (!built) throw error;
    await cache.put(address(file), built);
    return true;
  }
}

/**
 * Moments, as `Date.now()` gives them. `altered`: pages were changed on their way. `refused`: a file that was, and could not
 * be had as it was built.
 *
 * @typedef {{ saved?: number, ran?: number, altered?: boolean, refused?: string }} Mark
 */

/**
 * @param {Cache} cache
 * @returns {Promise<Mark | undefined>}
 */
const mark = async (cache) => (await cache.match(MARK))?.json();

/**
 * @param {Cache} cache
 * @param {Mark} value
 */
const setMark = (cache, value) => cache.put(MARK, new Response(JSON.stringify(value)));

async function install() {
  await caches.delete(REFUSED);
  const names = (await ourCaches()).filter((name) => name !== CACHE);
  const older = await Promise.all(names.map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const before = await mark(cache);
  try {
    // Of the files that are saved when they are visited, those that an earlier version saved.
    const visited = WHEN_VISITED.map(async (file) => {
      const kept = await Promise.all([cache, ...older].map((any) => any.match(address(file))));
      return kept.some(Boolean) ? [file] : [];
    });
    await keepAll(cache, [...CORE, ...(await Promise.all(visited)).flat()], older);
  } catch (error) {
    // A version that ran is whole, and some tab may still be running it.
    if (!before) await caches.delete(CACHE);
    // Nobody can be asked once this has failed, so it is written down.
    if (error instanceof Altered) await setMark(await caches.open(REFUSED), { refused: error.message });
    throw error;
  }
}

/**
 * What does not arrive at all weighs more than what arrives altered: during half a deploy there is both.
 *
 * @param {Cache} cache
 * @param {SiteFile[]} files
 * @param {Cache[]} older where they may be already
 */
async function keepAll(cache, files, older) {
  const kept = await Promise.allSettled(files.map((file) => keep(cache, file, older)));
  const errors = kept.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (errors.length) throw errors.find((error) => !(error instanceof Altered)) ?? errors[0];
  const before = await mark(cache);
  const altered = before?.altered || kept.some((one) => one.status === 'fulfilled' && one.value);
  await setMark(cache, { ...before, saved: Date.now(), altered });
}

// The version that ran last stays: a tab that still runs it goes on fetching its files, which no other version has. Older
// and incomplete ones are deleted.
async function activate() {
  const cache = await caches.open(CACHE);
  await setMark(cache, { ...(await mark(cache)), ran: Date.now() });
  const names = (await ourCaches()).filter((name) => name !== CACHE);
  /** @type {(name: string) => Promise<[name: string, ran: number]>} */
  const ran = async (name) => [name, (await mark(await caches.open(name)))?.ran ?? 0];
  const others = (await Promise.all(names.map(ran))).sort(([, a], [, b]) => b - a);
  const last = others.find(([, time]) => time)?.[0];
  await Promise.all(names.filter((name) => name !== last).map((name) => caches.delete(name)));
  // The page that the first version came with belongs to it.
  await clients.claim();
}

/**
 * A page, whatever its query says. One that is not listed is not ours, and comes from the network.
 *
 * @param {FetchEvent} event
 * @param {string} path from the site's root
 * @param {string} query
 */
async function page(event, path, query) {
  const file = FILES.get(path);
  const folder = path.endsWith('index.html') ? path.slice(0, -'index.html'.length) : `${path}/`;
  if (!file && FILES.has(folder)) return Response.redirect(new URL(folder + query, SCOPE));
  const right = mended(path, query);
  if (right !== undefined && FILES.has(right.split(/[?#]/)[0])) return Response.redirect(SCOPE.href + right);
  try {
    return await (file ? ofThisVersion(event, file) : fetch(event.request));
  } catch {
    // That place offers to save what is not here yet.
    return Response.redirect(file ? new URL('#offline', SCOPE) : SCOPE);
  }
}

/**
 * Any other file: of this version, or, if its name has a hash, of one that ran before. Otherwise it comes from the network,
 * and what is missing there is an error, never a page.
 *
 * @param {FetchEvent} event
 * @param {string} path from the site's root
 */
async function other(event, path) {
  const file = FILES.get(path);
  if (file) return ofThisVersion(event, file);
  if (/-[0-9a-f]{16}\.\w+$/.test(path)) {
    for (const name of await ourCaches()) {
      const kept = await (await caches.open(name)).match(event.request, { ignoreVary: true });
      if (kept) return kept;
    }
  }
  return fetch(event.request);
}

/**
 * What comes from the network is saved if it is of this version. It may be of a newer one, and is then shown: a page brings
 * all that belongs to it.
 *
 * @param {FetchEvent} event
 * @param {SiteFile} file
 */
async function ofThisVersion(event, file) {
  const cache = await caches.open(CACHE);
  const kept = await keptIn(cache, file);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.status === 200) event.waitUntil(keepIfBuilt(cache, file, response.clone()));
  return response;
}

/**
 * @param {Cache} cache
 * @param {SiteFile} file
 * @param {Response} response
 */
async function keepIfBuilt(cache, file, response) {
  const isBuilt = await isWhatWasBuilt(await response.clone().arrayBuffer(), file);
  const built = isBuilt ? response : file[2] === 'html' && (await unpacked(file).catch(() => {}));
  if (built) await cache.put(address(file), built);
}

/**
 * Rereads every file from the cache, and deletes those that are not what was built.
 *
 * @returns {Promise<OfflineStatus>}
 */
async function whole() {
  const cache = await caches.open(CACHE);
  const good = await Promise.all([...FILES.values()].map(async (file) => {
    const kept = await keptIn(cache, file);
    if (!kept) await cache.delete(address(file));
    return !!kept;
  }));
  const { saved, altered } = (await mark(cache)) ?? {};
  /** @type {(from: number, to?: number) => number} */
  const count = (from, to) => good.slice(from, to).filter((is) => !is).length;
  const lacks = count(0, CORE.length) + Number(!saved);
  return { version: VERSION, saved, altered, lacks, left: count(CORE.length) };
}

const saveAll = async () => keepAll(await caches.open(CACHE), [...FILES.values()], []);

/**
 * What a page may ask for. The answer is the status afterwards.
 *
 * @type {Record<string, () => unknown>}
 */
const ASKED = { whole() {}, saveAll, takeOver: () => skipWaiting() };

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE.href)) return;
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(SCOPE.pathname.length);
  event.respondWith(request.mode === 'navigate' ? page(event, path, search) : other(event, path));
});

addEventListener('message', (event) => {
  const act = Object.hasOwn(ASKED, event.data) && ASKED[event.data];
  if (act) event.waitUntil(answer(act, event.ports[0]));
});

/**
 * @param {() => unknown} act
 * @param {MessagePort} [port]
 */
async function answer(act, port) {
  // What could not be fetched is counted as lacking.
  const error = await Promise.resolve(act()).catch((reason) => reason);
  if (error) console.error(error);
  const refused = error instanceof Altered ? error.message : undefined;
  port?.postMessage({ ...(await whole()), refused });
}
