/** Seeded damage to bytes and to text. */

/** Numbers below `n`, the same for the same seed (mulberry32). */
export type Random = (n: number) => number;

/** A generator of numbers. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, n);
  };
}

/** One of a list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T;
}

/** No input grows beyond this many bytes. */
const MOST_BYTES = 60_000;
const ODD_BYTES = [0, 0xff, 0xfe, 0xc3, 0xe2, 0x80, 0x0a, 0x0d, 0x22, 0x27, 0x3c, 0x3e, 0x7b, 0x5b];

/** `bytes` with one to six injuries: bits, stretches taken out, doubled or moved, `tokens` put in, once or hundreds of times. */
export function mutateBytes(bytes: Uint8Array, tokens: readonly string[], random: Random): Buffer {
  let mutated = Buffer.from(bytes);
  for (let left = 1 + random(6); left > 0; left--) {
    const at = random(mutated.length + 1);
    const length = random(2) === 0 ? random(8) : random(mutated.length >> 1);
    const [before, cut, after] = [
      mutated.subarray(0, at),
      mutated.subarray(at, at + length),
      mutated.subarray(at + length),
    ];
    const token = Buffer.from(pick(random, tokens));
    const kinds = [
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, cut, cut, after]),
      () => Buffer.concat([cut, before, after]),
      () => Buffer.concat([before, token, cut, after]),
      () => Buffer.concat([before, ...Array<Buffer>(random(random(8) === 0 ? 3_000 : 40)).fill(token), cut, after]),
      () => before,
      () => setByte(mutated, random(mutated.length), pick(random, ODD_BYTES)),
      () => setByte(mutated, random(mutated.length), random(256)),
      () => Buffer.concat([before, Buffer.from(Array.from({ length: random(12) }, () => random(256))), cut, after]),
    ];
    mutated = Buffer.from(pick(random, kinds)().subarray(0, MOST_BYTES));
  }
  return mutated;
}

function setByte(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  if (at < changed.length) changed[at] = value;
  return changed;
}

/** Characters that text can hold anywhere and that readers trip over. */
const TEXT_TOKENS = [
  ...'“”‘’"\'«»„—–…()[]{}*_#>|&<\\/.,:;?!',
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\u0301',
    '\ud83d\ude00',
    '\ud800',
    'ﬁ',
    'ß',
    'İ',
  ],
  ...[
    ' said ',
    ' “',
    '” ',
    ' he said. ',
    ' according to ',
    '\n\n“',
    ' wrote in a letter ',
    '—',
    ' (',
    '"the ',
    "'s ",
    ' Mr. ',
  ],
];

/** `text` with one to eight changes; it stays text: no NUL, most of it as it was. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random(8); left > 0; left--) {
    const at = random(mutated.length + 1);
    const to = at + random(30);
    const token = pick(random, TEXT_TOKENS);
    const kinds = [
      () => mutated.slice(0, at) + token + mutated.slice(at),
      () => mutated.slice(0, at) + token.repeat(random(random(10) === 0 ? 400 : 6)) + mutated.slice(at),
      () => mutated.slice(0, at) + mutated.slice(to),
      () => mutated.slice(0, to) + mutated.slice(at),
      () => mutated.slice(0, at) + token + mutated.slice(to),
      () => mutated.slice(0, at) + mutated.slice(at, to).toUpperCase() + mutated.slice(to),
    ];
    mutated = pick(random, kinds)().slice(0, MOST_BYTES);
  }
  return mutated;
}
