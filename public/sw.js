// Keeps the site for work without network. One build is one version: it is kept whole or not at all, and it runs until the
// reader takes the next.
//
// The builder fills in what a version is made of (`site::precache`). Nothing is kept, and nothing kept is handed out, that is
// not what was built: every file is compared with its SHA-256.

const VERSION = '%version%';

// Each file: its path from here (a page is its folder), the SHA-256 of what must be in it, and a word of its Content-Type.
// The second list is kept when it is visited, or when all is asked for; it is empty while everything fits.
const CORE = %core%;
const WHEN_VISITED = %visited%;

const FILES = new Map([...CORE, ...WHEN_VISITED].map((file) => [file[0], file]));

const SCOPE = new URL('./', location.href);

// Another site of this origin, below another path, has caches of its own. A path has no blank in it.
const OURS = `handover ${SCOPE.pathname} `;
const CACHE = OURS + VERSION;

// An address that no file has: when this version was saved, and whether it ever ran.
const MARK = new URL('./?saved', SCOPE).href;

const address = ([path]) => new URL(path, SCOPE).href;

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

async function isWhatWasBuilt(response, [, sha256]) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === sha256;
}

// From a cache, if it is there and what was built.
async function keptIn(cache, file) {
  const response = await cache.match(address(file), { ignoreVary: true });
  return response && (await isWhatWasBuilt(response.clone(), file)) ? response : undefined;
}

// From the host. One that answers everything with its first page, and 200, is no better than one that does not answer.
async function fetched(file, cache) {
  const response = await fetch(address(file), { cache, integrity: `sha256-${file[1]}`, redirect: 'error' });
  const type = response.headers.get('content-type') ?? '';
  if (response.status !== 200 || !type.includes(file[2])) throw new Error(`${file[0]}: ${response.status} ${type}`);
  return response;
}

async function keep(cache, file, older) {
  if (await keptIn(cache, file)) return;
  for (const other of older) {
    const response = await keptIn(other, file);
    if (response) return cache.put(address(file), response);
  }
  // A second time past every cache on the way, which may have kept what was there before.
  const response = await fetched(file, 'no-cache').catch(() => fetched(file, 'reload'));
  await cache.put(address(file), response);
}

const mark = async (cache) => (await cache.match(MARK))?.json();
const setMark = (cache, value) => cache.put(MARK, new Response(JSON.stringify(value)));

async function install() {
  const names = (await ourCaches()).filter((name) => name !== CACHE);
  const older = await Promise.all(names.map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const before = await mark(cache);
  try {
    // Of what is kept when it is visited, what was kept before.
    const visited = WHEN_VISITED.map(async (file) => {
      const kept = await Promise.all([cache, ...older].map((other) => other.match(address(file))));
      return kept.some(Boolean) ? [file] : [];
    });
    const wanted = [...CORE, ...(await Promise.all(visited)).flat()];
    await Promise.all(wanted.map((file) => keep(cache, file, older)));
    await setMark(cache, { ...before, saved: Date.now() });
  } catch (error) {
    // A version that ran once is whole, and some tab may still run it.
    if (!before) await caches.delete(CACHE);
    throw error;
  }
}

// The version that ran last stays: a tab that still runs it goes on fetching its files, which no other version has. Older
// ones go, and halves.
async function activate() {
  const cache = await caches.open(CACHE);
  await setMark(cache, { ...(await mark(cache)), ran: Date.now() });
  const names = (await ourCaches()).filter((name) => name !== CACHE);
  const ran = async (name) => [name, (await mark(await caches.open(name)))?.ran ?? 0];
  const others = (await Promise.all(names.map(ran))).sort(([, a], [, b]) => b - a);
  const last = others.find(([, time]) => time)?.[0];
  await Promise.all(names.filter((name) => name !== last).map((name) => caches.delete(name)));
  // The page that brought the first version is one of it.
  await clients.claim();
}

// A page, whatever is asked of it behind a `?`. One that is not listed is somebody else's, and comes from the network.
async function page(event, path, query) {
  const folder = path.endsWith('index.html') ? path.slice(0, -'index.html'.length) : `${path}/`;
  if (!FILES.has(path) && FILES.has(folder)) return Response.redirect(new URL(folder + query, SCOPE));
  const file = FILES.get(path);
  try {
    return await (file ? ofThisVersion(event, file) : fetch(event.request));
  } catch {
    // What is not here yet can be saved there.
    return Response.redirect(file ? new URL('#offline', SCOPE) : SCOPE);
  }
}

// Any other file: of this version, or of one that ran before, if its name says what is in it. Else it comes from the
// network, and what is not there is an error, never a page.
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

// What comes from the network is kept if it is of this version. It may be of a newer one: that is whole by itself, and shown.
async function ofThisVersion(event, file) {
  const cache = await caches.open(CACHE);
  const kept = await keptIn(cache, file);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.status === 200) event.waitUntil(keepIfBuilt(cache, file, response.clone()));
  return response;
}

async function keepIfBuilt(cache, file, response) {
  if (await isWhatWasBuilt(response.clone(), file)) await cache.put(address(file), response);
}

// Rereads every file from the cache. What is there and not what was built is of no use.
async function whole() {
  const cache = await caches.open(CACHE);
  const good = await Promise.all([...FILES.values()].map(async (file) => {
    const kept = await keptIn(cache, file);
    if (!kept) await cache.delete(address(file));
    return !!kept;
  }));
  const { saved } = (await mark(cache)) ?? {};
  const count = (from, to) => good.slice(from, to).filter((is) => !is).length;
  return { version: VERSION, saved, lacks: count(0, CORE.length) + !saved, left: count(CORE.length) };
}

async function saveAll() {
  const cache = await caches.open(CACHE);
  await Promise.all([...FILES.values()].map((file) => keep(cache, file, [])));
  await setMark(cache, { ...(await mark(cache)), saved: Date.now() });
}

// What a page may ask for. It hears how it stands afterwards.
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

async function answer(act, port) {
  // What could not be fetched is lacking, and is counted.
  await Promise.resolve(act()).catch(console.error);
  port?.postMessage(await whole());
}
