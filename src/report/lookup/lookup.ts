/** A report with its cross references resolved: what every page and export asks of it. Built once, never changed. */
import type {
  Article,
  Correction,
  Credit,
  LockLine,
  Occurrence,
  OriginatingDocument,
  Report,
  ReportQuotation,
  Speaker,
  Statement,
  Unresolved,
} from '../../model.ts';
import { compareText } from '../../text.ts';
import { type Grounds, openGrounds } from './grounds.ts';
import { groupBy } from './group-by.ts';
import { listOutlets, type Outlet } from './outlets.ts';
import { articlePath, fileName, statementPath } from './page-paths.ts';
import { createThrough, type FindThrough } from './through.ts';

/** A statement with one of its occurrences. */
export interface Printed {
  readonly statement: Statement;
  readonly occurrence: Occurrence;
}

/** The cross references of a report. An id that the report does not hold is a bug and throws. */
export interface Lookup {
  readonly report: Report;
  readonly article: (id: string) => Article;
  readonly speaker: (id: string) => Speaker;
  readonly document: (id: string) => OriginatingDocument;
  /** The active statement of an anchor; `null` for any other id. */
  readonly statement: (anchor: string) => Statement | null;
  /** Where a statement is shown, from the root of the report: its own page, or its place in the first article that prints it. */
  readonly hrefOf: (statement: Statement) => string;
  /** The article in whose page a statement is shown that has no page of its own; `null` for one that has. */
  readonly homeOf: (statement: Statement) => string | null;
  /** Name of an article's page without folder and extension. */
  readonly articleName: (id: string) => string;
  readonly outletOf: (articleId: string) => Outlet;
  /** The outlet of a key. */
  readonly outlet: (key: string) => Outlet;
  /** Those with most statements first, then by label. */
  readonly outlets: readonly Outlet[];
  /** Most reused first. */
  readonly statements: readonly Statement[];
  readonly quotationsOf: (articleId: string) => readonly ReportQuotation[];
  /** What an article prints of statements: in the report's order, the occurrences of each together. */
  readonly printedIn: (articleId: string) => readonly Printed[];
  readonly unresolvedOf: (articleId: string) => readonly Unresolved[];
  readonly creditsOf: (articleId: string) => readonly Credit[];
  /** Retired anchors that lead to this one, through other aliases too. */
  readonly aliasesOf: (anchor: string) => readonly LockLine[];
  /** What was corrected by hand of a statement, in the order in which it is written. */
  readonly correctionsOf: (anchor: string) => readonly Correction[];
  /** The quotation that an occurrence lies in; `null` for one outside quotation marks. */
  readonly quotationOf: (occurrence: Occurrence) => ReportQuotation | null;
  /** The credit to another outlet that an occurrence stands beside, or `null`. */
  readonly throughOf: FindThrough;
  /** What parts of the report are made from. */
  readonly grounds: Grounds;
}

/** In a report of more statements only some have a page of their own, or pages would outnumber readers. */
const FEW_STATEMENTS = 2000;

/** Resolves the cross references of `report`. */
export function createLookup(report: Report): Lookup {
  const articles = index(report.articles, (article) => article.id);
  const speakers = index(report.speakers, (speaker) => speaker.id);
  const documents = index(report.documents, (document) => document.id);
  const statements = new Map(report.statements.map((statement) => [statement.anchor, statement]));
  const follow = createFollower(report);
  const aliases = groupBy(
    report.retired.filter((line) => line.of === 'statement' && line.status === 'alias' && !statements.has(line.id)),
    (line) => follow(line) ?? '',
  );
  const names = new Map(report.articles.map((article) => [article.id, fileName(article.id)]));
  const outlets = listOutlets(report);
  const outletOf = index(
    outlets.flatMap((outlet) => outlet.articles.map((article) => [article.id, outlet] as const)),
    ([id]) => id,
  );
  const quotationsOf = listByArticle(report.quotations);
  const corrections = new Map<string, Correction[]>();
  for (const correction of report.corrections) {
    for (const anchor of correction.anchors) {
      corrections.set(anchor, [...(corrections.get(anchor) ?? []), correction]);
    }
  }
  const many = report.statements.length > FEW_STATEMENTS;
  const homeOf = (statement: Statement) =>
    many && !standsAlone(statement) && !corrections.has(statement.anchor)
      ? (statement.occurrences[0]?.articleId ?? null)
      : null;
  const lookup = {
    report,
    article: articles,
    speaker: speakers,
    document: documents,
    statement: (anchor: string) => statements.get(anchor) ?? null,
    homeOf,
    hrefOf: (statement: Statement) => {
      const home = homeOf(statement);
      return home === null ? statementPath(statement.anchor) : `${articlePath(home)}#${statement.anchor}`;
    },
    articleName: (id: string) => names.get(id) ?? fileName(id),
    outletOf: (articleId: string) => outletOf(articleId)[1],
    outlet: index(outlets, ({ key }) => key),
    outlets,
    statements: [...report.statements].sort(compareReuse),
    quotationsOf,
    printedIn: listPrinted(report),
    unresolvedOf: listByArticle(report.unresolved),
    creditsOf: listByArticle(report.credits),
    aliasesOf: (anchor: string) => aliases.get(anchor) ?? [],
    correctionsOf: (anchor: string) => corrections.get(anchor) ?? [],
    quotationOf: (occurrence: Occurrence) => findQuotation(occurrence, quotationsOf(occurrence.articleId)),
    throughOf: createThrough(report),
  };
  return { ...lookup, grounds: openGrounds(lookup) };
}

