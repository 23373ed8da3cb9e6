/** What all rounds of matching share. Types only. */
import type { Speaker } from '../../model.ts';
import type { Declared } from '../changes/declared.ts';
import type { GramIndex } from '../words/grams.ts';
import type { Piece, Source } from '../words/pieces.ts';
import type { Wordings } from '../words/wordings.ts';
import type { Sides } from './sides.ts';
/** What all rounds of matching share. */
export interface Corpus {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly wordings: Wordings;
  readonly sides: Sides;
  /** By id. */
  readonly speakers: ReadonlyMap<string, Speaker>;
  /** What the pieces that declare changes declare, by piece. */
  readonly declared: ReadonlyMap<number, Declared>;
}

/** The same, with the index of its wordings, which nothing needs once they are matched. */
export interface Indexed extends Corpus {
  readonly grams: GramIndex;
}
