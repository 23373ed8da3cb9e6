/** The mention of a quotation → the person or body behind it: names, pronouns, roles, bodies described by a noun. */

import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { textOf } from '../narration/tokens.ts';
import type { Weights } from '../words/weights.ts';
import {
  ANTECEDENT_WEIGHTS,
  type Antecedent,
  canBe,
  chooseAntecedent,
  listAntecedents,
  type Seat,
} from './antecedents.ts';
import type { Cast, Entity } from './entities.ts';
import { isSubject, isSubjectItself, isSubordinate, speaks } from './subjects.ts';

/** How far back an antecedent is looked for, in phrases. */
const LOOK_BACK = 150;

/** What resolving needs: the scene, its cast, and for each pronoun the entity it stands for (-1: unknown, or no pronoun). */
export interface Stage {
  readonly scene: Scene;
  readonly cast: Cast;
  readonly referents: readonly number[];
  /** For each phrase, the entity quoted last before it (-1: none). */
  readonly quoted: readonly number[];
  /** The phrases that quotations are ascribed to. */
  readonly sources: ReadonlySet<number>;
  /** By entity, how many pronouns so far were "he" less how many were "she". */
  readonly lean: Map<number, number>;
  /** The entities that are the subject of a reporting verb somewhere. */
  readonly active: ReadonlySet<number>;
  readonly weights: Weights;
}

/** Resolves the pronouns of an article in text order, so that each leans on those before it; `sources` are the phrases quoted. */
export function createStage(
  scene: Scene,
  cast: Cast,
  sources: ReadonlySet<number>,
  weights: Weights = ANTECEDENT_WEIGHTS,
): Stage {
  const referents: number[] = scene.phrases.map(() => -1);
  const quoted: number[] = scene.phrases.map(() => -1);
  const lean = new Map<number, number>();
  const active = new Set(
    scene.phrases.flatMap((phrase) => (speaks(scene, phrase) ? [cast.ofPhrase[phrase.index] ?? -1] : [])),
  );
  const stage = { scene, cast, referents, quoted, sources, lean, active, weights };
  let last = -1;
  for (const phrase of scene.phrases) {
    quoted[phrase.index] = last;
    if (phrase.type === 'pronoun' || phrase.type === 'object') {
      const pronoun = scene.narration.tokens[phrase.to - 1]?.lower ?? '';
      const referent = resolvePronoun(stage, phrase, pronoun);
      const gender = GENDERS[pronoun];
      referents[phrase.index] = referent;
      if (gender) lean.set(referent, (lean.get(referent) ?? 0) + (gender === 'male' ? 1 : -1));
    }
    if (!sources.has(phrase.index)) continue;
    const speaker = resolvePhrase(stage, phrase);
    if (speaker >= 0) last = speaker;
  }
  return stage;
}

/** The entity behind a phrase; -1: none is named. */
export function resolvePhrase(stage: Stage, phrase: Phrase): number {
  const { cast, scene } = stage;
  const named = cast.ofPhrase[phrase.index] ?? -1;
  if (named >= 0) return named;
  const { tokens } = scene.narration;
  const head = (tokens[phrase.to - 1]?.lower ?? '').replace(/\.$/, '');
  if (phrase.type === 'pronoun' || phrase.type === 'object') {
    const known = stage.referents[phrase.index] ?? -1;
    return known >= 0 ? known : resolvePronoun(stage, phrase, head);
  }
  if (phrase.type === 'who') return entityBefore(stage, phrase);
  const apposed = apposedName(stage, phrase);
  if (apposed >= 0) return apposed;
  const opening = tokens[phrase.from];
  if (opening?.lower === 'a' || opening?.lower === 'an' || opening?.lower === 'one' || opening?.lower === 'another')
    return -1;
  return resolveNoun(stage, phrase, head);
}

const POSSESSIVES: Readonly<Record<string, string>> = { his: 'he', her: 'she', its: 'it', their: 'they' };

/** The entity behind "his" in "his report"; -1: the phrase does not begin so, or nobody fits. */
export function resolvePossessive(stage: Stage, phrase: Phrase): number {
  const pronoun = POSSESSIVES[stage.scene.narration.tokens[phrase.from]?.lower ?? ''];
  return pronoun ? resolvePronoun(stage, phrase, pronoun) : -1;
}

