/** A document put together again, as its page and `report.md` show it. */
import type { DocumentOrder, Join, Passage, Relation } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { Outlet } from '../lookup/outlets.ts';
import { plural, type RelationSign, signOf } from '../lookup/phrases.ts';
import { shorten } from '../lookup/visible.ts';
import type { Lines, NamedLink, StatementLine } from './page.ts';
import { listVariants, type Variant } from './variants.ts';

/** A sentence in its place. */
export interface SentenceView {
  readonly kind: 'statement';
  /** What it is called on the page: `3`, or `3a` and `3b` where the order is not known. */
  readonly label: string;
  readonly line: StatementLine;
  readonly gap: Exclude<Join, 'running'> | null;
  /** Share of the quoting outlets that carry it, a whole number of per cent. */
  readonly share: number;
  /** "4 of 5 outlets". */
  readonly reach: string;
  readonly variants: readonly Variant[];
  /** Whether outlets contradict one another on its place. */
  readonly disputed: boolean;
}

/** Sentences whose order is not known. */
export interface UnorderedView {
  readonly kind: 'unordered';
  /** "No article tells the order of these two passages." */
  readonly note: string;
  readonly strands: readonly (readonly PassageView[])[];
  /** True where pairs are known that the strands do not show. */
  readonly partly: boolean;
}

/** A part of a document in its place. */
export type PassageView = SentenceView | UnorderedView;

/** A sentence named in a list. */
export interface Named extends NamedLink {
  readonly anchor: string;
  readonly label: string;
}

/** What an outlet carries and what it leaves out. */
export interface OutletShare {
  /** Of the outlet in the report's list. */
  readonly key: string;
  readonly outlet: string;
  readonly stated: boolean;
  readonly carried: number;
  readonly marks: readonly (RelationSign & { readonly count: number })[];
  readonly left: readonly Named[];
}

/** A contradiction in words: "Estuary Post prints 2 before 3; Coast Radio prints 3 before 2." */
export interface Contradiction {
  readonly first: Named;
  readonly second: Named;
  readonly outlets: readonly string[];
  readonly against: readonly string[];
}

/** A document put together again. */
export interface Reassembly {
  readonly passages: readonly PassageView[];
  readonly sentences: number;
  /** Outlets that quote a sentence of it. */
  readonly outlets: number;
  /** A sample of each tint, strongest first; none where all sentences have the same. */
  readonly legend: readonly { readonly share: number; readonly reach: string }[];
  /** True where a gap is marked. */
  readonly hasGaps: boolean;
  readonly contradictions: readonly Contradiction[];
  /** Those that quote it or speak of it; most sentences first. */
  readonly shares: readonly OutletShare[];
  /** True where some outlet does not quote a sentence that another quotes, of a document that is stated. */
  readonly hasLeftOut: boolean;
  readonly fragments: readonly StatementLine[];
}

/** Known pairs that a note spells out. */
const KNOWN = 12;
/** Characters of a sentence in a list. */
const WORDS = 64;

/** What is known where nothing is quoted. */
const EMPTY: DocumentOrder = { documentId: '', passages: [], sequence: [], apart: [], conflicts: [] };

/** The document of `order`. `speaking`: ids of the articles that speak of it. */
export function viewReassembly(
  lookup: Lookup,
  order: DocumentOrder = EMPTY,
  lines: Pick<Lines, 'get'>,
  speaking: readonly string[],
): Reassembly {
  const sentences = order.sequence.flatMap((anchor) => lines.get(anchor) ?? []);
  const quoting = new Set(sentences.flatMap(({ carriers }) => carriers.map(({ key }) => key)));
  const measure = (outlets: number) => ({
    share: Math.round((100 * outlets) / Math.max(quoting.size, 1)),
    reach: `${outlets} of ${plural(quoting.size, 'outlet')}`,
  });
  const labels = labelSentences(order.passages);
  const disputed = new Set(order.conflicts.flatMap(({ first, second }) => [first, second]));
  const name = (anchor: string): Named => {
    const line = lines.get(anchor);
    return { anchor, label: labels.get(anchor) ?? '', name: shorten(line?.words ?? '', WORDS), href: line?.href ?? '' };
  };
  const viewSentence = ({ anchor, join }: Passage & { kind: 'statement' }, isFirst: boolean): PassageView[] => {
    const line = lines.get(anchor);
    if (line === undefined) return [];
    const statement = lookup.statement(anchor);
    return [
      {
        kind: 'statement',
        label: labels.get(anchor) ?? '',
        line,
        gap: join === 'running' || isFirst ? null : join,
        ...measure(line.outlets),
        variants: statement === null ? [] : listVariants(lookup, statement),
        disputed: disputed.has(anchor),
      },
    ];
  };
  const viewAll = (passages: readonly Passage[], isOuter: boolean): PassageView[] =>
    passages.flatMap((passage, i): PassageView[] => {
      // A frame around what is not ordered parts it from what stands before and after: no gap needs to be marked there.
      const isFirst = i === 0 || passages[i - 1]?.kind === 'unordered';
      if (passage.kind === 'statement') return viewSentence(passage, isFirst);
      const strands = passage.strands.map((strand) => viewAll(strand, false));
      const known = passage.known.map(([a, b]) => `${name(a).label} before ${name(b).label}`);
      return [
        { kind: 'unordered', note: describeBlock(strands.length, known, isOuter), strands, partly: known.length > 0 },
      ];
    });
  const shares = listShares(lookup, sentences, speaking, name);
  const passages = viewAll(order.passages, order.passages.length === 1);
  return {
    passages,
    sentences: sentences.length,
    outlets: quoting.size,
    legend: listSteps(sentences).map(measure),
    hasGaps: hasGap(passages),
    contradictions: order.conflicts.map(({ first, second, articles, against }) => ({
      first: name(first),
      second: name(second),
      outlets: nameOutlets(lookup, articles),
      against: nameOutlets(lookup, against),
    })),
    shares,
    hasLeftOut: sentences.length > 1 && isSeen(lookup, order.documentId) && shares.some(({ left }) => left.length > 0),
    fragments: order.apart.flatMap((anchor) => lines.get(anchor) ?? []),
  };
}

