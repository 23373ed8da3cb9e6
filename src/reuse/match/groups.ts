/** Pieces → statements: the two rounds of matching, and the text each statement is shown by. */

import { compareText } from '../../text.ts';
import type { Corpus, Indexed } from '../relations/corpus.ts';
import { findRelations, type Relation } from '../relations/relations.ts';
import { sortRows } from '../tables/rows.ts';
import { indexGrams } from '../words/grams.ts';
import type { Piece, Source } from '../words/pieces.ts';
import { placeWordings } from '../words/wordings.ts';
import { type Events, findEvents } from './events.ts';
import type { Matching, Node } from './graph.ts';
import { type Kind, type Links, linkNodes } from './link.ts';
import { createGrouping } from './nodes.ts';
import { pairNodes } from './pairs.ts';

/** A statement under construction. */
export interface Group {
  /** Numbers of its pieces, ascending. */
  readonly pieces: readonly number[];
  /** For each of them what it is to the statement. */
  readonly kinds: readonly Kind[];
  /** The wording that most outlets print, and the text it is shown by. */
  readonly wording: number;
  readonly shown: string;
}

/** The statements of a corpus, in the order in which its sources first print them; the events they tell of; all relations. */
export interface Grouping {
  readonly groups: readonly Group[];
  readonly events: Events;
  readonly relations: readonly Relation[];
}

/** A statement before the text it is shown by is chosen. */
interface Cluster extends Pick<Group, 'pieces' | 'kinds'> {
  readonly leader: Node;
}

/** Two rounds: sides that agree first; then, with the events these show, sides that contradict one another too. */
export function findGroups(corpus: Corpus): Grouping {
  const { pieces, sources } = corpus;
  const indexed: Indexed = { ...corpus, grams: indexGrams(corpus.wordings) };
  const relations = findRelations(indexed);
  const groupPieces = createGrouping(corpus);
  const places = placeWordings(corpus.wordings);
  const round = (events: Events | null): Cluster[] => {
    const nodes = groupPieces(events);
    const matching: Matching = { ...indexed, relations, nodes, events };
    return gatherClusters(matching, linkNodes(matching, pairNodes(matching), places));
  };
  const clusters = round(eventsOf(corpus, round(null), relations));
  const groups = clusters.map(
    ({ pieces: own, kinds, leader }): Group => ({
      pieces: own,
      kinds,
      wording: leader.wording,
      shown: chooseText(leader.pieces, pieces, sources),
    }),
  );
  return { groups, relations, events: eventsOf(corpus, clusters, relations) };
}

function eventsOf(corpus: Corpus, clusters: readonly Cluster[], relations: readonly Relation[]): Events {
  const statements = clusters.map(({ pieces, kinds, leader: { words } }) => ({
    pieces: kinds.includes('splice') ? pieces.filter((_, i) => kinds[i] !== 'splice') : pieces,
    words,
  }));
  return findEvents(corpus, statements, relations);
}

function gatherClusters({ nodes, pieces, sources }: Matching, { leaders, kinds, seconds }: Links): Cluster[] {
  const [rows, numbers] = [new Int32Array(nodes.length + seconds.size), new Int32Array(nodes.length + seconds.size)];
  rows.set(leaders);
  for (let node = 0; node < nodes.length; node++) numbers[node] = node;
  rows.set([...seconds.values()], nodes.length);
  numbers.set([...seconds.keys()], nodes.length);
  const { list, ends } = sortRows(nodes.length, rows, numbers);
  const clusters: Cluster[] = [];
  const merge = createMerger(nodes, kinds, pieces.length);
  nodes.forEach((leader, number) => {
    const members = list.subarray(ends[number], ends[number + 1]);
    if (members.length === 0) return;
    const merged = merge(members);
    clusters.push({ pieces: merged.pieces, kinds: merged.kinds, leader });
  });
  const shown = ({ leader }: Cluster): string => chooseText(leader.pieces, pieces, sources);
  return clusters.sort((a, b) => (a.pieces[0] ?? 0) - (b.pieces[0] ?? 0) || compareText(shown(a), shown(b)));
}

/** Puts the pieces of some nodes in order. */
function createMerger(
  nodes: readonly Node[],
  kinds: readonly Kind[],
  size: number,
): (members: Int32Array) => Pick<Group, 'pieces' | 'kinds'> {
  const kindOf = Array.from<Kind>({ length: size }).fill('verbatim');
  return (members) => {
    const own = nodes[members[0] ?? -1]?.pieces ?? [];
    const pieces = members.length === 1 ? own : [...own];
    for (let i = 0; i < members.length; i++) {
      const [node, kind] = [nodes[members[i] ?? -1], kinds[members[i] ?? -1] ?? 'verbatim'];
      for (const piece of node?.pieces ?? []) {
        kindOf[piece] = kind;
        if (i > 0) (pieces as number[]).push(piece);
      }
    }
    if (members.length > 1) (pieces as number[]).sort((a, b) => a - b);
    return { pieces, kinds: pieces.map((piece) => kindOf[piece] ?? 'verbatim') };
  };
}

/** The printed form of a wording: without brackets and ellipses, uninterrupted, in mixed case and with a full stop if there is a choice, then by outlets. */
export function chooseText(own: readonly number[], pieces: readonly Piece[], sources: readonly Source[]): string {
  const first = pieces[own[0] ?? -1]?.text ?? '';
  if (own.every((index) => pieces[index]?.text === first)) return first;
  const forms = new Map<string, { outlets: Set<number>; broken: number }>();
  for (const index of own) {
    const piece = pieces[index];
    if (!piece) continue;
    const form = forms.get(piece.text) ?? { outlets: new Set(), broken: piece.spans.length };
    form.outlets.add(sources[piece.source]?.outlet ?? -1);
    forms.set(piece.text, form);
  }
  const shouts = (text: string): number => (text === text.toUpperCase() ? 1 : 0);
  const declares = (text: string): number => (/[[\]]|…|\.\s?\.\s?\./.test(text) ? 1 : 0);
  const stops = (text: string): number => (/[.?!]["'”’)\]]*$/.test(text) ? 0 : 1);
  const ranked = [...forms].sort(
    ([a, left], [b, right]) =>
      declares(a) - declares(b) ||
      left.broken - right.broken ||
      shouts(a) - shouts(b) ||
      stops(a) - stops(b) ||
      right.outlets.size - left.outlets.size ||
      compareText(a, b),
  );
  return ranked[0]?.[0] ?? '';
}