/** "who": the name that stands before it. */
function entityBefore({ scene, cast }: Stage, phrase: Phrase): number {
  for (let at = phrase.index - 1; at >= 0; at--) {
    const other = scene.phrases[at] as Phrase;
    if (other.sentence !== phrase.sentence) return -1;
    const entity = cast.ofPhrase[at] ?? -1;
    if (other.to <= phrase.from && phrase.from - other.to <= 2 && entity >= 0) return entity;
  }
  return -1;
}

/** "the storekeeper, Ephraim Todd,": the name beside the role. */
function apposedName({ scene, cast }: Stage, phrase: Phrase): number {
  const { tokens } = scene.narration;
  if (tokens[phrase.to]?.tag !== ',' || phrase.type !== 'role') return -1;
  for (let at = phrase.index + 1; at < scene.phrases.length; at++) {
    const other = scene.phrases[at] as Phrase;
    if (other.from > phrase.to + 1) return -1;
    if (other.from === phrase.to + 1) return cast.ofPhrase[at] ?? -1;
  }
  return -1;
}

function fits(entity: Entity, pronoun: string): boolean {
  const gender = GENDERS[pronoun];
  if (gender) return canBe(entity, gender);
  if (/^(?:it|itself)$/.test(pronoun)) return entity.kind === 'organisation';
  return /^(?:they|them)$/.test(pronoun) && entity.kind !== 'person';
}

const GENDERS: Readonly<Record<string, 'male' | 'female'>> = {
  he: 'male',
  him: 'male',
  himself: 'male',
  she: 'female',
  her: 'female',
  herself: 'female',
};

/** Whoever a pronoun at a phrase stands for; -1: nobody who is named. */
function resolvePronoun(stage: Stage, phrase: Phrase, pronoun: string): number {
  if (/^(?:i|we|you|me|us)$/.test(pronoun)) return -1;
  const ahead = nameAhead(stage, phrase, pronoun);
  if (ahead >= 0) return ahead;
  const gender = GENDERS[pronoun];
  if (!gender) return resolveBody(stage, phrase, pronoun);
  return chooseAntecedent(antecedentsOf(stage, seatOf(stage, phrase, gender)), stage.weights);
}

/** Where the pronoun at the beginning of a phrase stands. */
export function seatOf({ scene, quoted, sources, lean, active }: Stage, phrase: Phrase, gender: Seat['gender']): Seat {
  const possessive = scene.narration.tokens[phrase.from]?.tag === 'S';
  const role = phrase.type === 'object' ? 'object' : possessive ? 'possessive' : 'subject';
  const { from, sentence, paragraph, index } = phrase;
  const previous = quoted[index] ?? -1;
  const quoting = sources.has(index);
  return { token: from, sentence, paragraph, gender, role, index, previous, quoting, lean, active };
}

/** What a pronoun may stand for. */
export function antecedentsOf(stage: Stage, seat: Seat): Antecedent[] {
  return listAntecedents(stage.scene, stage.cast, seat, (other) => mentioned(stage, other));
}

/** The entity that a phrase before a pronoun stands for; -1: none. */
function mentioned(stage: Stage, phrase: Phrase): number {
  return phrase.type === 'pronoun' || phrase.type === 'object'
    ? (stage.referents[phrase.index] ?? -1)
    : entityOf(stage, phrase);
}

/** "it", "they": the nearest sentence before with a fitting name decides; in it the subject of a verb comes first. */
function resolveBody(stage: Stage, phrase: Phrase, pronoun: string): number {
  const { scene, cast } = stage;
  const previous = stage.quoted[phrase.index] ?? -1;
  let best = -1;
  let top = 0;
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - LOOK_BACK); at--) {
    const other = scene.phrases[at] as Phrase;
    const index = mentioned(stage, other);
    const entity = cast.entities[index];
    if (!entity || !fits(entity, pronoun)) continue;
    const sentences = phrase.sentence - other.sentence;
    let score = 10 / (1 + sentences) + (phrase.paragraph === other.paragraph ? 1.5 : 0);
    if (isSubject(scene, other)) score += sentences <= 1 ? 3 : 2;
    if (speaks(scene, other)) score += 1.5;
    if (isSubordinate(scene, other)) score -= 1.5;
    if (other.possessive) score -= 1.5;
    if (index === previous) score += 2.5;
    if (other.type === 'place') score -= /^(?:they|them)$/.test(pronoun) ? 9 : 4;
    if (sentences === 0 && !isSubject(scene, other)) score -= 5;
    if (score > top) {
      top = score;
      best = index;
    }
    if (sentences > 8) break;
  }
  return best >= 0 ? best : previous;
}

