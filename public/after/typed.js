// What was typed and is not saved yet survives a page that loads anew, and is put back where it was as it comes on the screen.

const KEY = `handover-typed ${location.pathname}`;

// The rest is saved with every key.
const FIELDS = 'form :is(input, textarea)';

const content = ({ type, checked, value }) => (/radio|checkbox/.test(type) ? checked : type === 'file' ? '' : value);

export function keepTyped() {
  const fields = [...document.querySelectorAll(FIELDS)].map((field) => [field.id, content(field)]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(fields.filter(([id, content]) => id && content)));
  } catch {
    // Where nothing is stored, it is typed again.
  }
}

export function putBack() {
  let waiting;
  try {
    waiting = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  const observer = new MutationObserver(put);
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['hidden', 'data-here', 'open'] });
  put();

  function put() {
    waiting = waiting.filter(([id, was]) => {
      const field = document.getElementById(id);
      if (!field?.getClientRects().length) return true;
      if (was === true) field.checked || field.click();
      else if (content(field) !== was) {
        field.value = was;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return false;
    });
    if (!waiting.length) observer.disconnect();
  }
}
