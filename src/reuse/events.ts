/** Which articles report the same event: those that share a statement of six words or more under one side, or a document. */
import type { Piece, Source } from './pieces.ts';

/** What articles share. A link is the number of a shared statement or document. */
export interface Events {
  /** The links of a source, ascending. */
  readonly links: (source: number) => readonly number[];
  /** For each piece, the statement it was given to in the round before: no evidence for itself. */
  readonly ofPiece: Int32Array;
  /** Whether two sets of pieces come from one article, or from articles with a common link other than their own statements. */
  readonly share: (a: readonly number[], b: readonly number[]) => boolean;
}

/** Words that a shared statement needs to tell of one event. */
const LEAST_WORDS = 6;

/** Finds the links from the statements of a first round; `statements[i]` holds pieces, `words[i]` counts the shown text's words. */
export function findEvents(
  sources: readonly Source[],
  pieces: readonly Piece[],
  statements: readonly (readonly number[])[],
  words: readonly number[],
): Events {
  const links: number[][] = sources.map(() => []);
  const ofPiece = new Int32Array(pieces.length).fill(-1);
  statements.forEach((members, statement) => {
    const within = new Set<number>();
    for (const piece of members) {
      ofPiece[piece] = statement;
      within.add(pieces[piece]?.source ?? 0);
    }
    if (within.size < 2 || (words[statement] ?? 0) < LEAST_WORDS) return;
    for (const source of within) links[source]?.push(statement);
  });
  addDocuments(sources, links, statements.length);
  const sourcesOf = (members: readonly number[]): Set<number> =>
    new Set(members.map((piece) => pieces[piece]?.source ?? 0));
  const share = (a: readonly number[], b: readonly number[]): boolean => {
    const left = sourcesOf(a);
    const right = sourcesOf(b);
    const own = new Set([...a, ...b].map((piece) => ofPiece[piece]));
    const seen = new Set<number>();
    for (const source of left) {
      if (right.has(source)) return true;
      for (const link of links[source] ?? []) if (!own.has(link)) seen.add(link);
    }
    for (const source of right) for (const link of links[source] ?? []) if (seen.has(link)) return true;
    return false;
  };
  return { links: (source) => links[source] ?? [], ofPiece, share };
}

/** A document of the same type, author and addressee is one document wherever it is spoken of. */
function addDocuments(sources: readonly Source[], links: number[][], from: number): void {
  const numbers = new Map<string, number>();
  sources.forEach(({ attribution: { documents, speakerIds } }, source) => {
    for (const { type, author, addressee } of documents) {
      const names = [speakerIds[author ?? -1], speakerIds[addressee ?? -1]];
      if (names.includes(undefined)) continue;
      const key = `${type}\0${names.join('\0')}`;
      const number = numbers.get(key) ?? from + numbers.size;
      numbers.set(key, number);
      if (!links[source]?.includes(number)) links[source]?.push(number);
    }
  });
}
