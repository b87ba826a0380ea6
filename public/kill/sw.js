// Copied over `sw.js` on the host, it removes the worker and what it saved from every device that visits. It does not touch
// records.

const OURS = `handover ${new URL('./', location.href).pathname} `;

async function retire() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(retire()));
