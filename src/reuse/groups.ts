/** Pieces → statements: the two rounds of matching, and the text each statement is shown by. */
import { compareText } from '../text.ts';
import { type Events, findEvents } from './events.ts';
import { type Link, linkNodes } from './link.ts';
import { groupPieces } from './nodes.ts';
import { type Matching, pairNodes } from './pairs.ts';
import type { Piece, Source } from './pieces.ts';
import { type Corpus, findRelations, type Relation } from './relations.ts';
import { sequenceOf } from './wordings.ts';

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

/** Two rounds: sides that agree first; then, with the events these show, sides that contradict one another too. */
export function findGroups(corpus: Corpus): Grouping {
  const relations = findRelations(corpus);
  const round = (events: Events | null): Group[] => {
    const nodes = groupPieces(corpus, events);
    const matching: Matching = { ...corpus, relations, nodes, events };
    return gatherGroups(matching, linkNodes(matching, pairNodes(matching)));
  };
  const groups = round(eventsOf(corpus, round(null), relations));
  return { groups, relations, events: eventsOf(corpus, groups, relations) };
}

function eventsOf(corpus: Corpus, groups: readonly Group[], relations: readonly Relation[]): Events {
  const statements = groups.map(({ members, wording }) => ({
    pieces: members.filter(({ kind }) => kind !== 'splice').map(({ piece }) => piece),
    words: sequenceOf(corpus.wordings, wording).length,
  }));
  return findEvents(corpus, statements, relations);
}

function gatherGroups({ nodes, pieces, sources }: Matching, links: readonly (readonly Link[])[]): Group[] {
  const members = new Map<number, GroupMember[]>();
  links.forEach((own, node) => {
    for (const { leader, kind } of own) {
      const list = members.get(leader) ?? [];
      members.set(leader, list);
      for (const piece of nodes[node]?.pieces ?? []) list.push({ piece, kind });
    }
  });
  const groups = [...members].map(([leader, list]): Group => {
    list.sort((a, b) => a.piece - b.piece);
    const shown = chooseText(nodes[leader]?.pieces ?? [], pieces, sources);
    return { members: list, wording: nodes[leader]?.wording ?? 0, shown };
  });
  return groups.sort(
    (a, b) => (a.members[0]?.piece ?? 0) - (b.members[0]?.piece ?? 0) || compareText(a.shown, b.shown),
  );
}

/** The printed form of a wording: without brackets and ellipses, uninterrupted, in mixed case and with a full stop if there is a choice, then by outlets. */
export function chooseText(own: readonly number[], pieces: readonly Piece[], sources: readonly Source[]): string {
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
