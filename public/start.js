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

// What is not needed from the start is fetched when it is first asked for. `done` gets what does it, or nothing where it
// does not come; then it is tried again the next time. The site builder fills the names in.
const files = {
  search: '%search%', finder: '%finder%', index: '%index%',
  links: '%links%', linker: '%linker%', sheet: '%sheet%',
};

const whenAsked = (load) => {
  let loading;
  return (done) => {
    loading ??= load();
    loading.then(done, (error) => {
      console.error(error);
      loading = undefined;
      done();
    });
  };
};

globalThis.handoverSearch = whenAsked(async () => {
  const [module, text] = await Promise.all([
    started(files.search, files.finder),
    fetched(files.index).then((response) => response.text()),
  ]);
  const finder = new module.Finder(text);
  return (query, prefer) => finder.find(query, prefer);
});

globalThis.handoverLinks = whenAsked(async () => {
  const [module] = await Promise.all([started(files.links, files.linker), styled(files.sheet)]);
  return module.ask;
});

async function started(script, binary) {
  const [module, wasm] = await Promise.all([import(beside(script)), fetched(binary)]);
  await module.default({ module_or_path: wasm });
  return module;
}

function styled(sheet) {
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = beside(sheet);
    link.onload = done;
    link.onerror = () => {
      link.remove();
      failed(new Error(`${sheet} did not come`));
    };
    document.head.append(link);
  });
}

const beside = (name) => new URL(name, import.meta.url);

async function fetched(name) {
  const response = await fetch(beside(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
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
