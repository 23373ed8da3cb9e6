/**
 * Equal words under one side: the nodes that are compared and linked. Two people who say the same independently are two
 * nodes; in articles of one event they are one, whose attribution is contested.
 */

import type { Declared } from '../changes/declared.ts';
import type { Corpus } from '../relations/corpus.ts';
import { countDistinct } from '../tables/numbering.ts';
import { sortRows } from '../tables/rows.ts';
import type { Events } from './events.ts';
import type { Node } from './graph.ts';
import { isOneSide, splitBySide } from './split.ts';

const NOBODY: readonly never[] = [];

/** Groups pieces into nodes, sorted by wording. Without `events` only sides that agree are joined. */
export type GroupPieces = (events: Events | null) => Node[];

/** Prepares the grouping: equal words that one speaker says are one node in every round. */
export function createGrouping(corpus: Corpus): GroupPieces {
  const { wordings, pieces } = corpus;
  const { list, ends } = sortRows(wordings.size, wordings.of);
  const settled: (Node | null)[] = [];
  const groupOf = (wording: number): number[] => {
    const from = ends[wording] ?? 0;
    const group = [list[from] ?? 0];
    for (let i = from + 1; i < (ends[wording + 1] ?? 0); i++) group.push(list[i] ?? 0);
    return group;
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
