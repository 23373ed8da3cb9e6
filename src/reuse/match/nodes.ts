/**
 * Equal words under one side: the nodes that are compared and linked. Two people who say the same independently are two
 * nodes; in articles of one event they are one, whose attribution is contested.
 */

import type { Declared } from '../changes/declared.ts';
import type { Corpus } from '../relations/corpus.ts';
import { countDistinct } from '../tables/numbering.ts';
import { sortRows } from '../tables/rows.ts';
import { sameWords } from '../words/same.ts';
import { countContent } from '../words/telling.ts';
import type { Events } from './events.ts';
import type { Node } from './graph.ts';
import { isOneSide, splitBySide } from './split.ts';

/** Words, and words that say something, of a sentence that is one statement wherever it is printed. */
const TELLING_WORDS = 5;
const CONTENT_WORDS = 2;
/** From so many words on a sentence is told by its length. */
const LONG_WORDS = 12;

const NOBODY: readonly never[] = [];

/** Groups pieces into nodes, sorted by wording. Without `events` only sides that agree are joined. */
export type GroupPieces = (events: Events | null) => Node[];

/** Prepares the grouping: equal words that one speaker says are one node in every round. */
export function createGrouping(corpus: Corpus): GroupPieces {
  const { wordings, pieces } = corpus;
  const { list, ends } = sortRows(wordings.size, wordings.of);
  const settled: (Node | null)[] = [];
  const short = new Set<number>();
  const groupOf = (wording: number): number[] => {
    const from = ends[wording] ?? 0;
    const group = [list[from] ?? 0];
    for (let i = from + 1; i < (ends[wording + 1] ?? 0); i++) group.push(list[i] ?? 0);
    return group;
  };
  const countWords = (wording: number): number => (wordings.starts[wording + 1] ?? 0) - (wordings.starts[wording] ?? 0);
  for (let wording = 0; wording < wordings.size; wording++) {
    const group = groupOf(wording);
    const isShort = group.length > 1 && isStockSentence(pieces[group[0] ?? -1]?.text ?? '', countWords(wording));
    if (isShort) short.add(wording);
    settled.push(
      !isShort && isOneSide(group, pieces) ? describeNode(corpus, wording, countWords(wording), group) : null,
    );
  }
  return (events) => {
    const nodes: Node[] = [];
    const context = { ...corpus, events };
    settled.forEach((node, wording) => {
      const words = countWords(wording);
      if (words === 0) return;
      if (node) nodes.push(node);
      else
        for (const members of splitBySide(groupOf(wording), words, short.has(wording), context))
          nodes.push(describeNode(corpus, wording, words, members));
    });
    return nodes;
  };
}

/** Whether a sentence is so short, or says so little, that anybody says it again and again. */
function isStockSentence(text: string, words: number): boolean {
  return words < TELLING_WORDS || (words < LONG_WORDS && countContent(sameWords(text)) < CONTENT_WORDS);
}

function describeNode(
  { sources, pieces, declared }: Corpus,
  wording: number,
  words: number,
  members: readonly number[],
): Node {
  let speakers: readonly string[] = NOBODY;
  const outlets: number[] = [];
  let marks: Declared | undefined;
  let [isSure, whole, isDeclared, hasGap] = [false, false, true, true];
  for (const index of members) {
    const piece = pieces[index];
    if (!piece) continue;
    speakers = withName(withName(speakers, piece.speaker), piece.author);
    if (members.length > 1) outlets.push(sources[piece.source]?.outlet ?? -1);
    isSure ||= piece.isSpeakerSure;
    whole ||= piece.whole;
    const mark = declared.get(index);
    isDeclared &&= mark !== undefined;
    hasGap &&= mark?.isCut ?? false;
    marks ??= mark;
  }
  return {
    wording,
    words,
    kept: marks?.kept.length ?? words,
    isDeclared,
    hasGap,
    pieces: members,
    speakers,
    isSure,
    outlets: Math.max(1, countDistinct(outlets)),
    whole,
  };
}

function withName(names: readonly string[], name: string | null): readonly string[] {
  if (name === null || names.includes(name)) return names;
  return names.length === 0 ? [name] : names.concat(name);
}
