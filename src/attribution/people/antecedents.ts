/**
 * Who "he" or "she" may stand for, as named features of each name, role and pronoun before it. A log-linear model weighs them
 * (`antecedents.data.json`, fitted by `bench/train-antecedents.ts`); a change of features asks for a new fitting. Nothing here is a
 * name: only places in the text, kinds of phrases, and what the article shows of gender and speech.
 */

import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { isSubjectItself, isSubordinate, reports, speaks } from '../narration/subjects.ts';
import { lookUp } from '../words/lexicon.ts';
import { BODY_NAMES, BODY_NOUNS } from '../words/nouns.ts';
import { readWeights, type Weights } from '../words/read-weights.ts';
import type { Cast, Entity } from './entities.ts';

/** Where a pronoun stands, and what it asks of whoever it stands for. */
export interface Seat {
  /** The first token of the pronoun. */
  readonly token: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly gender: 'male' | 'female';
  readonly role: 'subject' | 'object' | 'possessive';
  /** Only phrases before this one are looked at. */
  readonly index: number;
  /** The entity quoted last before it; -1: none. */
  readonly previous: number;
  /** It is the source of a quotation. */
  readonly quoting: boolean;
  /** By entity, how many pronouns before were "he" less how many were "she". */
  readonly lean: ReadonlyMap<number, number>;
  /** The entities that are the subject of a reporting verb somewhere. */
  readonly active: ReadonlySet<number>;
}

/** A phrase that a pronoun may stand for. */
export interface Antecedent {
  readonly phrase: number;
  readonly entity: number;
  readonly features: readonly string[];
}

/** How far back is looked, in phrases and in sentences. Farther ones were right in 1 of 100 pronouns of GAP and news. */
const PHRASES = 150;
const SENTENCES = 8;

/** The phrases before a pronoun that it may stand for, the nearest first. `entityAt` gives the entity of a phrase, -1: none. */
export function listAntecedents(
  scene: Scene,
  cast: Cast,
  seat: Seat,
  entityAt: (phrase: Phrase) => number,
): Antecedent[] {
  const found: { phrase: Phrase; entity: number; rank: number }[] = [];
  const between = new Set<number>();
  const mentions = new Map<number, number>();
  for (let at = seat.index - 1; at >= Math.max(0, seat.index - PHRASES); at--) {
    const phrase = scene.phrases[at] as Phrase;
    if (seat.sentence - phrase.sentence > SENTENCES) break;
    if (phrase.to > seat.token) continue;
    const index = entityAt(phrase);
    const entity = cast.entities[index];
    if (!entity || !canBe(entity, seat.gender) || isOther(seat, index) || isThing(entity)) continue;
    found.push({ phrase, entity: index, rank: between.size - (between.has(index) ? 1 : 0) });
    between.add(index);
    mentions.set(index, (mentions.get(index) ?? 0) + 1);
  }
  const most = Math.max(0, ...mentions.values());
  const rivals = between.size;
  return found.map(({ phrase, entity, rank }, at) => {
    const count = mentions.get(entity) ?? 0;
    const features = describe(scene, cast, seat, phrase, entity, rank);
    // The nearest ones come first, so the next in the list stands before this one.
    if (found[at + 1]?.phrase.sentence !== phrase.sentence)
      features.push(`first|${Math.min(2, seat.sentence - phrase.sentence)}`);
    features.push(`count:${Math.min(count, 4)}`);
    if (count === most && rivals > 1) features.push('most');
    return { phrase: phrase.index, entity, features };
  });
}

/** The fitted weights. */
export const ANTECEDENT_WEIGHTS: Weights = readWeights(new URL('./antecedents.data.json', import.meta.url));

/** The entity that is most probable, over all the phrases that name it; -1: there is none. Ties go to the nearest. */
export function chooseAntecedent(antecedents: readonly Antecedent[], weights: Weights): number {
  const totals = new Map<number, number>();
  for (const { entity, features } of antecedents) {
    let score = 0;
    for (const feature of features) score += weights.get(feature) ?? 0;
    totals.set(entity, (totals.get(entity) ?? 0) + Math.exp(score));
  }
  let best = -1;
  let top = 0;
  for (const [entity, total] of totals) {
    if (total <= top) continue;
    top = total;
    best = entity;
  }
  return best;
}

/** Whether somebody can be "he" or "she" at all. */
export function canBe(entity: Entity, gender: 'male' | 'female'): boolean {
  return entity.kind === 'person' && (entity.gender === null || entity.gender === gender);
}

/** Four pronouns before, or more, have shown the other gender. */
function isOther({ gender, lean }: Seat, entity: number): boolean {
  return (lean.get(entity) ?? 0) * (gender === 'male' ? 1 : -1) < -3;
}

