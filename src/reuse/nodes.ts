/**
 * Equal words under one side: the nodes that are compared and linked. Two people who say the same independently are two
 * nodes; in articles of one event they are one, whose attribution is contested.
 */
import { readDeclared } from './declared.ts';
import type { Events } from './events.ts';
import type { Corpus } from './relations.ts';
import { splitBySide } from './split.ts';

/** One wording under one side. */
export interface Node {
  readonly wording: number;
  /** Number of words, and of those outside brackets. */
  readonly words: number;
  readonly kept: number;
  /** Whether brackets or an ellipsis mark it as changed wherever it is printed. */
  readonly isDeclared: boolean;
  /** Indices of its pieces, ascending. */
  readonly pieces: readonly number[];
  /** Every speaker and document author that its articles name; empty where none names any. */
  readonly speakers: readonly string[];
  /** Whether some article shows that it is the speaker's: only then does it contradict another side. */
  readonly isSure: boolean;
  /** Number of distinct outlets. */
  readonly outlets: number;
  /** True where some article prints it as a sentence. */
  readonly whole: boolean;
}

/** Groups pieces into nodes. Without `events` only sides that agree are joined. */
export function groupPieces({ sources, pieces, wordings, sides }: Corpus, events: Events | null): Node[] {
  const byWording: number[][] = Array.from({ length: wordings.size }, () => []);
  pieces.forEach((_, piece) => {
    byWording[wordings.of[piece] ?? 0]?.push(piece);
  });
  const nodes: Node[] = [];
  byWording.forEach((group, wording) => {
    const words = (wordings.starts[wording + 1] ?? 0) - (wordings.starts[wording] ?? 0);
    if (words === 0) return;
    for (const members of splitBySide(group, words, { sources, pieces, sides, events })) {
      const own = members.map((piece) => pieces[piece]).filter((piece) => piece !== undefined);
      const named = own.flatMap(({ speaker, author }) => [speaker, author]).filter((name) => name !== null);
      const outlets = new Set(own.map(({ source }) => sources[source]?.outlet)).size;
      const marks = own.map(({ text }) => readDeclared(text, wordings.vocabulary)).filter((mark) => mark !== null);
      nodes.push({
        wording,
        words,
        kept: marks[0]?.kept.length ?? words,
        isDeclared: marks.length === own.length,
        pieces: members,
        speakers: [...new Set(named)],
        isSure: own.some((piece) => piece.isSpeakerSure),
        outlets,
        whole: own.some((p) => p.whole),
      });
    }
  });
  return nodes;
}
