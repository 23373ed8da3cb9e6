/** The words around a quoted stretch as features: what governs it, what it stands beside, whether its sentence reports at all. */

import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';
import { NAMED, NAMING, SHOUTED, WORKS, WORN } from './signs.ts';

/** The class of a word beside a stretch: one of the lists of `signs.ts`, a closed class by its word, else its tag. */
export function classOf(token: Token | undefined): string {
  if (!token) return '^';
  if (token.quote >= 0) return 'Q';
  if (NAMED.test(token.lower)) return 'named';
  if (NAMING.test(token.lower)) return 'naming';
  if (WORN.test(token.lower)) return 'worn';
  if (WORKS.test(token.lower)) return 'work';
  if (SHOUTED.test(token.lower)) return 'shouted';
  if (/^(?:be|been|being|is|are|was|were|isn['’]t|aren['’]t|wasn['’]t)$/.test(token.lower)) return 'be';
  if ('VG'.includes(token.tag)) return REPORTING.has(token.lower) ? 'report' : token.tag;
  return 'PODSICWXTR'.includes(token.tag) && token.lower.length < 12 ? token.lower : token.tag;
}

/** Words of one sentence on either side of the stretch, the nearest first, at most `most`. */
function inSentence(tokens: readonly Token[], from: number, step: 1 | -1, sentence: number, most: number): Token[] {
  const found: Token[] = [];
  for (let at = from; found.length < most && tokens[at]?.sentence === sentence; at += step)
    found.push(tokens[at] as Token);
  return found;
}

/** Features of a stretch's surroundings; `size` is the class of its length. */
export function surroundings(scene: Scene, quote: QuoteView, size: string): string[] {
  const { tokens } = scene.narration;
  const before = inSentence(tokens, quote.first - 1, -1, quote.sentence, 40);
  const after = inSentence(tokens, quote.last + 1, 1, (tokens[quote.last] as Token).sentence, 40);
  const [one, two, three] = [classOf(before[0]), classOf(before[1]), classOf(before[2])];
  const next = classOf(after[0]);
  const features = [
    `before:${one}`,
    `before:${one}|${two}`,
    `before:${one}|${two}|${three}`,
    `around:${one}|${next}`,
    `around:${one}|${two}|${next}`,
    `after:${next}`,
    `governed:${governor(before)}`,
    `governed:${governor(before)}|${next}`,
  ];
  const reports = ({ tag, lower, quote: inside }: Token) => inside < 0 && 'VG'.includes(tag) && REPORTING.has(lower);
  const where = `${before.some(reports) ? 'b' : '-'}${after.some(reports) ? 'a' : '-'}`;
  features.push(`reports:${where}|${size}`, `reports:${where}|${one}`);
  const others = [...before, ...after].filter((token) => token.quote >= 0);
  const long = others.some((token) => token.end - token.start > 40);
  features.push(`others:${Math.min(2, others.length)}|${long}|${where}`);
  if (isListed(before) || isListed(after)) features.push('listed', `listed|${size}|${where}`);
  const near = [...before.slice(0, 6), ...after.slice(0, 3)].map(classOf);
  for (const kind of ['named', 'naming', 'worn', 'work', 'shouted'])
    if (near.includes(kind)) features.push(`near:${kind}`, `near:${kind}|${one}`);
  const owner = before[0]?.tag === 'S' && /^['’]s?$/.test(before[0].lower) ? before[1]?.tag : undefined;
  if (owner) features.push(`owner:${owner}|${quote.capital}|${size}`);
  return features;
}

/** The nearest verb before the stretch, by its class, and what stands between. */
function governor(before: readonly Token[]): string {
  const at = before.findIndex(({ tag, lower, quote }) => quote < 0 && ('VGX'.includes(tag) || SHOUTED.test(lower)));
  if (at < 0) return '-';
  const between = before.slice(0, Math.min(at, 4)).map(({ tag }) => tag);
  return `${classOf(before[at])}|${between.reverse().join('')}${at > 4 ? '+' : ''}`;
}

/** A comma or "and" parts the stretch from another one: “A,” “B” and “C”. */
function isListed(side: readonly Token[]): boolean {
  const at = side.findIndex(({ tag }) => tag !== ',' && tag !== 'C');
  return at > 0 && (side[at] as Token).quote >= 0;
}