/** Somebody will look for these: what several outlets print, and what they do not agree on. */
function standsAlone({ counts, contested }: Statement): boolean {
  return counts.outlets > 1 || contested;
}

function listByArticle<T extends { readonly articleId: string }>(entries: readonly T[]): (id: string) => readonly T[] {
  const groups = groupBy(entries, (entry) => entry.articleId);
  return (id) => groups.get(id) ?? [];
}

/** For a retired line the id that it leads to in the end, active or gone; `null`: its chain is broken or has no end. */
export function createFollower(report: Report): (line: LockLine) => string | null {
  const retired = new Map(report.retired.map((entry) => [entry.id, entry]));
  return (line) => {
    const seen = new Set<string>();
    for (let here: LockLine | undefined = line; here?.status === 'alias' && here.to !== null; ) {
      if (seen.has(here.id)) return null;
      seen.add(here.id);
      const next = retired.get(here.to);
      if (next === undefined || next.status !== 'alias') return here.to;
      here = next;
    }
    return null;
  };
}

/** Each entry with its number, from 1, among those of its article: `quote-3` is an HTML id of the article's page. */
export function numberByArticle<T extends { readonly articleId: string }>(entries: readonly T[]) {
  const last = new Map<string, number>();
  return entries.map((entry) => {
    const number = (last.get(entry.articleId) ?? 0) + 1;
    last.set(entry.articleId, number);
    return { entry, number };
  });
}

function listPrinted({ statements }: Report): (articleId: string) => readonly Printed[] {
  const printed = new Map<string, Printed[]>();
  for (const statement of statements) {
    for (const occurrence of statement.occurrences) {
      const list = printed.get(occurrence.articleId);
      if (list === undefined) printed.set(occurrence.articleId, [{ statement, occurrence }]);
      else list.push({ statement, occurrence });
    }
  }
  return (id) => printed.get(id) ?? [];
}

function index<T>(items: readonly T[], key: (item: T) => string): (id: string) => T {
  const map = new Map(items.map((item) => [key(item), item]));
  return (id) => {
    const item = map.get(id);
    if (item === undefined) throw new Error(`the report refers to ${JSON.stringify(id)}, which it does not hold`);
    return item;
  };
}

/** Whether the whole text of an article may be shown: as its own metadata say, else as the report says. */
export function showsWhole({ fullText }: Report, article: Article): boolean {
  return article.fullText ?? fullText;
}

/** Words under which a statement leads no list: "No.", "Thank you!" are said again and again. */
const LEADING_WORDS = 5;
/** Characters that fewer words than that hardly ever have. */
const LONG_TEXT = 60;

/** What several outlets print first, short phrases last among it; then what one prints. */
function rankReuse({ counts, text }: Statement): number {
  if (counts.outlets < 2) return 2;
  return text.length < LONG_TEXT && text.trim().split(/\s+/).length < LEADING_WORDS ? 1 : 0;
}

/** Most outlets word for word first, then most outlets, then the longer, then by content. */
function compareReuse(a: Statement, b: Statement): number {
  return (
    rankReuse(a) - rankReuse(b) ||
    b.counts.verbatim - a.counts.verbatim ||
    b.counts.outlets - a.counts.outlets ||
    b.text.length - a.text.length ||
    compareText(a.text, b.text) ||
    compareText(a.anchor, b.anchor)
  );
}

function findQuotation(occurrence: Occurrence, quotations: readonly ReportQuotation[]): ReportQuotation | null {
  if (occurrence.quotation === null) return null;
  const covers = (quotation: ReportQuotation | undefined): boolean =>
    quotation !== undefined && quotation.start <= occurrence.start && occurrence.start < quotation.end;
  const named = quotations[occurrence.quotation];
  return (covers(named) ? named : quotations.find(covers)) ?? null;
}
