/** Whoever the article does not name: how they are described, several at once, and the pronouns that stand for them. */

import { headOf, isDefinite } from '../narration/phrase-heads.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { isSubjectItself } from '../narration/subjects.ts';
import { textOf } from '../narration/tokens.ts';
import type { Cast } from './entities.ts';

/** No description is longer, in tokens. */
const LONGEST = 14;

/** "A spokesman for the Inspectorate": the phrase that names the body spoken for; `null`: none. */
export function bodySpokenFor({ narration, phrases }: Scene, phrase: Phrase): Phrase | null {
  const { tokens } = narration;
  if (!/^(?:for|of|from|at|representing)$/.test(tokens[phrase.to]?.lower ?? '')) return null;
  for (let at = phrase.index + 1; at < phrases.length; at++) {
    const other = phrases[at] as Phrase;
    if (other.from > phrase.to + 1) return null;
    if (other.from === phrase.to + 1 && !other.possessive) return other;
  }
  return null;
}

/** A name for somebody whom the article does not name: the mention without its article, with what "of" or "by" adds where `whole`. */
export function describeUnnamed({ narration }: Scene, phrase: Phrase, whole = true): string {
  const { tokens, sentences } = narration;
  const from = tokens[phrase.from]?.tag === 'D' && phrase.to - phrase.from > 1 ? phrase.from + 1 : phrase.from;
  if (!whole || !/^(?:of|by)$/.test(tokens[phrase.to]?.lower ?? '')) return textOf(tokens, from, phrase.to);
  const limit = Math.min(sentences[phrase.sentence]?.to ?? 0, from + LONGEST);
  let to = phrase.to + 1;
  while (
    to < limit &&
    (/^[DJNLM]$/.test(tokens[to]?.tag ?? '.') || joinsNames(tokens, to)) &&
    (tokens[to]?.quote ?? -1) < 0
  )
    to++;
  return textOf(tokens, from, to > phrase.to + 1 && /^[NL]$/.test(tokens[to - 1]?.tag ?? '.') ? to : phrase.to);
}

/** The comma or "and" of "Britain, France and Germany". */
function joinsNames(tokens: Scene['narration']['tokens'], at: number): boolean {
  const next = tokens[at + 1]?.lower === 'the' ? tokens[at + 2] : tokens[at + 1];
  return /^(?:,|and)$/.test(tokens[at]?.lower ?? '') && tokens[at - 1]?.tag === 'L' && next?.tag === 'L';
}

/**
 * "Lucas Pagano and his team", "Joe Moss and Ann Bell": those who speak together, the one before "and" by the name that is known;
 * `null`: the phrase is one alone.
 */
export function describeJoint({ narration, phrases }: Scene, cast: Cast, phrase: Phrase): string | null {
  const { tokens } = narration;
  if (tokens[phrase.from - 1]?.lower !== 'and' || phrase.possessive) return null;
  const first = phrases.findLast(
    ({ index, to, possessive }) => index < phrase.index && to === phrase.from - 1 && !possessive,
  );
  const entity = cast.entities[cast.ofPhrase[first?.index ?? -1] ?? -1];
  if (entity?.kind !== 'person' || first?.sentence !== phrase.sentence) return null;
  if (/^(?:his|her|their)$/.test(tokens[phrase.from]?.lower ?? ''))
    return `${entity.name} and ${textOf(tokens, phrase.from, phrase.to)}`;
  const second = cast.entities[cast.ofPhrase[phrase.index] ?? -1];
  return second?.kind === 'person' && second !== entity ? `${entity.name} and ${second.name}` : null;
}

/**
 * "he", "this person", "the official": the unnamed source quoted, or the unnamed subject named, last before, in the same paragraph or the one before; `null`: none.
 * `named`: a person is named as a subject between.
 */
export function unnamedBefore(
  scene: Scene,
  sources: ReadonlySet<number>,
  phrase: Phrase,
  isNamed: (other: Phrase) => boolean,
): Phrase | null {
  const { phrases } = scene;
  const { tokens } = scene.narration;
  const head = headOf(tokens, phrase);
  const isPronoun = phrase.type === 'pronoun' && /^(?:he|she)$/.test(head);
  if (!isPronoun && !(phrase.type === 'role' && isDefinite(tokens, phrase))) return null;
  for (let at = phrase.index - 1; at >= 0; at--) {
    const other = phrases[at] as Phrase;
    if (phrase.paragraph - other.paragraph > 1 || isNamed(other)) return null;
    if (other.type !== 'role' || other.possessive || !/^(?:an?|one|another)$/.test(tokens[other.from]?.lower ?? ''))
      continue;
    if (!sources.has(at) && !leads(scene, other)) continue;
    return isPronoun || head === 'person' || head === headOf(tokens, other) ? other : null;
  }
  return null;
}

/** A subject, and not what a verb or preposition before it governs: "meeting an envoy is no crime", "was one of the four taken". */
function leads(scene: Scene, phrase: Phrase): boolean {
  return isSubjectItself(scene, phrase) && !/^[XGVIT]$/.test(scene.narration.tokens[phrase.from - 1]?.tag ?? '.');
}
