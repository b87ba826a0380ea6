// The colours, corners and letters of the page around, from an address, so nothing but what is known, and never at the cost
// of reading: a text that cannot be read on its background is refused, an accent is made darker or lighter until it can.

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];
const LEGIBLE = 4.5; // WCAG 2.2 AA for text
const VISIBLE = 3; // and for the edges of controls

// As in style/tokens.css, light and dark. A tint is what is hardest to read on.
const PAPER = ['fbfaf7', '0f161b'].map(rgb);
const TINT = ['f1efe9', '1c262e'].map(rgb);
const INK = ['16212b', 'e8ecee'].map(rgb);
const MARKS = { stop: ['98151b', 'ffa79f'], check: ['6b4300', 'f0c27a'], good: ['14522f', '93d9ac'] };

const FONTS = {
  serif: 'Georgia, "Noto Serif", serif',
  rounded: 'ui-rounded, "Hiragino Maru Gothic ProN", "Arial Rounded MT Bold", Nunito, system-ui, sans-serif',
  mono: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
};

function rgb(text) {
  const [, hex] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text ?? '') ?? [];
  return hex && hex.match(hex.length === 3 ? /./g : /../g).map((part) => parseInt(part.padStart(2, part), 16));
}

const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

function luminance(colour) {
  const [r, g, b] = colour.map((part) => (part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const mixed = (a, b, share) => a.map((part, n) => Math.round(part + (b[n] - part) * share));

// The colour, moved towards a pole as far as it must be to be seen on every ground.
function seen(colour, grounds, pole, least = LEGIBLE) {
  for (let n = 0; n < 64; n += 1) {
    const moved = mixed(colour, pole, n / 64);
    if (grounds.every((ground) => contrast(moved, ground) >= least)) return moved;
  }
  return pole;
}

const clearer = (colour, [a, b]) => (contrast(colour, a) >= contrast(colour, b) ? a : b);

// Everything that follows from a text and a background that can be read; nothing where they cannot.
function scheme(text, background, accent) {
  if (contrast(text, background) < LEGIBLE) return null;
  const isDark = luminance(background) < luminance(text);
  const pole = isDark ? WHITE : BLACK;
  // A ground that would make the text hard to read is the background itself.
  const ground = (colour, share) => {
    const made = mixed(background, colour, share);
    return contrast(text, made) < LEGIBLE ? background : made;
  };
  const tint = ground(text, 0.06);
  const marks = Object.entries(MARKS).map(([name, pair]) => [name, rgb(pair[+isDark])]);
  const tints = marks.map(([name, colour]) => [`${name}-tint`, ground(colour, 0.09)]);
  const grounds = [background, tint, ...tints.map(([, made]) => made)];
  const key = seen(accent[+isDark], grounds, pole);
  return {
    'color-scheme': isDark ? 'dark' : 'light',
    ...Object.fromEntries([
      ['paper', background],
      ['sheet', background],
      ['tint', tint],
      ['ink', text],
      ['quiet', seen(mixed(text, background, 0.25), grounds, pole)],
      ['hairline', mixed(background, text, 0.18)],
      ['control', seen(mixed(text, background, 0.5), grounds, pole, VISIBLE)],
      ['key', key],
      ['on-key', clearer(key, [WHITE, BLACK])],
      ...tints,
      ...marks.map(([name, colour]) => [name, seen(colour, grounds, pole)]),
    ].map(([name, colour]) => [`--${name}`, hex(colour)])),
  };
}

// An accent alone leaves the page its two schemes.
const accents = (accent) => ({
  '--accent': hex(seen(accent, [TINT[0]], BLACK)),
  '--accent-dark': hex(seen(accent, [TINT[1]], WHITE)),
});

function theme(asked) {
  const [accent, text, background] = ['accent', 'text', 'background'].map((name) => rgb(asked.get(name)));
  const style = getComputedStyle(document.documentElement);
  const own = ['--accent', '--accent-dark'].map((name) => rgb(style.getPropertyValue(name).trim()));
  const whole = (text || background) && scheme(
    text ?? clearer(background, INK), background ?? clearer(text, PAPER), accent ? [accent, accent] : own,
  );
  const radius = asked.get('radius');
  return {
    ...(whole || (accent && accents(accent))),
    ...(/^\d{1,2}$/.test(radius ?? '') && radius <= 24 && { '--radius': `${+radius}px` }),
    ...(Object.hasOwn(FONTS, asked.get('font')) && { '--font': FONTS[asked.get('font')] }),
  };
}

// `asked`: the parameters of the address. Paper is black on white whatever they say.
export function dress(asked) {
  const { style } = document.documentElement;
  const values = Object.entries(theme(asked));
  const put = () => values.forEach(([name, value]) => style.setProperty(name, value));
  put();
  addEventListener('beforeprint', () => values.forEach(([name]) => style.removeProperty(name)));
  addEventListener('afterprint', put);
}
