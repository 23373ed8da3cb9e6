/**
 * The occasions of an article: each place where its narration says that somebody spoke or wrote somewhere ("Fenn told a crowd in
 * Orley that …"), kept by speaker in text order, so that a long article costs no more a line.
 */
import { countBelow } from '../../sorted.ts';

/** Words of a speaker's in a document, and where the article says so. */
export interface Occasion {
  readonly speaker: number;
  readonly document: number;
  readonly paragraph: number;
  /** Where the words that say so begin, in characters. */
  readonly start: number;
  /** The one day of the week that their sentence names, in lower case; `null`: none, or several. */
  readonly day: string | null;
  /** They are told in the present tense: "tells the crowd". */
  readonly present: boolean;
}

/** What one speaker is known to have said where. */
export interface Occasions {
  /** The last that begins before a place in the text; `null`: none. */
  before(start: number): Occasion | null;
  /** The first that begins after it; `null`: none. */
  after(start: number): Occasion | null;
  /** How many documents these are. */
  readonly documents: number;
}

/** Puts the occasions of each speaker in text order. */
export function sortOccasions(all: readonly Occasion[]): ReadonlyMap<number, Occasions> {
  const bySpeaker = new Map<number, Occasion[]>();
  for (const occasion of all) {
    const own = bySpeaker.get(occasion.speaker);
    if (own) own.push(occasion);
    else bySpeaker.set(occasion.speaker, [occasion]);
  }
  return new Map([...bySpeaker].map(([speaker, own]) => [speaker, sortOwn(own)]));
}

function sortOwn(own: readonly Occasion[]): Occasions {
  const sorted = [...own].sort((a, b) => a.start - b.start || a.document - b.document);
  const starts = sorted.map(({ start }) => start);
  return {
    before: (start) => sorted[countBelow(starts, start) - 1] ?? null,
    after: (start) => sorted[countBelow(starts, start)] ?? null,
    documents: new Set(own.map(({ document }) => document)).size,
  };
}
