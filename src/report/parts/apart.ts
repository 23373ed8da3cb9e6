/** Statements that are nearly alike and were kept apart, so that absence can be checked. */
import type { KeptApart } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { plural } from '../lookup/phrases.ts';
import { shorten, visible } from '../lookup/visible.ts';
import { linkSpeaker, type NamedLink } from './page.ts';

/** One of the two. */
export interface ApartSide extends NamedLink {
  readonly anchor: string;
  readonly speaker: NamedLink | null;
}

/** Two statements, how far apart, and why they are two. */
export interface ApartRow {
  readonly sides: readonly [ApartSide, ApartSide];
  /** "4 of 16 words differ". */
  readonly distance: string;
  readonly reason: string;
}

const REASONS: Readonly<Record<KeptApart['reason'], string>> = {
  distance: 'more than is taken for a changed wording',
  side: 'nothing shows that they have one source',
};
/** Characters of a statement in the list. */
const WORDS = 200;

/** The pairs, the nearest first. */
export function listApart(lookup: Lookup): ApartRow[] {
  return lookup.report.keptApart.flatMap((pair) => viewPair(lookup, pair));
}

/** For each anchor the statements that were kept apart from it. */
export function groupApart(
  lookup: Lookup,
): ReadonlyMap<string, readonly (ApartSide & { readonly distance: string })[]> {
  const groups = new Map<string, (ApartSide & { readonly distance: string })[]>();
  for (const { sides, distance } of listApart(lookup)) {
    const [a, b] = sides;
    for (const [own, other] of [
      [a, b],
      [b, a],
    ] as const) {
      groups.set(own.anchor, [...(groups.get(own.anchor) ?? []), { ...other, distance }]);
    }
  }
  return groups;
}

function viewPair(lookup: Lookup, { statements, distance, words, reason }: KeptApart): ApartRow[] {
  const [a, b] = statements.map((anchor) => viewSide(lookup, anchor));
  if (!a || !b) return [];
  const differ = distance === 1 ? 'differs' : 'differ';
  return [{ sides: [a, b], distance: `${distance} of ${plural(words, 'word')} ${differ}`, reason: REASONS[reason] }];
}

function viewSide(lookup: Lookup, anchor: string): ApartSide | null {
  const statement = lookup.statement(anchor);
  if (statement === null) return null;
  const name = shorten(visible(statement.text), WORDS);
  return { anchor, name, href: lookup.hrefOf(statement), speaker: linkSpeaker(lookup, statement.speakerId) };
}