/** "In what he called “a rant,” the mayor, Ada Fenn, said": a pronoun in an opening before the subject of the sentence. */
function nameAhead({ scene, cast }: Stage, phrase: Phrase, pronoun: string): number {
  const { tokens, sentences } = scene.narration;
  const from = sentences[phrase.sentence]?.from ?? 0;
  if (tokens[from]?.tag !== 'I' || tokens[from + 1]?.lower !== 'what' || phrase.from !== from + 2) return -1;
  for (let at = phrase.index + 1; scene.phrases[at]?.sentence === phrase.sentence; at++) {
    const other = scene.phrases[at] as Phrase;
    const entity = cast.entities[cast.ofPhrase[at] ?? -1];
    if (isSubjectItself(scene, other) && entity && fits(entity, pronoun)) return cast.ofPhrase[at] ?? -1;
  }
  return -1;
}

/** The entity a phrase names, or describes in the simplest way ("the lawyer", where one person is a lawyer). */
function entityOf(stage: Stage, phrase: Phrase): number {
  const named = stage.cast.ofPhrase[phrase.index] ?? -1;
  if (named >= 0 || (phrase.type !== 'role' && phrase.type !== 'group')) return named;
  const tokens = stage.scene.narration.tokens;
  if (tokens[phrase.from]?.lower !== 'the') return -1;
  return resolveNoun(stage, phrase, (tokens[phrase.to - 1]?.lower ?? '').replace(/\.$/, ''));
}

/** "the lawyer", "the union": the entity described so; of several the one named last before the phrase. */
function resolveNoun(stage: Stage, phrase: Phrase, head: string): number {
  const { scene, cast } = stage;
  const described = cast.byNoun.get(head) ?? new Set<number>();
  const { tokens } = scene.narration;
  const plain =
    tokens[phrase.from]?.lower === 'the' &&
    tokens.slice(phrase.from + 1, phrase.to - 1).every(({ tag }) => tag === 'J' || tag === 'G');
  if (
    described.size === 0 &&
    plain &&
    /^(?:company|group|firm|organisation|organization|agency|team|union|council|charity|party|newspaper|paper|tabloid|magazine|broadcaster|network|campaign)$/.test(
      head,
    )
  )
    return lastBody(stage, phrase);
  if (described.size <= 1) return [...described][0] ?? -1;
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - LOOK_BACK); at--) {
    const index = cast.ofPhrase[at] ?? -1;
    if (described.has(index)) return index;
  }
  return [...described][0] ?? -1;
}

/** The body named last as a subject, where nothing else is known of "the company". */
function lastBody({ scene, cast }: Stage, phrase: Phrase): number {
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - 60); at--) {
    const index = cast.ofPhrase[at] ?? -1;
    const other = scene.phrases[at] as Phrase;
    if (cast.entities[index]?.kind === 'organisation' && other.type !== 'place' && isSubject(scene, other))
      return index;
  }
  return -1;
}

/** "A spokesman for the Inspectorate": the phrase that names the body spoken for; `null`: none. */
export function bodySpokenFor({ scene }: Stage, phrase: Phrase): Phrase | null {
  const { tokens } = scene.narration;
  if (!/^(?:for|of|from|at|representing)$/.test(tokens[phrase.to]?.lower ?? '')) return null;
  for (let at = phrase.index + 1; at < scene.phrases.length; at++) {
    const other = scene.phrases[at] as Phrase;
    if (other.from > phrase.to + 1) return null;
    if (other.from === phrase.to + 1 && !other.possessive) return other;
  }
  return null;
}

/** A name for somebody whom the article does not name: the mention without its article. */
export function describeUnnamed({ scene }: Stage, phrase: Phrase): string {
  const { tokens } = scene.narration;
  const from = tokens[phrase.from]?.tag === 'D' && phrase.to - phrase.from > 1 ? phrase.from + 1 : phrase.from;
  return textOf(tokens, from, phrase.to);
}
