// A stand-in for what changes the words of a page: a browser that translates it, a highlighter. The words stay the page's
// own, between marks that `page.js` takes off; so a page still says under them what it says without.

const said = (text) => `⟦${text}⟧`;
const changed = new WeakMap();

const KINDS = {
  // As Chromium: elements in the place of each text node, which comes back when the page is shown as it was.
  fonts(node, text) {
    const font = document.createElement('font');
    font.append(document.createElement('font'));
    font.firstChild.append(said(text));
    keep(font.firstChild.firstChild);
    node.replaceWith(font);
    return () => font.replaceWith(node);
  },
  // As Firefox: other words in the same text node, and the comments beside it are gone.
  inPlace(node) {
    const { data } = node;
    for (const other of [...node.parentNode.childNodes]) if (other.nodeType === Node.COMMENT_NODE) other.remove();
    node.data = said(data);
    return () => {
      if (node.data === said(data)) node.data = data;
    };
  },
  // As a highlighter: half of a text in an element.
  split(node) {
    const rest = node.splitText(node.length >> 1);
    const mark = document.createElement('mark');
    rest.replaceWith(mark);
    mark.append(rest);
    keep(rest);
    return () => {
      mark.replaceWith(rest);
      node.parentNode?.normalize();
    };
  },
};

const keep = (node) => changed.set(node, node.data);

// The texts of the page that nobody has changed yet.
function untouched() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const left = node.parentElement.closest('script, style, textarea, [translate=no]');
    if (!left && node.data.trim() && changed.get(node) !== node.data) found.push(node);
  }
  return found;
}

function begin(kind) {
  const undo = [];
  const change = (found) => {
    for (const [node, text] of found) {
      if (!node.isConnected || changed.get(node) === node.data) continue;
      undo.push(KINDS[kind](node, text));
      keep(node);
    }
  };
  const find = () => untouched().map((node) => [node, node.data]);
  // What has come later takes a moment to be translated. By then the page may say something else there.
  const observer = new MutationObserver(() => setTimeout(change, 0, find()));
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  Object.assign(document.documentElement, { lang: 'xx', className: 'translated-ltr' });
  change(find());
  window.untouched = () => untouched().length;
  window.asItWas = () => {
    observer.disconnect();
    undo.reverse().forEach((act) => act());
    Object.assign(document.documentElement, { lang: 'en', className: '' });
  };
}
