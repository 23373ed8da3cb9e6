/** The noun that a phrase is about, and whether it speaks of one mentioned before. */
import type { Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';

/** The head noun of a phrase, without the stop of an abbreviation. */
export function headOf(tokens: readonly Token[], phrase: Phrase): string {
  return (tokens[phrase.to - 1]?.lower ?? '').replace(/\.$/, '');
}

/** The phrase is about one that was mentioned before: "the actor", the “Pose” actor, "this person". */
export function isDefinite(tokens: readonly Token[], phrase: Phrase): boolean {
  const opening = tokens[phrase.from];
  if (opening?.tag === 'D') return /^(?:the|this|that)$/.test(opening.lower);
  return (tokens[phrase.from - 1]?.quote ?? -1) >= 0 && tokens[phrase.from - 2]?.lower === 'the';
}

/** Several of a kind, without a name: "the residents", "Harbour Democrats". */
export function isMany(tokens: readonly Token[], { type, to, possessive }: Phrase): boolean {
  const head = tokens[to - 1]?.lower ?? '';
  return !possessive && (type === 'group' || type === 'role') && /(?:[^s]s|men|women|people|police)$/.test(head);
}
