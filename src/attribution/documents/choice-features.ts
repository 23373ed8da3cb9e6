/**
 * What speaks for and against each occasion that words may belong to, as named features: how the article speaks of it, how far away,
 * whose it is, what stands between. Features name kinds of occasions and of verbs; no word of a story.
 */
import type { DocumentType, QuotationKind } from '../../model.ts';
import { REPORTING } from '../words/verbs.ts';
import { kindOfOccasion, type Place } from './places.ts';

/** Words that somebody said, as the choice sees them. */
export interface Said {
  readonly start: number;
  readonly paragraph: number;
  readonly sentence: number;
  readonly speaker: number | null;
  /** The kind of their speaker; also `none`, `unnamed`. */
  readonly who: string;
  readonly kind: QuotationKind;
  /** The lemma of a reporting verb, else the word; `null`: no cue. */
  readonly lemma: string | null;
  /** The form of the verb: `past`, `third`, …; `none`: no cue. */
  readonly form: string;
  /** They are said to be of another time than what is told around them. */
  readonly otherTimes: boolean;
  /** The one day of the week that their sentence names; `null`: none, or several. */
  readonly day: string | null;
}

/** Where earlier words were said (`null`: the article does not tell), and whether their own sentence says so. */
export interface Decided {
  readonly said: Said;
  readonly document: number | null;
  readonly kind: DocumentType | null;
  readonly own: boolean;
}

const GROUPS: Readonly<Partial<Record<DocumentType, string>>> = {
  court: 'court',
  book: 'book',
  statement: 'statement',
  post: 'post',
  interview: 'press',
  'press-conference': 'press',
  broadcast: 'press',
  speech: 'event',
  debate: 'event',
  meeting: 'event',
};
const groupOf = (kind: DocumentType): string => GROUPS[kind] ?? 'written';
const LEMMAS: ReadonlySet<string> = new Set([...REPORTING.values()].map(({ lemma }) => lemma));
const ANSWERS = /^(?:respond|reply|continue|ask|retort|counter|interrupt|press|testify|question)$/;

function verbOf({ lemma }: Said): string {
  if (!lemma) return '-';
  if (/^(?:say|write|tell|add|tweet|according)$/.test(lemma)) return lemma;
  if (ANSWERS.test(lemma)) return 'answer';
  return /^(?:call|describe|label|brand|dub|refer)$/.test(lemma) ? 'call' : LEMMAS.has(lemma) ? 'report' : 'other';
}

function stepOf(paragraphs: number): string {
  const far = Math.abs(paragraphs);
  return far <= 3 ? String(far) : far <= 5 ? '5' : far <= 9 ? '9' : far <= 18 ? '18' : 'far';
}

function nearness(paragraphs: number): string {
  const far = Math.abs(paragraphs);
  return far <= 1 ? 'at' : far <= 3 ? 'near' : far <= 6 ? 'mid' : 'far';
}

const partOf = (share: number): string => (share > 0.6 ? 'most' : share > 0.25 ? 'much' : 'few');

/** Whose place it is: the speaker's nearest one, a further one, one merely spoken of; somebody else's, nobody's. */
export type Relation = 'own' | 'further' | 'spoken' | 'other' | 'nobody';

/** What is around the words when a place is weighed. */
export interface Between {
  /** Somebody else is quoted between the place and the words. */
  readonly others: boolean;
  /** The speaker's words follow each other from there on. */
  readonly run: boolean;
  /** How many kinds of occasions the speaker has. */
  readonly types: number;
  /** The speaker's share of all that is said, in [0,1]. */
  readonly share: number;
}

