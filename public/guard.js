// The way out when the app does not start, breaks, or is not what was built, and what the page offers without it.
//
// A plain script of its own in the oldest JavaScript there is (ES5): it runs where the rest does not. Only the app says
// `ready`, as the arrival of its files proves nothing. Without this script the page stays plain hypertext.

(function () {
  var page = document.documentElement;
  var app = /** @type {HTMLElement} */ (document.getElementById('app'));
  var words = __GUARD_WORDS__;

  // In a frame, the page around it has its own header and footer. `embed.js` does the rest.
  if (/[?&]embed\b/.test(location.search)) page.setAttribute('data-embed', '');

  var PATIENCE = 30000; // ms
  var MINUTE = 60000; // ms

  // Keys of sessionStorage: when the app crashed in this tab, and which records it is to pass over.
  var CRASHES = 'handover-crashes';
  var ASIDE = 'handover-aside';

  // A start that breaks half-way has already removed the article from the page, so its nodes are held here.
  /** @type {ChildNode[]} */
  var article = [].slice.call(app.childNodes);

  /** @param {'loading' | 'ready' | 'failed'} state */
  function is(state) {
    return page.getAttribute('data-app') === state;
  }

  // Called on a trap and, by the start script too, when the start failed.
  function broke() {
    if (page.getAttribute('data-failure') === 'crash') return;
    var crashed = is('ready');
    if (!crashed) giveArticleBack();
    fail(crashed ? 'crash' : 'start');
  }

  function giveArticleBack() {
    if (!article.length || document.documentElement.contains(article[0])) return;
    while (app.firstChild) app.removeChild(app.firstChild);
    article.forEach(function (node) { app.appendChild(node); });
    // Nodes that were put back are `:target` only after going to the fragment again; this adds no entry to the history.
    if (location.hash) location.replace(location.hash);
  }

  /** @param {'start' | 'crash'} failure */
  function fail(failure) {
    page.setAttribute('data-failure', failure);
    page.setAttribute('data-app', 'failed');
    show(failure === 'crash');
  }

  /** @param {boolean} crashed */
  function show(crashed) {
    var shown = document.getElementById('recovery');
    if (shown && shown.parentNode) shown.parentNode.removeChild(shown);
    var screen = element('aside', document.body);
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
      if (!saved) this.textContent = words.empty;
      else if (!download(saved)) copyFrom(screen, saved);
    });
    if (often) element('p', screen, words.without_text);
    // The focus moves only where somebody was in the middle of something. After a failed start the article is still readable.
    if (crashed) title.focus();
  }

  function reload() {
    location.reload();
  }

  // Past the browser's cache: a script that once arrived damaged would stay there for a year.
  function reloadAll() {
    setTimeout(reload, 5000);
    if (!window.fetch) return reload();
    /** @type {HTMLScriptElement[]} */
    var all = [].slice.call(document.scripts);
    var scripts = all.filter(function (script) { return script.src; });
    Promise.all(scripts.map(function (script) {
      return fetch(script.src, { cache: 'reload' }).catch(function () {});
    })).then(reload);
  }

  /**
   * A new element with its text, at the end of another.
   *
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Element} parent
   * @param {string} [text]
   */
  function element(tag, parent, text) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  /**
   * @param {Element} parent
   * @param {'primary' | 'plain'} kind its class
   * @param {string} text
   * @param {(this: HTMLButtonElement) => void} act
   */
  function button(parent, kind, text, act) {
    var made = element('button', parent, text);
    made.type = 'button';
    made.className = kind;
    made.addEventListener('click', act);
  }

  /**
   * False where the browser will not.
   *
   * @param {string} text
   */
  function download(text) {
    var link = document.createElement('a');
    try {
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    } catch (refused) {
      return false;
    }
    link.download = 'handover-data.json';
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, MINUTE);
    return true;
  }

  /**
   * @param {Element} parent
   * @param {string} text
   */
  function copyFrom(parent, text) {
    var field = element('textarea', parent);
    field.readOnly = true;
    field.setAttribute('aria-label', words.download);
    field.value = text;
    field.select();
  }

  // The keys of all records, damaged ones too. None where the browser blocks storage.
  function keys() {
    try {
      return Object.keys(localStorage).filter(function (key) { return key.indexOf('handover.') === 0; });
    } catch (closed) {
      return [];
    }
  }

  // Every record as the text it is stored as. Empty when there is none.
  function savedData() {
    /** @type {Record<string, string | null>} */
    var records = {};
    keys().forEach(function (key) {
      try {
        records[key] = localStorage.getItem(key);
      } catch (unreadable) {
        // The others are saved all the same.
      }
    });
    return keys().length ? JSON.stringify(records, null, 2) : '';
  }

  // Whether this is the second crash within a minute: then what is saved may be the cause.
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

  // In this tab the app passes over the records named here. Nothing is deleted.
  function startWithout() {
    try {
      sessionStorage.setItem(ASIDE, keys().join('\n'));
    } catch (closed) {
      // Then the records stay, and the page is loaded again all the same.
    }
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

  // What this browser lacks to run the app, in words. The module uses every feature that rustc takes for granted. A browser
  // that refuses to compile any module does not know `'wasm-unsafe-eval'` in the page's policy, and is too old as well.
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

  /**
   * After a trap the WebAssembly must not be used again. It is a panic (RuntimeError) or a stack overflow, which no panic hook
   * sees (RangeError; InternalError in Firefox). Any other error leaves the app running, such as one of a ResizeObserver.
   *
   * @param {unknown} error
   */
  function isTrap(error) {
    return !!error && ['RuntimeError', 'RangeError', 'InternalError'].indexOf(/** @type {Error} */ (error).name) >= 0;
  }

  // A page has scripts of others, too: of extensions, of whoever frames or alters it. They throw the same errors, and their
  // errors are not ours. Chromium keeps ten frames of a stack, which our WebAssembly alone may fill.
  /** @type {{ stackTraceLimit?: number }} */ (Error).stackTraceLimit = 50;
  var own = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, '');

  /**
   * Whether a file of this site had a part in it. All of them stand in one folder, where pages have none. WebAssembly goes
   * without an address; without any address beside it, it is taken for ours: to say nothing of a crash is worse.
   *
   * @param {unknown} error
   * @param {string} [file]
   */
  function isOurs(error, file) {
    var from = (/** @type {Error} */ (error).stack || '') + ' ' + (file || '');
    var named = (from.match(/(?:[a-z-]+:\/\/|data:|blob:|user-script:)[^\s()]+/g) || []).filter(function (address) {
      return address.indexOf('wasm:') !== 0;
    });
    if (!named.length) return !from.trim() || /wasm/.test(from);
    return named.some(function (address) {
      return address.indexOf(own) === 0 && /^[\w-]+\.(js|wasm)/.test(address.slice(own.length));
    });
  }

  addEventListener('error', function (event) {
    // A script that does not arrive, or is not what was built, is an error of its element.
    var isBoot = event.target && /** @type {Element} */ (event.target).id === 'boot';
    if (isBoot || (isTrap(event.error) && isOurs(event.error, event.filename))) broke();
  }, true);
  addEventListener('unhandledrejection', function (event) {
    if (isTrap(event.reason) && isOurs(event.reason)) broke();
  });
  window.handoverBroke = broke;

  // No error is raised for a host that never answers. Should the app start after all, its `ready` replaces this.
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
    // Then no record was put aside either.
  }
})();