function describe(scene: Scene, cast: Cast, seat: Seat, phrase: Phrase, at: number, rank: number): string[] {
  const entity = cast.entities[at] as Entity;
  const steps = countSteps(scene, phrase.sentence, seat.sentence);
  const far = steps > 3 ? (steps > 5 ? '6' : '4') : String(steps);
  const near = Math.min(steps, 2);
  const place = placeOf(scene, phrase);
  const type = phrase.type === 'object' ? 'pronoun' : phrase.type;
  const paragraphs = Math.min(2, seat.paragraph - phrase.paragraph);
  const fresh = type !== 'pronoun' && cast.ofPhrase.indexOf(at) === phrase.index ? 'new' : 'old';
  const between = Math.min(rank, 2);
  const features = [
    `far:${far}`,
    `${place}|${near}|${seat.role}`,
    `paragraph:${paragraphs}|${near}`,
    ...(type === 'pronoun' ? [] : [`type:${type}`]),
    `known:${knowledge(entity, seat, at)}`,
    `rank:${between}|${near}`,
    `rank:${between}|${place}`,
    `${fresh}|${near}|${place}`,
  ];
  if (!hasVerb(scene, phrase.sentence)) features.push('bare');
  if (phrase.from === scene.narration.sentences[phrase.sentence]?.from) features.push(`opens|${near}`);
  if (speaks(scene, phrase)) features.push(`speaks|${near}`);
  else if (reports(scene, phrase)) features.push(`reports|${near}`);
  if (seat.quoting) features.push(`tag|${near}|${place}`, `tag|${fresh}|p${paragraphs}`, `tag|${between}`);
  if (at === seat.previous) features.push(`quoted|${near}`, `quoted|${between}|${fresh}`, `quoted|p${paragraphs}`);
  else if (seat.previous >= 0) features.push(`unquoted|${near}|${place}`, `unquoted|${fresh}|p${paragraphs}`);
  return features;
}

/** What the article shows of somebody's gender: known to fit, likely or unlikely, a person, a thing, or nothing. */
function knowledge(entity: Entity, { gender, lean, active }: Seat, at: number): string {
  if (entity.gender === gender) return 'fits';
  const before = (lean.get(at) ?? 0) * (gender === 'male' ? 1 : -1);
  if (before !== 0) return before > 1 ? 'fits' : before > 0 ? 'likely' : 'unlikely';
  const usual = entity.name.includes(' ') ? null : lookUp(entity.name.toLowerCase()).gender;
  if (usual === gender) return 'likely';
  if (usual === 'male' || usual === 'female') return 'unlikely';
  return entity.animate ? 'person' : active.has(at) ? 'active' : 'nothing';
}

/** Networks, firms, places and page furniture that were taken for a person: "YouTube", "Fenn Equities", "FILE/Fenn". */
function isThing({ name, animate }: Entity): boolean {
  const words = name.split(' ');
  const last = (words.at(-1) ?? '').toLowerCase();
  if (/[/\d_]/.test(name) || /^[\p{Lu}\W]{3,}$/u.test(name)) return true;
  if (animate) return false;
  const entry = lookUp(last);
  if (words.length > 1 && words.every((word) => isCommon(word.toLowerCase()))) return true;
  return BODY_NAMES.has(last) || BODY_NOUNS.has(last) || entry.organisation || (words.length === 1 && entry.place);
}

/** A word that the lexicon knows, and as nobody's name: "Arms Control". */
function isCommon(lower: string): boolean {
  const { known, gender, surname } = lookUp(lower);
  return known && gender === null && !surname;
}

/** How many sentences with a verb lie from one sentence to a later one: a stretch of furniture or a quotation is no step. */
function countSteps(scene: Scene, from: number, to: number): number {
  let steps = 0;
  for (let at = from; at < to; at++) if (hasVerb(scene, at)) steps++;
  return Math.max(steps, from < to ? 1 : 0);
}

function hasVerb({ narration }: Scene, sentence: number): boolean {
  const { from, to } = narration.sentences[sentence] ?? { from: 0, to: 0 };
  for (let at = from; at < to; at++) if (/^[VX]$/.test(narration.tokens[at]?.tag ?? '')) return true;
  return false;
}

/** How a phrase stands in its sentence: possessor, after a preposition, subject, subject of a clause within, or anything else. */
function placeOf(scene: Scene, phrase: Phrase): string {
  if (phrase.possessive) return 'owner';
  const { tokens } = scene.narration;
  const before = tokens[phrase.from - 1]?.sentence === phrase.sentence ? tokens[phrase.from - 1] : undefined;
  if (before?.tag === 'I' || before?.tag === 'T') return 'after';
  if (isSubjectItself(scene, phrase)) return isSubordinate(scene, phrase) ? 'clause' : 'subject';
  if (before?.tag === ',' && tokens[phrase.to]?.tag === ',') return 'apposed';
  return before?.tag === 'C' ? 'joined' : 'other';
}