/** Whether somebody says that the document exists: of one that is inferred nothing can be missing. */
function isSeen(lookup: Lookup, id: string): boolean {
  return !lookup.document(id).inferred;
}

/** The most samples that a legend shows. */
const SAMPLES = 5;

/** Numbers of outlets for the legend, from the most that carry a sentence to the fewest. */
function listSteps(sentences: readonly StatementLine[]): number[] {
  const found = [...new Set(sentences.map(({ outlets }) => outlets))].sort((a, b) => b - a);
  if (found.length < 2) return [];
  if (found.length <= SAMPLES) return found;
  const at = (step: number) => found[Math.round((step * (found.length - 1)) / (SAMPLES - 1))] ?? 0;
  return Array.from({ length: SAMPLES }, (_, step) => at(step));
}

function hasGap(passages: readonly PassageView[]): boolean {
  return passages.some((p) => (p.kind === 'statement' ? p.gap !== null : p.strands.some(hasGap)));
}

function describeBlock(strands: number, known: readonly string[], isAll: boolean): string {
  if (known.length > KNOWN) return 'The order of these is known only in part; this line contradicts no article.';
  if (known.length > 0) return `The order of these is known only in part: ${known.join(', ')}.`;
  return `No article settles the order of ${isAll ? 'its' : 'these'} ${strands === 2 ? 'two' : strands} passages.`;
}

/** Numbers for what stands one after the other, letters for what stands side by side. */
function labelSentences(passages: readonly Passage[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const visit = (list: readonly Passage[], prefix: string): void => {
    list.forEach((passage, i) => {
      const own = list.length === 1 ? prefix : `${prefix}${i + 1}`;
      if (passage.kind === 'statement') labels.set(passage.anchor, own === '' ? '1' : own);
      else passage.strands.forEach((strand, j) => void visit(strand, own + letter(j)));
    });
  };
  visit(passages, '');
  return labels;
}

/** a … z, aa, ab … */
function letter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : letter(rest - 1)) + String.fromCharCode(97 + (index % 26));
}

function nameOutlets(lookup: Lookup, articles: readonly string[]): string[] {
  return [...new Set(articles.map((id) => lookup.outletOf(id)))].sort((a, b) => a.index - b.index).map((o) => o.label);
}

function listShares(
  lookup: Lookup,
  sentences: readonly StatementLine[],
  speaking: readonly string[],
  name: (anchor: string) => Named,
): OutletShare[] {
  if (sentences.length === 0) return [];
  const carriers = new Map<string, Map<string, Relation>>();
  for (const { anchor, carriers: list } of sentences) {
    for (const { key, marks } of list) {
      const own = carriers.get(key) ?? new Map<string, Relation>();
      carriers.set(key, own);
      const [nearest] = marks;
      if (nearest) own.set(anchor, nearest.relation);
    }
  }
  for (const id of speaking) {
    const { key } = lookup.outletOf(id);
    if (!carriers.has(key)) carriers.set(key, new Map());
  }
  return [...carriers]
    .map(([key, held]) => ({ outlet: lookup.outlet(key), held }))
    .sort((a, b) => b.held.size - a.held.size || a.outlet.index - b.outlet.index)
    .map(({ outlet, held }) => viewShare(outlet, held, sentences, name));
}

function viewShare(
  { key, label, stated }: Outlet,
  held: ReadonlyMap<string, Relation>,
  sentences: readonly StatementLine[],
  name: (anchor: string) => Named,
): OutletShare {
  const relations = [...held.values()];
  const marks = (['verbatim', 'excerpt', 'altered', 'unquoted'] as const)
    .map((relation) => ({ ...signOf(relation), count: relations.filter((own) => own === relation).length }))
    .filter(({ count }) => count > 0);
  const left = sentences.filter(({ anchor }) => !held.has(anchor)).map(({ anchor }) => name(anchor));
  return { key, outlet: label, stated, carried: held.size, marks, left };
}
