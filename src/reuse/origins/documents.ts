/** The originating documents put together over the articles: the letter of one article and "the letter" of another. */
import type { DocumentType, LocalDocument } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Events } from '../match/events.ts';
import type { Sides } from '../relations/sides.ts';
import { Union } from '../tables/union.ts';
import type { Piece, Source } from '../words/pieces.ts';

/** A document as one article knows it, numbered over the corpus. */
export interface LocalCopy {
  readonly source: number;
  readonly local: LocalDocument;
  /** Speaker ids; `null`: the article names none. */
  readonly author: string | null;
  readonly addressee: string | null;
}

/** Local documents, and which of them are one. */
export interface JoinedDocuments {
  readonly copies: readonly LocalCopy[];
  /** For each source, the number of its first copy. */
  readonly first: readonly number[];
  readonly union: Union;
}

/** "In a statement" may be said of a letter or a post: this type joins any other. */
export const GENERIC: DocumentType = 'statement';
/** Of these an author has one on one occasion: "the letter" of two articles on one event is one letter. */
export const SINGLE: ReadonlySet<DocumentType> = new Set([
  'letter',
  'email',
  'memo',
  'notice',
  'petition',
  'report',
  'court',
  'book',
]);

/** Joins the documents of all articles. `statements[i]` holds the pieces of a statement. */
export function joinDocuments(
  sources: readonly Source[],
  pieces: readonly Piece[],
  statements: readonly (readonly number[])[],
  sides: Sides,
  events: Events,
): JoinedDocuments {
  const { copies, first } = listCopies(sources);
  const union = new Union(copies.length);
  const clusters = copies.map(({ author, local }) => ({
    authors: author === null ? [] : [author],
    dates: local.date === null ? [] : [local.date],
  }));
  const join = (a: number, b: number): void => {
    const [left, right] = [union.find(a), union.find(b)];
    const [one, other] = [clusters[left], clusters[right]];
    if (left === right || !one || !other) return;
    const conflicting = one.authors.some((author) => other.authors.some((second) => sides.contradict(author, second)));
    const apart =
      one.dates.length > 0 && other.dates.length > 0 && !one.dates.some((date) => other.dates.includes(date));
    if (conflicting || apart) return;
    union.join(left, right);
    clusters[union.find(left)] = { authors: [...one.authors, ...other.authors], dates: [...one.dates, ...other.dates] };
  };
  const shared = statements.map((members) => copiesOf(members, pieces, first));
  const isGeneric = (copy: number): boolean => copies[copy]?.local.type === GENERIC;
  for (const group of shared) {
    const firstOf = new Map<DocumentType, number>();
    for (const copy of group) {
      const type = copies[copy]?.local.type ?? GENERIC;
      const other = firstOf.get(type);
      if (other === undefined) firstOf.set(type, copy);
      else if (type !== GENERIC) join(other, copy);
    }
  }
  joinByNames(copies, sides, events, join);
  joinGeneric(shared, isGeneric, copies, sides, union, join);
  return { copies, first, union };
}

function listCopies(sources: readonly Source[]): { copies: LocalCopy[]; first: number[] } {
  const copies: LocalCopy[] = [];
  const first: number[] = [];
  sources.forEach(({ attribution: { documents, speakerIds } }, source) => {
    first.push(copies.length);
    for (const local of documents) {
      const [author, addressee] = [local.author, local.addressee].map((index) => speakerIds[index ?? -1] ?? null);
      copies.push({ source, local, author: author ?? null, addressee: addressee ?? null });
    }
  });
  return { copies, first };
}

function copiesOf(members: readonly number[], pieces: readonly Piece[], first: readonly number[]): number[] {
  const found = new Set<number>();
  for (const member of members) {
    const piece = pieces[member];
    if (piece && piece.document !== null) found.add((first[piece.source] ?? 0) + piece.document);
  }
  return [...found];
}

/** Joins by type, author and addressee; where no addressee is named, by type, author and event, if the type has but one. */
function joinByNames(
  copies: readonly LocalCopy[],
  sides: Sides,
  events: Events,
  join: (a: number, b: number) => void,
): void {
  const firstOf = new Map<string, number>();
  const meet = (key: string, copy: number): void => {
    const other = firstOf.get(key);
    if (other === undefined) firstOf.set(key, copy);
    else join(other, copy);
  };
  copies.forEach(({ source, local, author, addressee }, copy) => {
    if (author === null) return;
    for (const side of sides.all(author)) {
      for (const to of addressee === null ? [] : sides.all(addressee)) meet(`${local.type}\0${side}\0${to}`, copy);
      if (!SINGLE.has(local.type)) continue;
      for (const link of events.links(source)) meet(`${local.type}\0${side}\0${link}`, copy);
    }
  });
}

/** Gives each generic document to the specific one with which it shares most, else joins it with its like. */
function joinGeneric(
  shared: readonly (readonly number[])[],
  isGeneric: (copy: number) => boolean,
  copies: readonly LocalCopy[],
  sides: Sides,
  union: Union,
  join: (a: number, b: number) => void,
): void {
  const votes = new Map<number, Map<number, number>>();
  for (const group of shared) {
    for (const copy of group.filter(isGeneric)) {
      const own = votes.get(copy) ?? new Map<number, number>();
      votes.set(copy, own);
      for (const other of group)
        if (!isGeneric(other)) own.set(union.find(other), (own.get(union.find(other)) ?? 0) + 1);
    }
  }
  for (const [copy, own] of votes) {
    const best = [...own].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    if (best) join(best[0], copy);
  }
  for (const group of shared) {
    const left = group.filter((copy) => isGeneric(copy) && (votes.get(copy)?.size ?? 0) === 0);
    for (const copy of left) {
      const other = left.find((earlier) => earlier < copy && hasSameAuthor(copies[earlier], copies[copy], sides));
      if (other !== undefined) join(other, copy);
    }
  }
}

function hasSameAuthor(a: LocalCopy | undefined, b: LocalCopy | undefined, sides: Sides): boolean {
  return a?.author != null && b?.author != null && sides.agree(a.author, b.author);
}

/** The most frequent of some values, each counted once an outlet; ties by `prefer`, then by content. `null`: no value. */
export function majority(
  votes: readonly { readonly value: string | null; readonly outlet: number }[],
  prefer: (value: string) => number = () => 0,
): string | null {
  const first = votes[0]?.value ?? null;
  if (votes.every(({ value }) => value === first)) return first;
  const outlets = new Map<string, Set<number>>();
  for (const { value, outlet } of votes) {
    if (value === null) continue;
    const known = outlets.get(value);
    if (known) known.add(outlet);
    else outlets.set(value, new Set([outlet]));
  }
  const ranked = [...outlets].sort(
    (a, b) => b[1].size - a[1].size || prefer(a[0]) - prefer(b[0]) || compareText(a[0], b[0]),
  );
  return ranked[0]?.[0] ?? null;
}
