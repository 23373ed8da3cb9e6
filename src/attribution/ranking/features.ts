/**
 * What speaks for a phrase being the source of a quotation, as named features. The ranker's weights belong to these
 * names, so a change here asks for `npm run train`. No feature is a name or any other word of a story: only words of
 * the closed classes, reporting verbs and kinds of phrases.
 */
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';

/** The source given to the quotation before, and to the one before that; -1: none. */
export interface Before {
  readonly phrase: number;
  readonly quote: QuoteView | null;
  readonly earlier: number;
  readonly adjacent: boolean;
}

const bucket = (n: number): string =>
  n <= 3 ? String(n) : n <= 5 ? '5' : n <= 8 ? '8' : n <= 14 ? '14' : n <= 25 ? '25' : '99';
const CLOSED = 'PODSICWXT';

/** A token as a feature may show it: its word where it is of a closed class, else its class. */
function show(token: Token | undefined): string {
  if (!token) return '^';
  return CLOSED.includes(token.tag) || token.tag === 'R'
    ? token.lower.length < 12
      ? token.lower
      : token.tag
    : token.tag;
}

/** The frame of a phrase that lies nearest to the quotation in its sentence; `null`: its verb is elsewhere. */
export function nearestFrame(scene: Scene, quote: QuoteView, phrase: Phrase): Frame | null {
  let best: Frame | null = null;
  let least = Infinity;
  for (const frame of scene.frames.get(phrase.index) ?? []) {
    const distance = frame.verb < quote.first ? quote.first - frame.verb : frame.verb - quote.last;
    const cost = distance + (frame.lemma ? 0 : 8) + (frame.role === 'second' ? 2 : 0);
    if (cost < least) {
      least = cost;
      best = frame;
    }
  }
  return best;
}

/** The signs and words between two tokens (exclusive), or their number where there are more than two. */
function gap(tokens: readonly Token[], from: number, to: number): string {
  const count = to - from;
  if (count <= 0) return '';
  if (count > 3) {
    const sums = sumTokens(tokens);
    const quotes = (sums.quotes[to] ?? 0) - (sums.quotes[from] ?? 0);
    const verbs = (sums.verbs[to] ?? 0) - (sums.verbs[from] ?? 0);
    return `${bucket(count)}${quotes > 0 ? 'q' : ''}${verbs > 1 ? 'vv' : verbs > 0 ? 'v' : ''}`;
  }
  let shown = '';
  for (let at = from; at < to; at++) shown += `${show(tokens[at])} `;
  return shown;
}

/** For each token, how many quoted stretches and verbs stand before it. */
interface Sums {
  readonly quotes: Int32Array;
  readonly verbs: Int32Array;
}

const SUMS = new WeakMap<readonly Token[], Sums>();

/** Counted once an article: a phrase can stand thousands of tokens from a quotation, and there can be thousands of both. */
function sumTokens(tokens: readonly Token[]): Sums {
  const known = SUMS.get(tokens);
  if (known !== undefined) return known;
  const sums = { quotes: new Int32Array(tokens.length + 1), verbs: new Int32Array(tokens.length + 1) };
  tokens.forEach(({ quote, tag }, at) => {
    sums.quotes[at + 1] = (sums.quotes[at] ?? 0) + (quote >= 0 ? 1 : 0);
    sums.verbs[at + 1] = (sums.verbs[at] ?? 0) + (tag === 'V' ? 1 : 0);
  });
  SUMS.set(tokens, sums);
  return sums;
}

/** Whether a phrase with a reporting verb stands directly at the quotation. */
export function isAdjacent(scene: Scene, quote: QuoteView, phrase: Phrase, frame: Frame | null): boolean {
  if (!frame) return false;
  const { tokens } = scene.narration;
  const from = Math.min(phrase.from, frame.verb);
  const to = Math.max(phrase.to, frame.verb + 1);
  if (from > quote.last) return from - quote.last <= 2 && tokens[from]?.paragraph === tokens[quote.last]?.paragraph;
  if (to > quote.first || tokens[to - 1]?.paragraph !== tokens[quote.first]?.paragraph) return false;
  if (quote.first - to <= 2) return true;
  return frame.lemma !== null && quote.first - frame.verb <= 4;
}

/** The features of taking `phrase` as the source of `quote`. */
export function phraseFeatures(
  scene: Scene,
  quote: QuoteView,
  phrase: Phrase,
  before: Before,
  hasAdjacent: boolean,
): string[] {
  const { tokens } = scene.narration;
  const after = phrase.from > quote.last;
  const same = phrase.sentence === quote.sentence || phrase.sentence === tokens[quote.last]?.sentence;
  const sentences = Math.min(3, Math.abs(phrase.sentence - quote.sentence));
  const paragraphs = Math.min(
    2,
    Math.abs(phrase.paragraph - (after ? (tokens[quote.last]?.paragraph ?? 0) : quote.paragraph)),
  );
  const side = after ? 'a' : phrase.to <= quote.first ? 'b' : 'm';
  const where = `${side}${paragraphs > 0 ? `p${paragraphs}` : same ? 's' : `n${sentences}`}`;
  const distance = bucket(after ? phrase.from - quote.last - 1 : quote.first - phrase.to);
  const type = phrase.type;
  const frame = nearestFrame(scene, quote, phrase);
  const adjacent = isAdjacent(scene, quote, phrase, frame);
  const own = adjacent ? 'A' : hasAdjacent ? 'o' : 'n';
  const pre = show(tokens[phrase.from - 1]?.sentence === phrase.sentence ? tokens[phrase.from - 1] : undefined);
  const post = show(tokens[phrase.to]?.sentence === phrase.sentence ? tokens[phrase.to] : undefined);
  const direct = after ? gap(tokens, quote.last + 1, phrase.from) : gap(tokens, phrase.to, quote.first);
  const features = [
    `w:${where}`,
    `w:${where}|t:${type}`,
    `t:${type}|${own}`,
    `pre:${pre}|${side}`,
    `post:${post}|${side}${own}`,
    `gap:${where}|${direct}`,
    `gap:${side}|${direct}|e:${quote.ending}`,
    `q:${quote.capital ? 'C' : 'c'}${quote.ending}|${where}|${own}`,
    `opens:${quote.opens ? 1 : 0}${quote.alone ? 1 : 0}|${where}|${own}`,
    `freq:${Math.min(6, scene.frequency[phrase.index] ?? 0)}|${type}`,
  ];
  if (pre === 'to' && tokens[phrase.from - 2]?.lower === 'according')
    features.push(`according|${where}`, `according|${distance}`);
  if (phrase.possessive) features.push(`possessive|${where}|${own}`, `possessive|${type}`);
  if (tokens[phrase.from]?.sentence !== tokens[phrase.from - 1]?.sentence)
    features.push(`initial|${where}|${type}`, `initial|${own}`);
  addFrame(features, scene, quote, phrase, frame, where, own);
  addCarry(features, scene, quote, phrase, before, own, where);
  return features;
}