/** The features of a place as the one that words belong to. */
export function placeFeatures(place: Place, said: Said, relation: Relation, between: Between): string[] {
  const away = place.paragraph - said.paragraph;
  const near = nearness(away);
  const before = place.mention.start < said.start;
  const side = `${relation} ${before ? 'before' : 'after'}`;
  const group = groupOf(kindOfOccasion(place.type));
  const present = said.form === 'third' ? (place.present ? 'both present' : 'present of past') : '-';
  const features = [
    side,
    `${side}:${stepOf(away)}`,
    `${side}:${group}:${near}`,
    `${side}:${place.way}:${near}`,
    `${side}:${present}:${group}`,
    `${side}:${said.kind}:${near}`,
    `${side}:${between.others ? 'others' : 'alone'}:${near}`,
    `${relation}:${group}:verb=${verbOf(said)}`,
  ];
  if (said.form !== 'none') features.push(`${side}:verb=${verbOf(said)}:${near}`);
  if (!before && said.paragraph <= 2) features.push(`${relation}:of opening`, `${relation}:of opening:${near}`);
  if (before && place.paragraph <= 3) features.push(`${relation}:from opening`);
  if (place.sentence === said.sentence) features.push(`${relation}:same sentence`, `${relation}:same:${place.way}`);
  if (said.day) features.push(`${side}:${place.day ? 'same day' : 'day'}`);
  if (relation !== 'own') return features;
  features.push(`${side}:types=${Math.min(between.types, 3)}:${near}`, `${side}:${partOf(between.share)}:${near}`);
  if (before && Math.abs(away) > 1) features.push(`run=${between.run}`);
  return features;
}

/** The features of an occasion that the opening of the article names for somebody else. */
export function openingFeatures(place: Place): string[] {
  const group = groupOf(kindOfOccasion(place.type));
  return ['opening', `opening:${group}`, `opening:${place.speaker === null ? 'nobody' : 'other'}`];
}

/** The features of the occasion of the same speaker's last words; `stale`: their own occasion of another kind begins in between. */
export function beforeFeatures({ said, own }: Decided, kind: DocumentType, now: Said, stale: boolean): string[] {
  const away = said.paragraph - now.paragraph;
  const near = nearness(away);
  return [
    'before',
    `before:${stepOf(away)}`,
    `before:${groupOf(kind)}:${near}`,
    `before:${own ? 'own' : 'taken'}:${near}`,
    stale ? 'before:stale' : `before:fresh:${stepOf(away)}`,
    `before:verb=${verbOf(now)}`,
    `before:${now.kind}:${near}`,
  ];
}

/** The features of the occasion of somebody else's words just before; `held`: the speaker has an occasion before. */
export function lastFeatures({ said }: Decided, kind: DocumentType, now: Said, held: boolean): string[] {
  const near = nearness(now.paragraph - said.paragraph);
  return ['last', `last:${groupOf(kind)}`, `last:${kind}`, `last:${near}`, `last:${held ? 'own' : 'no own'}`];
}

/** The features of a kind of occasion; `main`: its share, in [0,1], of the words whose own sentence says where. */
export function kindFeatures(kind: DocumentType, said: Said, main: number, own: boolean): string[] {
  const group = groupOf(kind);
  const part = main > 0.7 ? 'all' : main > 0.4 ? 'most' : main > 0 ? 'some' : 'none';
  return [
    'any',
    `kind=${kind}`,
    `main=${part}:${own ? 'own' : 'not'}`,
    `${group}:verb=${verbOf(said)}`,
    `${group}:who=${said.who}`,
    `${group}:${said.kind}`,
    `${group}:form=${said.form}`,
  ];
}

/** The features of "the article does not tell", from the speaker's nearest places and the words before. */
export function noneFeatures(
  said: Said,
  { types, share }: Pick<Between, 'types' | 'share'>,
  [held, next]: readonly [Place | null, Place | null],
  [before, last]: readonly [Decided | null, Decided | null],
): string[] {
  const away = (place: Place | null): string => (place ? nearness(place.paragraph - said.paragraph) : 'no');
  const features = [
    'none',
    `none:verb=${verbOf(said)}`,
    `none:form=${said.form}`,
    `none:${said.kind}`,
    `none:who=${said.who}`,
    `none:${partOf(share)}`,
    `none:before=${away(held)}:after=${away(next)}`,
    `none:types=${Math.min(types, 3)}`,
  ];
  if (before && before.kind === null) features.push(`none:before:${nearness(before.said.paragraph - said.paragraph)}`);
  if (last && last.kind === null) features.push('none:last');
  return features;
}
