// Dresses the page in many colours, and looks at what became of them, by an arithmetic of its own.

let state = 20261128;
const random = (below) => { state = (state * 48271) % 2147483647; return state % below; };
// All colours, and as often the near greys that sites are made of.
const colour = () => {
  const [grey, spread] = [random(256), random(2) ? 256 : 24];
  const part = () => Math.min(255, Math.max(0, spread === 256 ? random(256) : grey + random(spread)));
  return [part(), part(), part()].map((value) => value.toString(16).padStart(2, '0')).join('');
};

const luminance = (text) => {
  const parts = text.trim().match(/^#(..)(..)(..)$/)?.slice(1) ?? text.trim().match(/^#(.)(.)(.)$/).slice(1).map((part) => part + part);
  const [r, g, b] = parts.map((part) => parseInt(part, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const GROUNDS = ['paper', 'sheet', 'tint', 'stop-tint', 'check-tint', 'good-tint'];
const TEXTS = ['ink', 'quiet', 'key', 'stop', 'check', 'good'];
const { dress } = await import('../colour.js');
const page = document.documentElement;
const outcome = { taken: 0, refused: 0, illegible: [] };

for (let n = 0; n < 600; n += 1) {
  const asked = new URLSearchParams();
  for (const name of ['accent', 'text', 'background']) if (random(4)) asked.set(name, colour());
  page.style.cssText = '';
  dress(asked);
  const of = (name) => getComputedStyle(page).getPropertyValue(`--${name}`);
  const [text, background] = ['text', 'background'].map((name) => asked.get(name));
  if (text && background) {
    const isTaken = of('ink') === `#${text}` && of('paper') === `#${background}`;
    outcome[isTaken ? 'taken' : 'refused'] += 1;
    if (isTaken !== contrast(`#${text}`, `#${background}`) >= 4.5) outcome.illegible.push(`${asked}: taken is ${isTaken}`);
  }
  const pairs = TEXTS.flatMap((name) => GROUNDS.map((ground) => [name, ground, 4.5]));
  pairs.push(['on-key', 'key', 4.5], ['paper', 'ink', 4.5], ['control', 'paper', 3], ['control', 'tint', 3]);
  for (const [name, ground, least] of pairs) {
    const is = contrast(of(name), of(ground));
    if (is < least) outcome.illegible.push(`${asked}: ${name} on ${ground} is ${is.toFixed(2)}`);
  }
  for (const [name, ground] of [['accent', '#f1efe9'], ['accent-dark', '#1c262e']]) {
    if (contrast(of(name), ground) < 4.5) outcome.illegible.push(`${asked}: ${name} in its scheme`);
  }
}
page.style.cssText = '';
return outcome;
