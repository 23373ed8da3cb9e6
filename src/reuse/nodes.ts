/**
 * Equal words under one side: the nodes that are compared and linked. Two people who say the same independently are two
 * nodes; in articles of one event they are one, whose attribution is contested.
 */
import type { Events } from './events.ts';
import type { Corpus } from './relations.ts';
import { isOneSide, splitBySide } from './split.ts';
import type { Wordings } from './wordings.ts';

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

/** Groups pieces into nodes, sorted by wording. Without `events` only sides that agree are joined. */
export type GroupPieces = (events: Events | null) => Node[];

/** Prepares the grouping: equal words that one speaker says are one node in every round. */
export function createGrouping(corpus: Corpus): GroupPieces {
  const { wordings, pieces } = corpus;
  const { list, ends } = sortByWording(wordings);
  const settled: (Node | null)[] = [];
  const groupOf = (wording: number): number[] => {
    const [from = 0, to = 0] = [ends[wording], ends[wording + 1]];
    return to - from === 1 ? [list[from] ?? 0] : Array.from(list.subarray(from, to));
  };
  const countWords = (wording: number): number => (wordings.starts[wording + 1] ?? 0) - (wordings.starts[wording] ?? 0);
  for (let wording = 0; wording < wordings.size; wording++) {
    const group = groupOf(wording);
    settled.push(isOneSide(group, pieces) ? describeNode(corpus, wording, countWords(wording), group) : null);
  }
  return (events) => {
    const nodes: Node[] = [];
    const context = { ...corpus, events };
    settled.forEach((node, wording) => {
      const words = countWords(wording);
      if (words === 0) return;
      if (node) nodes.push(node);
      else
        for (const members of splitBySide(groupOf(wording), words, context))
          nodes.push(describeNode(corpus, wording, words, members));
    });
    return nodes;
  };
}

/** The pieces of each wording, ascending: `list[ends[wording]]` up to `list[ends[wording + 1]]`. */
function sortByWording({ size, of }: Wordings): { readonly list: Int32Array; readonly ends: Int32Array } {
  // Each wording's end stands one place further on until its pieces are in: then it has moved to its own place.
  const ends = new Int32Array(size + 2);
  for (const wording of of) ends[wording + 2] = (ends[wording + 2] ?? 0) + 1;
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const list = new Int32Array(of.length);
  of.forEach((wording, piece) => {
    const place = ends[wording + 1] ?? 0;
    list[place] = piece;
    ends[wording + 1] = place + 1;
  });
  return { list, ends };
}

function describeNode(
  { sources, pieces, declared }: Corpus,
  wording: number,
  words: number,
  members: readonly number[],
): Node {
  let speakers: string[] = [];
  const outlets = new Set<number>();
  const marks = members.map((piece) => declared.get(piece)).filter((mark) => mark !== undefined);
  let [isSure, whole] = [false, false];
  for (const index of members) {
    const piece = pieces[index];
    if (!piece) continue;
    for (const name of [piece.speaker, piece.author]) {
      if (name !== null && !speakers.includes(name)) speakers = [...speakers, name];
    }
    if (members.length > 1) outlets.add(sources[piece.source]?.outlet ?? -1);
    isSure ||= piece.isSpeakerSure;
    whole ||= piece.whole;
  }
  return {
    wording,
    words,
    kept: marks[0]?.kept.length ?? words,
    isDeclared: marks.length === members.length,
    pieces: members,
    speakers,
    isSure,
    outlets: Math.max(1, outlets.size),
    whole,
  };
}
