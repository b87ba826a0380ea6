// The way out when the app does not start, breaks, or is not what was built; and what the page can do without it.
//
// A plain script of its own in the oldest JavaScript there is: it runs where the rest does not. Only Rust says `ready`:
// that the files have arrived proves nothing. Without this file the page stays the hypertext it is.

(function () {
  var page = document.documentElement;
  var app = document.getElementById('app');
  var words = %words%;

  // In a frame the page around has its own header and footer; `embed.js` sees to the rest.
  if (/[?&]embed\b/.test(location.search)) page.setAttribute('data-embed', '');

  var PATIENCE = 30000; // ms
  var MINUTE = 60000; // ms

  // Keys of sessionStorage: when it broke in this tab, and what is not to be read in it.
  var CRASHES = 'handover-crashes';
  var ASIDE = 'handover-aside';

  // A start that breaks half-way has already taken the article out of the page. Holding its nodes costs nothing.
  var article = [].slice.call(app.childNodes);

  function is(state) {
    return page.getAttribute('data-app') === state;
  }

  // A trap, or a start that came to nothing. The start script says so, too.
  function broke() {
    if (page.getAttribute('data-failure') === 'crash') return;
    var crashed = is('ready');
    if (!crashed) giveArticleBack();
    fail(crashed ? 'crash' : 'start');
  }

  function giveArticleBack() {
    if (!article.length || document.documentElement.contains(article[0])) return;
    app.innerHTML = '';
    article.forEach(function (node) { app.appendChild(node); });
    // New nodes are not `:target` until the fragment is gone to again; this leaves no entry in the history.
    if (location.hash) location.replace(location.hash);
  }

  function fail(failure) {
    page.setAttribute('data-failure', failure);
    page.setAttribute('data-app', 'failed');
    show(failure === 'crash');
  }

  function show(crashed) {
    var screen = document.getElementById('recovery');
    if (screen) screen.parentNode.removeChild(screen);
    screen = element('aside', document.body);
    screen.id = 'recovery';
    screen.setAttribute('aria-labelledby', 'recovery-title');
    var title = element('h2', screen, crashed ? words.crash_title : words.start_title);
    title.id = 'recovery-title';
    title.tabIndex = -1;
    element('p', screen, crashed ? words.crash_text : words.start_text);
    var buttons = element('p', screen);
    buttons.className = 'buttons';
    button(buttons, 'primary', words.reload, crashed ? reload : reloadAll);
    var often = crashed && breaksOften();
    if (often) button(buttons, 'plain', words.without, startWithout);
    button(buttons, 'plain', words.download, function () {
      var saved = savedData();
      if (saved) download(saved);
      else this.textContent = words.empty;
    });
    if (often) element('p', screen, words.without_text);
    // Focus only goes to somebody who was in the middle of something; after a failed start the article can be read on.
    if (crashed) title.focus();
  }

  function reload() {
    location.reload();
  }

  // Past what the browser keeps: a script that came wrong once would be kept for a year.
  function reloadAll() {
    setTimeout(reload, 5000);
    if (!window.fetch) return reload();
    var scripts = [].slice.call(document.scripts).filter(function (script) { return script.src; });
    Promise.all(scripts.map(function (script) {
      return fetch(script.src, { cache: 'reload' }).catch(function () {});
    })).then(reload);
  }

  function element(tag, parent, text) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function button(parent, kind, text, act) {
    var made = element('button', parent, text);
    made.type = 'button';
    made.className = kind;
    made.addEventListener('click', act);
  }

  function download(text) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'handover-data.json';
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, MINUTE);
  }

  // The keys of Handover's records, whole or damaged. None when the browser keeps the storage closed.
  function keys() {
    try {
      return Object.keys(localStorage).filter(function (key) { return key.indexOf('handover.') === 0; });
    } catch (closed) {
      return [];
    }
  }

  // Every record as the text it is stored as. Nothing when there is none.
  function savedData() {
    var records = {};
    keys().forEach(function (key) { records[key] = localStorage.getItem(key); });
    return keys().length ? JSON.stringify(records, null, 2) : '';
  }

  // Whether this is the second time within a minute: then it may be what is saved that breaks it.
  function breaksOften() {
    var now = Date.now();
    try {
      var times = (sessionStorage.getItem(CRASHES) || '').split(' ').map(Number);
      times = times.filter(function (time) { return time && now - time < MINUTE; }).concat(now);
      sessionStorage.setItem(CRASHES, times.join(' '));
      return times.length > 1 && keys().length > 0;
    } catch (closed) {
      return false;
    }
  }

  // The app passes over what is named here, in this tab alone. Nothing is deleted.
  function startWithout() {
    sessionStorage.setItem(ASIDE, keys().join('\n'));
    location.reload();
  }

  function sayWhatIsAside() {
    var line = element('p', document.body, words.aside + ' ');
    line.className = 'no-script';
    button(line, 'plain', words.take_in, function () {
      sessionStorage.removeItem(ASIDE);
      location.reload();
    });
  }

  // What this browser lacks to run the app, in words. The module uses what rustc takes for granted; one that may not be
  // compiled at all does not know the word for it in the page's policy.
  function lacking() {
    if (!('noModule' in document.createElement('script'))) return words.modules;
    if (typeof WebAssembly !== 'object') return words.wasm;
    try {
      var bytes = atob('%module%').split('').map(function (c) { return c.charCodeAt(0); });
      new WebAssembly.Module(new Uint8Array(bytes));
      return '';
    } catch (cannot) {
      return words.newer_wasm;
    }
  }

  // After a trap the WebAssembly is not to be used again: a panic (RuntimeError), or a stack that ran over, which no panic
  // hook sees (RangeError; InternalError in Firefox). Any other error leaves the app alive, as that of a ResizeObserver does.
  function isTrap(error) {
    return !!error && ['RuntimeError', 'RangeError', 'InternalError'].indexOf(error.name) >= 0;
  }

  addEventListener('error', function (event) {
    // A file that does not come, or is not what was built, is an error at its element.
    if (isTrap(event.error) || (event.target && event.target.id === 'boot')) broke();
  }, true);
  addEventListener('unhandledrejection', function (event) {
    if (isTrap(event.reason)) broke();
  });
  window.handoverBroke = broke;

  // A host that never answers is no error. Should the app come after all, Rust says `ready` over this.
  setTimeout(function () {
    if (is('loading')) fail('start');
    if (is('ready')) article = [];
  }, PATIENCE);

  var lacks = lacking();
  if (lacks) {
    page.setAttribute('data-app', 'failed');
    element('p', document.body, words.lacks.replace('{}', lacks)).className = 'no-script';
    return;
  }
  try {
    if (sessionStorage.getItem(ASIDE)) sayWhatIsAside();
  } catch (closed) {
    // Then nothing was put aside either.
  }
})();
