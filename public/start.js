// Starts the app and shows the way out when it does not start or breaks.
//
// Plain JavaScript, because it must work when the WebAssembly does not. Without this file, or in a browser too old for
// modules, the page stays the hypertext it is. Only Rust says `ready`: that the files have arrived proves nothing.

const page = document.documentElement;
const tag = document.getElementById('boot');
const app = document.getElementById('app');

const PATIENCE = 30_000; // ms

// A start that breaks half-way has already taken the article out of the page. Holding its nodes costs nothing.
let article = [...app.childNodes];

// A trap, or a start that came to nothing.
function broke() {
  if (page.dataset.failure === 'crash') return;
  const crashed = page.dataset.app === 'ready';
  if (!crashed) giveArticleBack();
  fail(crashed ? 'crash' : 'start');
  // Focus only goes to somebody who was in the middle of something; after a failed start the article can be read on.
  if (crashed) document.getElementById('recovery-title')?.focus();
}

function fail(failure) {
  page.dataset.failure = failure;
  page.dataset.app = 'failed';
}

function giveArticleBack() {
  if (!article.length || article[0].isConnected) return;
  app.replaceChildren(...article);
  // New nodes are not `:target` until the fragment is gone to again; this leaves no entry in the history.
  if (location.hash) location.replace(location.hash);
}

// After a trap the WebAssembly is not to be used again: a panic (RuntimeError), or a stack that ran over, which no panic
// hook sees (RangeError; InternalError in Firefox). Any other error leaves the app alive, as that of a ResizeObserver does.
const isTrap = (error) => ['RuntimeError', 'RangeError', 'InternalError'].includes(error?.name);
addEventListener('error', (event) => isTrap(event.error) && broke());
addEventListener('unhandledrejection', (event) => isTrap(event.reason) && broke());

// A host that never answers is no error. Should the app come after all, Rust says `ready` over this.
setTimeout(() => {
  if (page.dataset.app === 'loading') fail('start');
  if (page.dataset.app === 'ready') article = [];
}, PATIENCE);

async function start() {
  const [module, wasm] = await Promise.all([
    import(new URL(tag.dataset.js, document.baseURI)),
    fetch(new URL(tag.dataset.wasm, document.baseURI)),
  ]);
  await module.default({ module_or_path: wasm });
}

start().catch((error) => {
  console.error(error);
  broke();
});

// The search is fetched when somebody first searches. `done` gets what finds, or nothing where it does not come.
let searching;

globalThis.handoverSearch = (done) => {
  searching ??= search();
  searching.then(done, (error) => {
    console.error(error);
    searching = undefined;
    done();
  });
};

async function search() {
  const { searchJs, searchWasm, index } = tag.dataset;
  const [module, wasm, text] = await Promise.all([
    import(new URL(searchJs, document.baseURI)),
    fetched(searchWasm),
    fetched(index).then((response) => response.text()),
  ]);
  await module.default({ module_or_path: wasm });
  const finder = new module.Finder(text);
  return (query, prefer) => finder.find(query, prefer);
}

async function fetched(address) {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

document.getElementById('recovery-reload')?.addEventListener('click', () => location.reload());

document.getElementById('recovery-download')?.addEventListener('click', ({ currentTarget: button }) => {
  const saved = savedData();
  if (!saved) {
    button.textContent = button.dataset.empty;
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([saved], { type: 'application/json' }));
  link.download = 'handover-data.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});

// Every record of Handover as the text it is stored as, whole or damaged. Nothing when there is none, or when the
// browser keeps the storage closed.
function savedData() {
  try {
    const records = Object.entries(localStorage).filter(([key]) => key.startsWith('handover.'));
    return records.length ? JSON.stringify(Object.fromEntries(records), null, 2) : '';
  } catch {
    return '';
  }
}
