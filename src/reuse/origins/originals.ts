/** Where the statements were first said or written: the documents of all articles, joined, named, and found for each piece. */

import type { OriginatingDocument } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Grouping } from '../match/groups.ts';
import type { Corpus } from '../relations/corpus.ts';
import type { Piece } from '../words/pieces.ts';
import { mayBeOf } from './agreed.ts';
import { joinDocuments } from './documents.ts';
import { inferDocuments } from './inferred.ts';
import { type DocumentWords, nameDocuments } from './labels.ts';

/** The documents of a corpus, and which of them a piece or a statement belongs to. */
export interface Originals {
  /** Sorted by id. */
  readonly documents: readonly OriginatingDocument[];
  /** The document that the piece's own article names for it. */
  readonly ofPiece: (piece: Piece) => OriginatingDocument | null;
  /** Id of the document that is inferred for a statement of a speaker. */
  readonly inferredFor: (group: number, speaker: string | null) => string | null;
  /** The document of an id. */
  readonly byId: (id: string | null) => OriginatingDocument | null;
}

/** Joins, infers and names the documents. */
export function findOriginals(corpus: Corpus, { groups, events }: Grouping): Originals {
  const { sources, pieces, sides, speakers } = corpus;
  const members = groups.map((group) => group.pieces);
  const joined = joinDocuments(sources, pieces, members, sides, events);
  const copyOf = (piece: Piece): number => (joined.first[piece.source] ?? 0) + (piece.document ?? 0);
  const inferred = inferDocuments(groups, pieces, sources, sides);
  const words = collectWords(corpus, groups, (piece) => joined.union.find(copyOf(piece)));
  const named = nameDocuments(joined, words, inferred.documents, sources, speakers, sides);
  const documents = new Map(named.documents.map((document) => [document.id, document]));
  const byId = (id: string | null): OriginatingDocument | null => documents.get(id ?? '') ?? null;
  return {
    documents: named.documents,
    ofPiece: (piece) => (piece.document === null ? null : byId(named.ofCopy.get(copyOf(piece)) ?? null)),
    inferredFor: (group, speaker) => {
      const id = named.ofInferred[inferred.ofGroup[group] ?? -1] ?? null;
      return mayBeOf(byId(id), speaker, sides) ? id : null;
    },
    byId,
  };
}

/** Opening words and quoted speakers of every document that some quotation names, by the root of its copies. */
function collectWords(
  { sources, pieces }: Corpus,
  groups: Grouping['groups'],
  rootOf: (piece: Piece) => number,
): Map<number, DocumentWords> {
  const words = new Map<number, { speakers: { value: string | null; outlet: number }[]; opening: string }>();
  for (const { pieces: own, shown } of groups) {
    for (const index of own) {
      const piece = pieces[index];
      if (!piece || piece.document === null) continue;
      const root = rootOf(piece);
      const known = words.get(root) ?? { speakers: [], opening: shown };
      if (compareText(shown, known.opening) < 0) known.opening = shown;
      known.speakers.push({ value: piece.speaker, outlet: sources[piece.source]?.outlet ?? -1 });
      words.set(root, known);
    }
  }
  return words;
}
