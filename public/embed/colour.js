// The colours, corners and typeface of the page around the frame. They come from an address, so nothing is taken but what is
// known, and never at the expense of reading: text that cannot be read on its background is refused, and an accent is
// darkened or lightened until it can be.

/** @typedef {number[]} Colour red, green and blue, each 0 to 255 */

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];
const LEGIBLE = 4.5; // WCAG 2.2 AA for text
const VISIBLE = 3; // and for the edges of controls

// As in style/tokens.css, light and dark. Of all grounds a tint is the hardest to read on.
const PAPER = ['fbfaf7', '0f161b'].map(known);
const TINT = ['f1efe9', '1c262e'].map(known);
const INK = ['16212b', 'e8ecee'].map(known);
const MARKS = { stop: ['98151b', 'ffa79f'], check: ['6b4300', 'f0c27a'], good: ['14522f', '93d9ac'] };

/** @type {Record<string, string>} */
const FONTS = {
  serif: 'Georgia, "Noto Serif", serif',
  rounded: 'ui-rounded, "Hiragino Maru Gothic ProN", "Arial Rounded MT Bold", Nunito, system-ui, sans-serif',
  mono: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
};

/**
 * @param {string | null} text
 * @returns {Colour | undefined} nothing where it is no colour
 */
function rgb(text) {
  const [, hex] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text ?? '') ?? [];
  return hex?.match(hex.length === 3 ? /./g : /../g)?.map((part) => parseInt(part.padStart(2, part), 16));
}

/**
 * @param {string} text of ours, so it is a colour
 */
function known(text) {
  return /** @type {Colour} */ (rgb(text));
}

/** @param {Colour} colour */
const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** @param {Colour} colour */
function luminance(colour) {
  const [r, g, b] = colour.map((part) => (part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * @param {Colour} a
 * @param {Colour} b
 */
function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * @param {Colour} a
 * @param {Colour} b
 * @param {number} share of `b`, 0 to 1
 */
const mixed = (a, b, share) => a.map((part, n) => Math.round(part + (b[n] - part) * share));

/**
 * The colour, moved towards a pole as far as it takes to be seen on every ground.
 *
 * @param {Colour} colour
 * @param {Colour[]} grounds
 * @param {Colour} pole black or white
 * @param {number} least the contrast it must have
 */
function seen(colour, grounds, pole, least = LEGIBLE) {
  for (let n = 0; n < 64; n += 1) {
    const moved = mixed(colour, pole, n / 64);
    if (grounds.every((ground) => contrast(moved, ground) >= least)) return moved;
  }
  return pole;
}

/**
 * Which of two stands out more clearly against a colour.
 *
 * @param {Colour} colour
 * @param {Colour[]} pair
 */
const clearer = (colour, [a, b]) => (contrast(colour, a) >= contrast(colour, b) ? a : b);

/**
 * All that follows from a text and a background, as values of CSS properties; nothing where the one cannot be read on the
 * other.
 *
 * @param {Colour} text
 * @param {Colour} background
 * @param {Colour[]} accent light and dark
 * @returns {Record<string, string> | null}
 */
function scheme(text, background, accent) {
  if (contrast(text, background) < LEGIBLE) return null;
  const isDark = luminance(background) < luminance(text);
  const pole = isDark ? WHITE : BLACK;
  /**
   * A ground that would make the text hard to read is the background itself.
   *
   * @param {Colour} colour
   * @param {number} share
   */
  const ground = (colour, share) => {
    const made = mixed(background, colour, share);
    return contrast(text, made) < LEGIBLE ? background : made;
  };
  const tint = ground(text, 0.06);
  /** @type {[string, Colour][]} */
  const marks = Object.entries(MARKS).map(([name, pair]) => [name, known(pair[Number(isDark)])]);
  /** @type {[string, Colour][]} */
  const tints = marks.map(([name, colour]) => [`${name}-tint`, ground(colour, 0.09)]);
  const grounds = [background, tint, ...tints.map(([, made]) => made)];
  const key = seen(accent[Number(isDark)], grounds, pole);
  /** @type {[string, Colour][]} */
  const colours = [
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
  ];
  for (const [name, colour] of marks) colours.push([name, seen(colour, grounds, pole)]);
  return {
    'color-scheme': isDark ? 'dark' : 'light',
    ...Object.fromEntries(colours.map(([name, colour]) => [`--${name}`, hex(colour)])),
  };
}

/**
 * An accent alone leaves the page its light and its dark scheme.
 *
 * @param {Colour} accent
 */
const accents = (accent) => ({
  '--accent': hex(seen(accent, [TINT[0]], BLACK)),
  '--accent-dark': hex(seen(accent, [TINT[1]], WHITE)),
});

/**
 * @param {URLSearchParams} asked
 * @returns {Record<string, string>} values of CSS properties
 */
function theme(asked) {
  const [accent, text, background] = ['accent', 'text', 'background'].map((name) => rgb(asked.get(name)));
  const style = getComputedStyle(document.documentElement);
  const own = ['--accent', '--accent-dark'].map((name) => known(style.getPropertyValue(name).trim()));
  // Of text and background, whichever is not asked for is ours.
  const ink = text ?? (background && clearer(background, INK));
  const paper = background ?? (text && clearer(text, PAPER));
  const whole = ink && paper && scheme(ink, paper, accent ? [accent, accent] : own);
  const radius = asked.get('radius') ?? '';
  const font = asked.get('font') ?? '';
  return {
    ...(whole || (accent && accents(accent))),
    ...(/^\d{1,2}$/.test(radius) && Number(radius) <= 24 && { '--radius': `${Number(radius)}px` }),
    ...(Object.hasOwn(FONTS, font) && { '--font': FONTS[font] }),
  };
}

/**
 * On paper the page stays black on white, whatever is asked for.
 *
 * @param {URLSearchParams} asked the parameters of the address
 */
export function dress(asked) {
  const { style } = document.documentElement;
  const values = Object.entries(theme(asked));
  const put = () => values.forEach(([name, value]) => style.setProperty(name, value));
  put();
  addEventListener('beforeprint', () => values.forEach(([name]) => style.removeProperty(name)));
  addEventListener('afterprint', put);
}
