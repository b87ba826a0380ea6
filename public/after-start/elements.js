/**
 * A new element with its text, at the end of another.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Element} parent
 */
export function append(tag, parent, text = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

/**
 * @param {Element} parent
 * @param {'primary' | 'plain'} kind its class
 * @param {string} text
 * @param {() => void} act
 */
export function appendButton(parent, kind, text, act) {
  const element = append('button', parent, text);
  element.type = 'button';
  element.className = kind;
  element.onclick = act;
  return element;
}

/**
 * In the foot of the page; a page in a frame may have none.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [text]
 */
export function appendToFoot(tag, text) {
  const foot = document.querySelector('.foot-bar');
  return foot && append(tag, append('p', foot), text);
}
