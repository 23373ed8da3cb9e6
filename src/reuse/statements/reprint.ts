/** Occurrences described anew against another text than the one that outlets print: that of the record. */
import type { Occurrence } from '../../model.ts';
import type { Kind } from '../match/link.ts';
import type { Corpus } from '../relations/corpus.ts';
import type { Piece } from '../words/pieces.ts';
import { sameWords } from '../words/same.ts';
import { describePiece, describeUnquoted, type Shown } from './occurrences.ts';

/** The occurrences as they stand to `text`; who is named for them stays. */
export type Reprint = (occurrences: readonly Occurrence[], text: string) => Occurrence[];

/** Makes the function for a corpus. */
export function createReprint({ pieces, sources }: Corpus): Reprint {
  const sourceOf = new Map(sources.map((source) => [source.article.id, source]));
  let piecesOf: Map<string, Piece[]> | null = null;
  // An occurrence that was cut another way is a part of its piece.
  const findPiece = ({ articleId, start, end }: Occurrence): Piece | undefined =>
    piecesOf?.get(articleId)?.find(({ spans }) => (spans[0]?.start ?? 0) <= start && end <= (spans.at(-1)?.end ?? 0));
  return (occurrences, text) => {
    piecesOf ??= groupPieces(pieces, (piece) => sources[piece.source]?.article.id ?? '');
    const shown: Shown = { text, words: null, k1: null };
    const own = sameWords(text).join(' ');
    const earliest = sourceOf.get(occurrences[0]?.articleId ?? '');
    return occurrences.map((occurrence): Occurrence => {
      const { articleId, quotation, speakerId, documentId } = occurrence;
      const source = sourceOf.get(articleId);
      if (!source || !earliest) return occurrence;
      if (quotation === null) return describeUnquoted({ ...occurrence, statement: 0 }, source, shown);
      const piece = findPiece(occurrence);
      if (!piece) return occurrence;
      const kind = chooseKind(occurrence, piece, own);
      return { ...describePiece(piece, source, kind, shown, earliest, documentId), speakerId, quotation };
    });
  };
}

function groupPieces(pieces: readonly Piece[], articleOf: (piece: Piece) => string): Map<string, Piece[]> {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const list = groups.get(articleOf(piece));
    if (list) list.push(piece);
    else groups.set(articleOf(piece), [piece]);
  }
  return groups;
}

function chooseKind({ changes }: Occurrence, { text }: Piece, shown: string): Kind {
  if (changes[0]?.type === 'splice') return 'splice';
  const own = sameWords(text).join(' ');
  if (own === shown) return 'verbatim';
  if (` ${own} `.includes(` ${shown} `)) return 'recut';
  return ` ${shown} `.includes(` ${own} `) ? 'excerpt' : 'altered';
}
