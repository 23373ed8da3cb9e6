/** An accent colour made readable: one shade for light paper, one for dark. */

/** Both as `#rrggbb`. */
export interface Accent {
  readonly light: string;
  readonly dark: string;
}

type Rgb = readonly [number, number, number];

/** The darkest ground in the light scheme and the lightest in the dark one that words of this colour stand on. */
const LIGHT_GROUND: Rgb = [0xd9, 0xe9, 0xf0];
const DARK_GROUND: Rgb = [0x17, 0x38, 0x4a];
/** WCAG 2.2, 1.4.3: the least contrast of small text; a little more, for rounding. */
const CONTRAST = 4.6;
/** Steps from the colour to black or white. */
const STEPS = 100;

/**
 * The colour (`#rgb` or `#rrggbb`), darkened for light paper and lightened for dark as far as its contrast to what it
 * stands on asks for, and no further.
 */
export function readableAccent(colour: string): Accent {
  const given = parse(colour);
  return { light: towards(given, [0, 0, 0], LIGHT_GROUND), dark: towards(given, [255, 255, 255], DARK_GROUND) };
}

/** Contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  return contrastOf(parse(a), parse(b));
}

function towards(colour: Rgb, end: Rgb, ground: Rgb): string {
  for (let step = 0; step <= STEPS; step++) {
    const mixed = colour.map((value, i) => Math.round(value + (((end[i] ?? 0) - value) * step) / STEPS));
    const shade: Rgb = [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0];
    if (contrastOf(shade, ground) >= CONTRAST) return format(shade);
  }
  return format(end);
}

function parse(colour: string): Rgb {
  const digits = colour.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16);
  return [at(0), at(2), at(4)];
}

function format(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [bright, dim] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
