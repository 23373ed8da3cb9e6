/** The mention of a quotation → the person or body behind it: names, pronouns, roles, bodies described by a noun. */

import { headOf, isMany } from '../narration/phrase-heads.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { isSubject, isSubjectItself, isSubordinate, speaks } from '../narration/subjects.ts';
import type { Weights } from '../words/read-weights.ts';
import {
  ANTECEDENT_WEIGHTS,
  type Antecedent,
  canBe,
  chooseAntecedent,
  listAntecedents,
  type Seat,
} from './antecedents.ts';
import { apposedName, resolveNoun, resolveWho } from './descriptions.ts';
import type { Cast, Entity } from './entities.ts';
import { unnamedBefore } from './unnamed.ts';

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
  const head = headOf(tokens, phrase);
  if (phrase.type === 'pronoun' || phrase.type === 'object') {
    const known = stage.referents[phrase.index] ?? -1;
    return known >= 0 ? known : resolvePronoun(stage, phrase, head);
  }
  if (phrase.type === 'who') return resolveWho(scene, cast, phrase);
  const apposed = apposedName(scene, cast, phrase);
  if (apposed >= 0) return apposed;
  if (/^(?:an?|one|another)$/.test(tokens[phrase.from]?.lower ?? '')) return -1;
  const owner = /^(?:noun|document)$/.test(phrase.type) ? scene.phrases[phrase.index - 1] : undefined;
  if (owner?.possessive && owner.from === phrase.from && UTTERANCES.test(head)) return resolvePhrase(stage, owner);
  return resolveNoun(scene, cast, phrase);
}

/** What somebody says: "Fenn's reply" speaks for Fenn. */
const UTTERANCES =
  /^(?:reply|response|answer|message|remarks?|comments?|words|testimony|statement|argument|verdict|assessment|view|explanation|retort|account)$/;

const POSSESSIVES: Readonly<Record<string, string>> = { his: 'he', her: 'she', its: 'it', their: 'they' };

/** The entity behind "his" in "his report"; -1: the phrase does not begin so, or nobody fits. */
export function resolvePossessive(stage: Stage, phrase: Phrase): number {
  const pronoun = POSSESSIVES[stage.scene.narration.tokens[phrase.from]?.lower ?? ''];
  return pronoun ? resolvePronoun(stage, phrase, pronoun) : -1;
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
  const many = /^(?:they|them|their)$/.test(pronoun);
  let best = -1;
  let top = 0;
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - LOOK_BACK); at--) {
    const other = scene.phrases[at] as Phrase;
    const named = mentioned(stage, other);
    const index = named < 0 && many && isMany(scene.narration.tokens, other) ? UNNAMED : named;
    const entity = cast.entities[index];
    if (index !== UNNAMED && (!entity || !fits(entity, pronoun))) continue;
    const sentences = phrase.sentence - other.sentence;
    let score = 10 / (1 + sentences) + (phrase.paragraph === other.paragraph ? 1.5 : 0);
    if (isSubject(scene, other)) score += sentences <= 1 ? 3 : 2;
    if (speaks(scene, other)) score += 1.5;
    if (isSubordinate(scene, other)) score -= 1.5;
    if (other.possessive) score -= 1.5;
    if (index === previous) score += 2.5;
    else if (many && index !== UNNAMED) score -= 2;
    if (other.type === 'place') score -= /^(?:they|them)$/.test(pronoun) ? 9 : 4;
    if (sentences === 0 && !isSubject(scene, other)) score -= 5;
    if (score > top) {
      top = score;
      best = index;
    }
    if (sentences > 8) break;
  }
  return best === UNNAMED ? -1 : best >= 0 ? best : previous;
}

/** Stands for whoever the article does not name. */
const UNNAMED = -2;

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
  return resolveNoun(stage.scene, stage.cast, phrase);
}

/** The unnamed source that a pronoun or "this person" stands for; `null`: somebody named, or nobody. */
export function unnamedFor(stage: Stage, phrase: Phrase): Phrase | null {
  const { scene, cast, sources } = stage;
  if (phrase.type === 'role' && resolvePhrase(stage, phrase) >= 0) return null;
  const isNamed = (other: Phrase) =>
    cast.entities[mentioned(stage, other)]?.kind === 'person' && isSubjectItself(scene, other);
  return unnamedBefore(scene, sources, phrase, isNamed);
}

/** How many sentences back a document may have been brought in. */
const ISSUED = 12;

/** "the statement": whoever did something "in a statement" before, as the subject of that sentence; -1: nobody who is named. */
export function issuerOf(stage: Stage, phrase: Phrase): number {
  const { scene } = stage;
  const { tokens } = scene.narration;
  const head = headOf(tokens, phrase);
  if (
    !/^(?:the|this|that)$/.test(tokens[phrase.from]?.lower ?? '') ||
    /^(?:of|by|from)$/.test(tokens[phrase.to]?.lower ?? '')
  )
    return -1;
  for (let at = phrase.index - 1; at >= 0; at--) {
    const other = scene.phrases[at] as Phrase;
    if (phrase.sentence - other.sentence > ISSUED) return -1;
    if (headOf(tokens, other) !== head || !/^(?:an?|his|her|its|their)$/.test(tokens[other.from]?.lower ?? ''))
      continue;
    const subject = scene.phrases.find(
      (one) => one.sentence === other.sentence && one.index < at && !one.possessive && isSubjectItself(scene, one),
    );
    return subject ? resolvePhrase(stage, subject) : -1;
  }
  return -1;
}
