// Laid over `sw.js` on the host, it takes the worker and what it keeps off every device that comes by. Records are not its
// affair: they stay.

const OURS = `handover ${new URL('./', location.href).pathname} `;

async function retire() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(retire()));