function addFrame(
  features: string[],
  scene: Scene,
  quote: QuoteView,
  phrase: Phrase,
  frame: Frame | null,
  where: string,
  own: string,
): void {
  if (!frame) {
    features.push(`f:none|${where}|${phrase.type}`, `f:none|${own}`);
    return;
  }
  const { tokens } = scene.narration;
  const from = Math.min(phrase.from, frame.verb);
  const to = Math.max(phrase.to, frame.verb + 1);
  const space =
    from > quote.last ? gap(tokens, quote.last + 1, from) : to <= quote.first ? gap(tokens, to, quote.first) : 'over';
  const place =
    tokens[frame.verb]?.sentence === quote.sentence || tokens[frame.verb]?.sentence === tokens[quote.last]?.sentence
      ? 's'
      : 'x';
  const listed = frame.lemma ? 'l' : 'u';
  const verbSide = frame.verb > quote.last ? 'a' : 'b';
  const behind = show(tokens[frame.verb + 1]);
  features.push(
    `f:${frame.role}|${where}|${listed}`,
    `f:${frame.role}|${where}|${listed}|g:${space}`,
    `f:${frame.role}|${where}|${listed}|t:${phrase.type}`,
    `f:${frame.role}|${verbSide}${place}|${frame.form}|${own}`,
    `behind:${behind}|${listed}|${frame.role}|${verbSide}`,
    `f:${frame.role}|e:${quote.ending}|${where}|${own}`,
  );
  if (frame.lemma)
    features.push(`v:${frame.lemma}`, `v:${frame.lemma}|${verbSide}${place}`, `v:${frame.lemma}|${frame.role}`);
}

function addCarry(
  features: string[],
  scene: Scene,
  quote: QuoteView,
  phrase: Phrase,
  before: Before,
  own: string,
  where: string,
): void {
  if (before.phrase < 0 || !before.quote) return;
  const { tokens } = scene.narration;
  const near =
    before.quote.paragraph === quote.paragraph ? 's' : quote.paragraph - before.quote.paragraph === 1 ? 'n' : 'f';
  const state = `${near}${before.quote.ending}${quote.capital ? 'C' : 'c'}${quote.alone ? 'A' : quote.opens ? 'O' : ''}`;
  const between = near === 's' ? gap(tokens, Math.max(before.quote.last + 1, 0), quote.first) : near;
  if (phrase.index === before.phrase) {
    features.push(
      `carry|${state}|${own}`,
      `carry|${own}|${near}`,
      `carry|${where}|${state}`,
      `carry|${own}|b:${between}`,
      `carry|${before.adjacent ? 'A' : 'n'}${own}${near}`,
    );
    features.push(`carry|pre:${show(tokens[quote.first - 1])}|${own}`);
    const side = phrase.from > before.quote.last ? 'a' : 'b';
    features.push(`carry|${side}|${where}|${own}`);
  } else {
    const last = scene.phrases[before.phrase];
    if (last && tokens[last.to - 1]?.lower === tokens[phrase.to - 1]?.lower)
      features.push(`again|${own}|${near}`, `again|${where}`);
    if (phrase.index === before.earlier) features.push(`earlier|${own}|${near}|${quote.alone ? 1 : 0}`);
    features.push(`other|${own}|${state}`);
    if (phrase.from > before.quote.last && phrase.from < quote.first)
      features.push(`fresh|${near}|${own}|${phrase.type}`);
  }
}

/** The features of giving `quote` no source at all. */
export function noneFeatures(scene: Scene, quote: QuoteView, before: Before, hasAdjacent: boolean): string[] {
  const { tokens } = scene.narration;
  const length = quote.words > 5 ? 6 : quote.words > 2 ? 3 : quote.words;
  const near = before.quote
    ? before.quote.paragraph === quote.paragraph
      ? 's'
      : quote.paragraph - before.quote.paragraph === 1
        ? 'n'
        : 'f'
    : '-';
  return [
    'none',
    `none|${hasAdjacent ? 'A' : 'n'}|${length}`,
    `none|${near}|${hasAdjacent ? 'A' : 'n'}`,
    `none|${quote.opens ? 1 : 0}${quote.alone ? 1 : 0}|${hasAdjacent ? 'A' : 'n'}`,
    `none|pre:${show(tokens[quote.first - 1])}`,
    `none|post:${show(tokens[quote.last + 1])}`,
    `none|p:${Math.min(2, quote.paragraph)}`,
  ];
}
