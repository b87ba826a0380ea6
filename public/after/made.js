// An element with its text, at the end of another.
export function made(tag, parent, text = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

export function button(parent, kind, text, act) {
  const element = made('button', parent, text);
  element.type = 'button';
  element.className = kind;
  element.onclick = act;
  return element;
}

// In the foot of the page. In a frame there may be none.
export function inFoot(tag, text) {
  const foot = document.querySelector('.foot-bar');
  return foot && made(tag, made('p', foot), text);
}
