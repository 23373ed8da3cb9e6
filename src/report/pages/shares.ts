/** Which outlets carry a statement, by relation: a strip that stays short however many there are. */
import { RELATION_SIGNS, type RelationSign } from '../lookup/phrases.ts';
import type { NamedLink, StatementLine } from '../parts/page.ts';

/** The outlets of one relation. */
export interface Share extends RelationSign {
  readonly outlets: readonly (NamedLink & { readonly count: number })[];
  /** How many more there are than are named. */
  readonly more: number;
}

/** Outlets that a strip names for one relation. */
const NAMED = 4;

/** The relations that occur, nearest first, with their first outlets. */
export function shareOut({ carriers }: StatementLine): Share[] {
  return RELATION_SIGNS.flatMap((sign) => {
    const outlets = carriers.flatMap(({ outlet, marks }) =>
      marks.filter((mark) => mark.relation === sign.relation).map(({ href, count }) => ({ name: outlet, href, count })),
    );
    if (outlets.length === 0) return [];
    const shown = outlets.length === NAMED + 1 ? outlets : outlets.slice(0, NAMED);
    return { ...sign, outlets: shown, more: outlets.length - shown.length };
  });
}
