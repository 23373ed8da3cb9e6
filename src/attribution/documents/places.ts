/**
 * The places of an article that speak of an occasion or a document: "told a crowd in Orley", "issued a statement", "during a council
 * meeting". Kept by speaker and in text order, so that a long article costs no more a quotation.
 */
import type { DocumentType, TextSpan } from '../../model.ts';

/**
 * How a place says so: beside the cue of a quotation, as what somebody "wrote" before, beside another reporting verb, beside another
 * verb, as a document that was made or is spoken of, as a gathering.
 */
export type Way = 'cue' | 'written' | 'frame' | 'act' | 'made' | 'trace' | 'gathering';

/** A place that speaks of an occasion or a document. */
export interface Place {
  readonly type: DocumentType;
  readonly way: Way;
  /** Who speaks there or wrote it; `null`: not said. */
  readonly speaker: number | null;
  /** The speaker's document in the article's list; `null`: none was entered for it. */
  readonly document: number | null;
  /** The words that say so. */
  readonly mention: TextSpan;
  readonly sentence: number;
  readonly paragraph: number;
  /** The one day of the week that the sentence names, in lower case; `null`: none, or several. */
  readonly day: string | null;
  /** Told in the present tense: "tells the crowd". */
  readonly present: boolean;
}

/** The places of one speaker, in text order. */
export interface OwnPlaces {
  readonly all: readonly Place[];
  /** Without what is merely spoken of. */
  readonly held: readonly Place[];
  /** How many types of them are held. */
  readonly types: number;
}

/** The places of an article. */
export interface Places {
  of(speaker: number | null): OwnPlaces;
  /** Those of all speakers, and of nobody; without what is merely spoken of. */
  readonly held: readonly Place[];
  /** Those in the opening of the article, one a type and speaker. */
  readonly opening: readonly Place[];
}

/** From the surest on. */
const WAYS: readonly Way[] = ['cue', 'written', 'frame', 'made', 'act', 'trace', 'gathering'];
/** Paragraphs, counted from 0, that open an article. */
const OPENING = 3;
const NOTHING: OwnPlaces = { all: [], held: [], types: 0 };

/** `memo` and `report`, `testimony` and `meeting` are not told apart by careful readers: one kind of occasion. */
export function kindOfOccasion(type: DocumentType): DocumentType {
  return type === 'memo' ? 'report' : type === 'testimony' ? 'meeting' : type;
}

/** Puts places in order: of those of one kind, sentence and speaker the surest stays, and nobody's where somebody's stands beside it. */
export function sortPlaces(found: readonly Place[]): Places {
  const surest = new Map<string, Place>();
  const somebodys = new Set<string>();
  for (const place of found) {
    const spot = `${kindOfOccasion(place.type)} ${place.sentence}`;
    const known = surest.get(`${spot} ${place.speaker}`);
    if (!known || WAYS.indexOf(place.way) < WAYS.indexOf(known.way)) surest.set(`${spot} ${place.speaker}`, place);
    if (place.speaker !== null) somebodys.add(spot);
  }
  const sorted = [...surest.values()]
    .filter(
      ({ speaker, way, type, sentence }) =>
        speaker !== null || way === 'gathering' || !somebodys.has(`${kindOfOccasion(type)} ${sentence}`),
    )
    .sort((a, b) => a.mention.start - b.mention.start || WAYS.indexOf(a.way) - WAYS.indexOf(b.way));
  const held = sorted.filter(({ way }) => way !== 'trace');
  const bySpeaker = groupBySpeaker(sorted);
  return { of: (speaker) => bySpeaker.get(speaker) ?? NOTHING, held, opening: openingOf(held) };
}

function groupBySpeaker(sorted: readonly Place[]): Map<number | null, OwnPlaces> {
  const groups = new Map<number, Place[]>();
  for (const place of sorted) {
    if (place.speaker === null) continue;
    const own = groups.get(place.speaker);
    if (own) own.push(place);
    else groups.set(place.speaker, [place]);
  }
  return new Map(
    [...groups].map(([speaker, all]) => {
      const held = all.filter(({ way }) => way !== 'trace');
      return [speaker, { all, held, types: new Set(held.map(({ type }) => kindOfOccasion(type))).size }];
    }),
  );
}

function openingOf(held: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return held.filter(({ paragraph, type, speaker }) => {
    const key = `${kindOfOccasion(type)} ${speaker}`;
    if (paragraph > OPENING || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How many places begin before an offset. */
export function countStarts(places: readonly Place[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Place).mention.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
