/** Equal words under different names: which of them are one statement. */
import type { Events } from './events.ts';
import type { Piece, Source } from './pieces.ts';
import type { Sides } from './sides.ts';
import { Union } from './union.ts';

/**
 * Words from which equality alone tells that two unattributed quotations are one: shorter ones are often stock phrases
 * ("our thoughts and prayers are with the families" has eight).
 */
export const PHRASE_WORDS = 9;

/** What tells sides apart. */
interface Context {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly sides: Sides;
  readonly events: Events | null;
}

/** Splits equal words by who said them; `group` holds numbers of pieces, and so do the parts. */
export function splitBySide(group: readonly number[], words: number, context: Context): number[][] {
  const { pieces, sides, events } = context;
  if (group.length === 1) return [[...group]];
  const first = pieces[group[0] ?? 0]?.speaker ?? null;
  if (first !== null && group.every((piece) => pieces[piece]?.speaker === first)) return [[...group]];
  const union = new Union(group.length);
  const firstOf = new Map<string, number>();
  group.forEach((piece, i) => {
    for (const name of [pieces[piece]?.speaker, pieces[piece]?.author]) {
      if (name === null || name === undefined) continue;
      for (const side of sides.all(name)) {
        const other = firstOf.get(side);
        if (other !== undefined) union.join(other, i);
      }
      if (!firstOf.has(name)) firstOf.set(name, i);
    }
  });
  if (events) joinEvents(group, union, context, events);
  attachUnstated(group, words, union, context);
  return union.classes().map((members) => members.map((i) => group[i] ?? 0));
}

/** Joins sides whose articles report one event, except where one article gives the words to both. */
function joinEvents(group: readonly number[], union: Union, { sources, pieces }: Context, events: Events): void {
  const stated = group.map((_, i) => i).filter((i) => (pieces[group[i] ?? 0]?.speaker ?? null) !== null);
  const own = new Set(group.flatMap((piece) => events.own(piece)));
  const firstWith = new Map<number, number>();
  const namedBy = new Map<string, number>();
  const apart = (a: number, b: number): boolean => {
    const [left, right] = [union.find(a), union.find(b)];
    const printed = new Set(stated.filter((i) => union.find(i) === left).map((i) => pieces[group[i] ?? 0]?.source));
    return stated.some((i) => union.find(i) === right && printed.has(pieces[group[i] ?? 0]?.source));
  };
  for (const i of stated) {
    const piece = pieces[group[i] ?? 0];
    for (const link of events.links(piece?.source ?? 0)) {
      if (own.has(link)) continue;
      const other = firstWith.get(link);
      if (other === undefined) firstWith.set(link, i);
      else if (union.find(other) !== union.find(i) && !apart(other, i)) union.join(other, i);
    }
    for (const name of sources[piece?.source ?? 0]?.attribution.speakerIds ?? []) {
      const other = namedBy.get(`${name}\0${piece?.speaker}`);
      if (other !== undefined && union.find(other) !== union.find(i) && !apart(other, i)) union.join(other, i);
      if (!namedBy.has(`${piece?.speaker}\0${name}`)) namedBy.set(`${piece?.speaker}\0${name}`, i);
    }
  }
}

/** Puts unattributed pieces with the side their article names or whose event it reports, else, where long, together. */
function attachUnstated(group: readonly number[], words: number, union: Union, context: Context): void {
  const { sources, pieces, sides, events } = context;
  const sizes = new Map<string, number>();
  const firstOf = new Map<string, number>();
  const linked = new Map<number, number>();
  const own = new Set(group.flatMap((piece) => events?.own(piece) ?? []));
  const link = (i: number, source: number): void => {
    for (const id of events?.links(source) ?? []) if (!own.has(id) && !linked.has(id)) linked.set(id, i);
  };
  group.forEach((piece, i) => {
    const { speaker, source } = pieces[piece] ?? { speaker: null, source: 0 };
    if (speaker === null) return;
    sizes.set(speaker, (sizes.get(speaker) ?? 0) + 1);
    if (!firstOf.has(speaker)) firstOf.set(speaker, i);
    link(i, source);
  });
  const ranked = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const within = new Map<number, number>();
  let pool = words >= PHRASE_WORDS ? firstOf.get(ranked[0] ?? '') : undefined;
  group.forEach((piece, i) => {
    const { speaker, source } = pieces[piece] ?? { speaker: null, source: 0 };
    if (speaker !== null) return;
    const names = sources[source]?.attribution.speakerIds ?? [];
    const named = ranked.find((name) => names.some((other) => sides.agree(name, other)));
    const event = events?.links(source).find((id) => !own.has(id) && linked.has(id));
    const repeated = within.get(source);
    within.set(source, i);
    if (repeated !== undefined) union.join(repeated, i);
    const target = firstOf.get(named ?? '') ?? (event === undefined ? pool : linked.get(event));
    if (target !== undefined) union.join(target, i);
    if (words >= PHRASE_WORDS) pool ??= i;
    link(i, source);
  });
}
