// Says whether the site works without network, as the worker finds when it rereads what it has saved. Nothing else is taken
// for proof.

import { appendToFoot } from './elements.js';

const PATIENCE = 100000; // ms

const workers = navigator.serviceWorker;

// The page's policy wants it said which scripts are ours: this one, and no other.
const trusted = globalThis.trustedTypes?.createPolicy('handover-worker', {
  createScriptURL: (address) => new URL('sw.js', address).href,
});

/**
 * @param {ServiceWorker} worker
 * @param {'whole' | 'saveAll'} what
 * @returns {Promise<OfflineStatus | undefined>} nothing from a worker that does not answer
 */
const ask = (worker, what) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => done(data);
  worker.postMessage(what, [port2]);
  setTimeout(done, PATIENCE);
});

/**
 * The worker that runs; on a first visit, once it has saved everything. `null` if it did not get that far.
 *
 * @param {ServiceWorkerRegistration} registration
 */
async function running(registration) {
  const worker = registration.installing ?? registration.waiting;
  while (!registration.active && worker && worker.state !== 'redundant') {
    await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
  }
  return workers.controller ?? registration.active;
}

/**
 * What a worker wrote down that is gone, because it could not save everything.
 *
 * @param {URL} root
 * @returns {Promise<Partial<OfflineStatus> | undefined>}
 */
async function refusal(root) {
  const note = await caches.match(new URL('?saved', root), { cacheName: `handover ${root.pathname} refused` });
  return note?.json();
}

/**
 * @param {AfterStartWords} words
 * @param {URL} root
 */
export function offline(words, root) {
  const link = !document.getElementById('offline') && appendToFoot('a', words.save);
  if (link) {
    link.href = new URL('#offline', root).href;
    link.className = 'offline-link';
  }

  /**
   * @param {string} state
   * @param {Partial<OfflineStatus>} [status]
   */
  const show = (state, { version, saved, altered, refused = '' } = {}) => {
    if (link && state === 'ready') link.textContent = words.ready;
    const states = altered ? [state, 'altered'] : [state];
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-offline]'))) {
      part.hidden = !part.dataset.offline?.split(' ').some((one) => states.includes(one));
      for (const element of part.querySelectorAll('code')) element.textContent = refused || new URL(root).pathname;
      if (!version) continue;
      for (const element of part.querySelectorAll('b')) {
        // The element of the date has the language to write it in.
        const { lang } = element;
        element.textContent = lang ? new Date(saved ?? NaN).toLocaleDateString(lang, { dateStyle: 'medium' }) : version;
      }
    }
  };

  /** @param {'whole' | 'saveAll'} what */
  async function look(what) {
    show('checking');
    try {
      const registration = await workers.register(trusted?.createScriptURL(root.href) ?? new URL('sw.js', root), {
        updateViaCache: 'none',
      });
      const worker = await running(registration);
      const status = worker ? await ask(worker, what) : await refusal(root);
      const lacks = !status?.version || status.lacks;
      show(lacks ? (status?.refused === undefined ? 'unsaved' : 'refused') : status.left ? 'part' : 'ready', status);
    } catch (error) {
      // A TypeError: nothing forbids it, the file did not arrive.
      show(error instanceof Error && error.name === 'TypeError' ? 'unsaved' : 'blocked');
    }
  }

  if (window.top !== window) return show('framed');
  if (!workers) return show('blocked');
  document.getElementById('offline-save')?.addEventListener('click', () => look('saveAll'));
  look('whole');
}
