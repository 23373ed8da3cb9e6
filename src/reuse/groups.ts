/** Pieces → statements: the two rounds of matching, and the text each statement is shown by. */
import { compareText } from '../text.ts';
import { type Events, findEvents } from './events.ts';
import { type Link, linkNodes } from './link.ts';
import { createGrouping, type Node } from './nodes.ts';
import { type Matching, pairNodes } from './pairs.ts';
import type { Piece, Source } from './pieces.ts';
import { type Corpus, findRelations, type Relation } from './relations.ts';
import { placeWordings } from './wordings.ts';

/** A piece of a statement, and what it is to it. */
export interface GroupMember {
  /** Number of the piece. */
  readonly piece: number;
  readonly kind: Link['kind'];
}

/** A statement under construction. */
export interface Group {
  /** In the order of the pieces. */
  readonly members: readonly GroupMember[];
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
interface Cluster {
  readonly members: readonly GroupMember[];
  readonly leader: Node;
}

/** Two rounds: sides that agree first; then, with the events these show, sides that contradict one another too. */
export function findGroups(corpus: Corpus): Grouping {
  const { pieces, sources } = corpus;
  const relations = findRelations(corpus);
  const groupPieces = createGrouping(corpus);
  const places = placeWordings(corpus.wordings);
  const round = (events: Events | null): Cluster[] => {
    const nodes = groupPieces(events);
    const matching: Matching = { ...corpus, relations, nodes, events };
    return gatherClusters(matching, linkNodes(matching, pairNodes(matching), places));
  };
  const clusters = round(eventsOf(corpus, round(null), relations));
  const groups = clusters.map(
    ({ members, leader }): Group => ({
      members,
      wording: leader.wording,
      shown: chooseText(leader.pieces, pieces, sources),
    }),
  );
  return { groups, relations, events: eventsOf(corpus, clusters, relations) };
}

function eventsOf(corpus: Corpus, clusters: readonly Cluster[], relations: readonly Relation[]): Events {
  const statements = clusters.map(({ members, leader }) => ({
    pieces: members.filter(({ kind }) => kind !== 'splice').map(({ piece }) => piece),
    words: leader.words,
  }));
  return findEvents(corpus, statements, relations);
}

function gatherClusters({ nodes, pieces, sources }: Matching, links: readonly (readonly Link[])[]): Cluster[] {
  const members = new Map<number, GroupMember[]>();
  links.forEach((own, node) => {
    for (const { leader, kind } of own) {
      const more = (nodes[node]?.pieces ?? []).map((piece): GroupMember => ({ piece, kind }));
      const list = members.get(leader);
      if (list) for (const member of more) list.push(member);
      else members.set(leader, more);
    }
  });
  const clusters: Cluster[] = [];
  for (const [number, list] of members) {
    const leader = nodes[number];
    if (!leader) throw new Error('a statement without its leader');
    if (list.length > 1) list.sort((a, b) => a.piece - b.piece);
    clusters.push({ members: list, leader });
  }
  const shown = ({ leader }: Cluster): string => chooseText(leader.pieces, pieces, sources);
  return clusters.sort(
    (a, b) => (a.members[0]?.piece ?? 0) - (b.members[0]?.piece ?? 0) || compareText(shown(a), shown(b)),
  );
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
