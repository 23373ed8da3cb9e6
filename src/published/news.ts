/** What is new in a report against what was published: a pure comparison of two records. */
import type { LockLine, NewsItem, Report } from '../model.ts';
import { compareText } from '../text.ts';
import { NEWS_KINDS, type Published, type PublishedStatement, type ReportRecord, recordReport } from './record.ts';

/**
 * What is new in `report`. Where it is what was published, what was new then: so a build after a publication changes
 * nothing. A record without articles is the one before the first publication: nothing is new then. An id that was merged
 * into another since is compared as that one.
 */
export function findNews(report: Report, published: Published): readonly NewsItem[] {
  if (published.articles.length === 0) return [];
  const now = recordReport(report);
  const same = isSame(now.articles, published.articles) && isSame(now.statements, published.statements);
  return same ? published.news : compareRecords(published, now, report.retired);
}

/** Entry by entry: all of them as one text may be longer than a text can be. */
function isSame(now: readonly unknown[], before: readonly unknown[]): boolean {
  return now.length === before.length && now.every((entry, i) => JSON.stringify(entry) === JSON.stringify(before[i]));
}

/** What stands before the first publication. */
export const UNPUBLISHED: Published = { articles: [], statements: [], news: [] };

/** What a publication of `report` records. */
export function publishReport(report: Report): Published {
  return { ...recordReport(report), news: report.news ?? [] };
}

function compareRecords(before: ReportRecord, now: ReportRecord, retired: readonly LockLine[]): NewsItem[] {
  const items = [...compareStatements(before, now, retired), ...compareArticles(before, now)];
  return items.sort((a, b) => NEWS_KINDS.indexOf(a.kind) - NEWS_KINDS.indexOf(b.kind) || compareText(a.id, b.id));
}

function compareStatements(before: ReportRecord, now: ReportRecord, retired: readonly LockLine[]): NewsItem[] {
  const follow = createFollower(retired);
  const known = new Map<string, PublishedStatement[]>();
  for (const statement of before.statements) {
    const id = follow('statement', statement.id);
    known.set(id, [...(known.get(id) ?? []), statement]);
  }
  const items = now.statements.flatMap((statement): NewsItem[] => {
    const earlier = known.get(statement.id);
    known.delete(statement.id);
    if (earlier !== undefined) return compareStatement(statement, earlier, follow);
    const { id, text, outlets } = statement;
    return [{ kind: 'statement', id, text, from: null, to: outlets.join(', ') }];
  });
  const gone = [...known.values()].flat().map(({ id, text }): NewsItem => {
    return { kind: 'statement-gone', id, text, from: null, to: null };
  });
  return [...items, ...gone];
}

/** Against the published statement of that id, and those merged into it since. */
function compareStatement(
  now: PublishedStatement,
  earlier: readonly PublishedStatement[],
  follow: (of: LockLine['of'], id: string) => string,
): NewsItem[] {
  const [first] = earlier;
  const own = earlier.find(({ id }) => id === now.id) ?? first;
  if (own === undefined) return [];
  const { id, text } = now;
  const outlets = now.outlets.filter((outlet) => !earlier.some((entry) => entry.outlets.includes(outlet)));
  const isSame = (of: 'speaker' | 'document', a: string | null, b: string | null) =>
    a === b || (a !== null && b !== null && follow(of, a) === follow(of, b));
  const attributed =
    isSame('speaker', own.speakerId, now.speakerId) && isSame('document', own.documentId, now.documentId);
  return [
    ...(outlets.length > 0 ? [{ kind: 'outlet', id, text, from: null, to: outlets.join(', ') } as const] : []),
    ...(attributed ? [] : [{ kind: 'attribution', id, text, from: nameSource(own), to: nameSource(now) } as const]),
    ...(own.text === text ? [] : [{ kind: 'wording', id, text, from: own.text, to: text } as const]),
  ];
}

function nameSource({ speaker, document }: PublishedStatement): string {
  return [speaker ?? 'no speaker stated', ...(document === null ? [] : [document])].join(', ');
}

/** A file that only took another name is no news. */
function compareArticles(before: ReportRecord, now: ReportRecord): NewsItem[] {
  const earlier = new Map(before.articles.map((article) => [article.id, article]));
  const ids = new Set(now.articles.map(({ id }) => id));
  const gone = before.articles.filter(({ id }) => !ids.has(id));
  const added = now.articles.filter(({ id }) => !earlier.has(id));
  const moved = (sha256: string, others: ReportRecord['articles']) => others.some((other) => other.sha256 === sha256);
  const view =
    (kind: NewsItem['kind']) =>
    ({ id, title }: ReportRecord['articles'][number]): NewsItem => {
      return { kind, id, text: title ?? id, from: null, to: null };
    };
  return [
    ...added.filter(({ sha256 }) => !moved(sha256, gone)).map(view('article')),
    ...now.articles
      .filter(({ id, sha256 }) => earlier.has(id) && earlier.get(id)?.sha256 !== sha256)
      .map(view('article-corrected')),
    ...gone.filter(({ sha256 }) => !moved(sha256, added)).map(view('article-gone')),
  ];
}

/** Where an id leads now, through all aliases; itself where it is in use, or leads nowhere. */
function createFollower(retired: readonly LockLine[]): (of: LockLine['of'], id: string) => string {
  const lines = new Map(retired.map((line) => [`${line.of} ${line.id}`, line]));
  return (of, id) => {
    let here = id;
    for (let steps = 0; steps <= retired.length; steps++) {
      const to = lines.get(`${of} ${here}`)?.to ?? null;
      if (to === null) return here;
      here = to;
    }
    return id;
  };
}
