/** Equal words under different names: which of them are one statement. */
import type { DocumentType } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Sides } from '../relations/sides.ts';
import { Union } from '../tables/union.ts';
import type { Piece, Source } from '../words/pieces.ts';
import type { Events } from './events.ts';

/**
 * Words from which equality alone tells that two unattributed quotations are one: shorter ones are often stock phrases
 * ("our thoughts and prayers are with the families" has eight).
 */
export const PHRASE_WORDS = 9;

/** Words of which two people who are surely named are not taken to say the same by chance. */
const SHARED_WORDS = 5;

/** What tells sides apart. */
interface Context {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly sides: Sides;
  readonly events: Events | null;
}

/** Whether nothing can part some pieces: there is one, or all name one speaker. */
export function isOneSide(group: readonly number[], pieces: readonly Piece[]): boolean {
  if (group.length === 1) return true;
  const first = pieces[group[0] ?? 0]?.speaker ?? null;
  return first !== null && group.every((piece) => pieces[piece]?.speaker === first);
}

/** Splits equal words by who said them; `group` holds numbers of pieces, and so do the parts; of words that are short only those of one event are together. */
export function splitBySide(group: readonly number[], words: number, isShort: boolean, context: Context): number[][] {
  const { pieces, sides, events } = context;
  if (isOneSide(group, pieces)) return isShort ? splitByEvent(group, context) : [[...group]];
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
  const sure = new Set(group.flatMap((piece, i) => (pieces[piece]?.isSpeakerSure ? [union.find(i)] : [])));
  const isSure = group.map((_, i) => sure.has(union.find(i)));
  if (events && words >= SHARED_WORDS) joinEvents(group, isSure, union, context, events);
  attachUnsure(group, isSure, words, union, context);
  const parts = union.classes().map((members) => members.map((i) => group[i] ?? 0));
  return isShort ? parts.flatMap((part) => splitByEvent(part, context)) : parts;
}

/** Of words that anybody says again and again those of one event: of one article, of articles that share something, or of one day. */
function splitByEvent(group: readonly number[], { pieces, sources, events }: Context): number[][] {
  const union = new Union(group.length);
  const firstWith = new Map<string, number>();
  const meet = (key: string, i: number): void => {
    const other = firstWith.get(key);
    if (other === undefined) firstWith.set(key, i);
    else union.join(other, i);
  };
  group.forEach((index, i) => {
    const { source = -1, speaker = null } = pieces[index] ?? {};
    const { published } = sources[source]?.article ?? { published: null };
    meet(`article ${source}`, i);
    for (const link of events?.links(source) ?? []) meet(`link ${link}`, i);
    if (speaker !== null && published !== null && published.length >= 10) meet(`day ${published.slice(0, 10)}`, i);
  });
  return union.classes().map((members) => members.map((i) => group[i] ?? 0));
}

/** Joins sides whose articles report one event, except where one article gives the words to both. */
function joinEvents(
  group: readonly number[],
  isSure: readonly boolean[],
  union: Union,
  { sources, pieces }: Context,
  events: Events,
): void {
  const stated = group.map((_, i) => i).filter((i) => isSure[i]);
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

/** The type of a document whose author is known by a description alone: "the author" and "the official" of one essay are one. */
function unnamedAuthorOf(piece: Piece | undefined, sources: readonly Source[]): DocumentType | null {
  const { quotations, speakers, documents } = sources[piece?.source ?? -1]?.attribution ?? NOTHING;
  const kind = speakers[quotations[piece?.quotation ?? -1]?.speaker ?? -1]?.kind;
  return kind === 'unnamed' ? (documents[piece?.document ?? -1]?.type ?? null) : null;
}

const NOTHING = { quotations: [], speakers: [], documents: [] };

/** Puts pieces that surely are nobody's with the side their article names or whose event it reports, else, where long, together. */
function attachUnsure(
  group: readonly number[],
  isSure: readonly boolean[],
  words: number,
  union: Union,
  { sources, pieces, sides, events }: Context,
): void {
  const sizes = new Map<string, number>();
  const firstOf = new Map<string, number>();
  const linked = new Map<number, number>();
  const own = new Set(group.flatMap((piece) => events?.own(piece) ?? []));
  const sourceOf = (i: number): number => pieces[group[i] ?? 0]?.source ?? 0;
  const speakerOf = (i: number): string | null => pieces[group[i] ?? 0]?.speaker ?? null;
  const link = (i: number): void => {
    for (const id of events?.links(sourceOf(i)) ?? []) if (!own.has(id) && !linked.has(id)) linked.set(id, i);
  };
  group.forEach((piece, i) => {
    const speaker = pieces[piece]?.speaker ?? null;
    if (speaker === null || !isSure[i]) return;
    sizes.set(speaker, (sizes.get(speaker) ?? 0) + 1);
    if (!firstOf.has(speaker)) firstOf.set(speaker, i);
    link(i);
  });
  const ranked = [...sizes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([name]) => name);
  const within = new Map<number, number>();
  const authors = new Map<DocumentType, number>();
  let pool = words >= PHRASE_WORDS ? firstOf.get(ranked[0] ?? '') : undefined;
  group.forEach((_, i) => {
    if (isSure[i]) return;
    const names = sources[sourceOf(i)]?.attribution.speakerIds ?? [];
    const named = ranked.find((name) => names.some((other) => sides.agree(name, other)));
    const event = events?.links(sourceOf(i)).find((id) => !own.has(id) && linked.has(id));
    const repeated = within.get(sourceOf(i));
    within.set(sourceOf(i), i);
    const type = words >= SHARED_WORDS ? unnamedAuthorOf(pieces[group[i] ?? -1], sources) : null;
    if (type !== null) union.join(authors.get(type) ?? i, i);
    if (type !== null && !authors.has(type)) authors.set(type, i);
    if (repeated !== undefined && (speakerOf(i) === null || speakerOf(repeated) === null)) union.join(repeated, i);
    const target = firstOf.get(named ?? '') ?? (event === undefined ? pool : linked.get(event));
    if (target !== undefined) union.join(target, i);
    if (words >= PHRASE_WORDS) pool ??= i;
    link(i);
  });
}
