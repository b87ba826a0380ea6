// What was typed and not yet saved survives a reload: each field is filled in again as it comes on the screen.

/** @typedef {[id: string, content: string | boolean]} Draft of a checkbox or radio button, whether it is chosen */

const KEY = `handover-typed ${location.pathname}`;

// What stands outside a form is saved with every keystroke.
const FIELDS = 'form :is(input, textarea)';

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {Field} field */
function content(field) {
  if (/radio|checkbox/.test(field.type)) return /** @type {HTMLInputElement} */ (field).checked;
  return field.type === 'file' ? '' : field.value;
}

export function keepDrafts() {
  const fields = /** @type {NodeListOf<Field>} */ (document.querySelectorAll(FIELDS));
  const drafts = [...fields].map((field) => [field.id, content(field)]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(drafts.filter(([id, draft]) => id && draft)));
  } catch {
    // Without storage it has to be typed again.
  }
}

export function restoreDrafts() {
  /** @type {Draft[]} */
  let waiting;
  try {
    waiting = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  const observer = new MutationObserver(fillIn);
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['hidden', 'data-here', 'open'] });
  fillIn();

  function fillIn() {
    waiting = waiting.filter(([id, draft]) => {
      const field = /** @type {Field | null} */ (document.getElementById(id));
      if (!field?.getClientRects().length) return true;
      if (typeof draft === 'boolean') {
        if (!content(field)) field.click();
      } else if (content(field) !== draft) {
        field.value = draft;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return false;
    });
    if (!waiting.length) observer.disconnect();
  }
}
