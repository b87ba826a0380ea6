// Whether this works without network, as the worker finds when it rereads what it keeps. Nothing else is believed.

import { inFoot } from './made.js';

const PATIENCE = 100000; // ms

const workers = navigator.serviceWorker;

const ask = (worker, what) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => done(data);
  worker.postMessage(what, [port2]);
  setTimeout(done, PATIENCE);
});

// The worker that runs; the first one once it has everything. Nothing if it did not get that far.
async function running(registration) {
  const worker = registration.installing ?? registration.waiting;
  while (!registration.active && worker && worker.state !== 'redundant') {
    await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
  }
  return workers.controller ?? registration.active;
}

export function offline(words, root) {
  const link = !document.getElementById('offline') && inFoot('a', words.save);
  if (link) {
    link.href = new URL('#offline', root);
    // Large enough to be touched.
    link.style.cssText = 'display:inline-block;padding:.5rem 0';
  }
  const show = (state, { version, saved } = {}) => {
    if (link && state === 'ready') link.textContent = words.ready;
    for (const part of document.querySelectorAll('[data-offline]')) {
      part.hidden = !part.dataset.offline.split(' ').includes(state);
      for (const element of version ? part.querySelectorAll('b') : []) {
        // A date has the language it is to be written in.
        const { lang } = element;
        element.textContent = lang ? new Date(saved).toLocaleDateString(lang, { dateStyle: 'medium' }) : version;
      }
    }
  };

  async function look(what) {
    show('checking');
    try {
      const registration = await workers.register(new URL('sw.js', root), { updateViaCache: 'none' });
      const worker = await running(registration);
      const is = worker && (await ask(worker, what));
      show(!is || is.lacks ? 'unsaved' : is.left ? 'part' : 'ready', is);
    } catch (error) {
      // Not forbidden: the file did not come.
      show(error.name === 'TypeError' ? 'unsaved' : 'blocked');
    }
  }

  if (window.top !== window) return show('framed');
  if (!workers) return show('blocked');
  document.getElementById('offline-save')?.addEventListener('click', () => look('saveAll'));
  look('whole');
}
