/**
 * What the parts of a report are made from, as hashes. A page or a passage whose grounds are those of the earlier report
 * is the same, and need not be made to see it. Grounds may cover more than is shown, never less.
 */
import { createHash, hash } from 'node:crypto';
import { remember } from '../../memo.ts';
import type { Article, OriginatingDocument, Report, Speaker, Statement } from '../../model.ts';
import type { Outlet } from './outlets.ts';

/** Everything that is known of something as far as anything but itself may show it. An id that the report lacks throws. */
export interface Grounds {
  /** An article with its outlet, and what was found in it. */
  readonly article: (id: string) => string;
  /** The order in which the outlets of some articles are named. */
  readonly order: (articleIds: readonly string[]) => readonly string[];
  /** Without the other names, which only its own page shows. */
  readonly speaker: (id: string) => string;
  /** Without its mentions and the order of its sentences. */
  readonly document: (id: string) => string;
  /** A statement with the articles that print it, everybody it is given to, and what leads to it. */
  readonly statement: (statement: Statement) => string;
}

/** The grounds of something that is made from several. Short, and the same for the same `parts` only. */
export function mixGrounds(...parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, LENGTH);
}

/** Characters of six bits: no two of a million parts have the same by chance. */
const LENGTH = 22;

/** What grounds are worked out from: the part of a `Lookup` that they reach. */
interface Reached {
  readonly report: Report;
  readonly article: (id: string) => Article;
  readonly speaker: (id: string) => Speaker;
  readonly document: (id: string) => OriginatingDocument;
  readonly homeOf: (statement: Statement) => string | null;
  readonly outletOf: (articleId: string) => Outlet;
  readonly quotationsOf: (articleId: string) => readonly unknown[];
  readonly unresolvedOf: (articleId: string) => readonly unknown[];
  readonly creditsOf: (articleId: string) => readonly unknown[];
  readonly aliasesOf: (anchor: string) => readonly unknown[];
  readonly correctionsOf: (anchor: string) => readonly unknown[];
}

/** The grounds of a report's parts, each worked out when it is asked for. */
export function openGrounds(lookup: Reached): Grounds {
  const { title, baseUrl, fullText } = lookup.report;
  const most = Number.POSITIVE_INFINITY;
  const article = remember((id: string) => {
    const { key, label, stated } = lookup.outletOf(id);
    const found = [lookup.quotationsOf(id), lookup.unresolvedOf(id), lookup.creditsOf(id)];
    return mixGrounds(title, baseUrl, fullText, lookup.article(id), key, label, stated, found);
  }, most);
  const speaker = remember((id: string) => {
    const { aliases: _aliases, ...shown } = lookup.speaker(id);
    return mixGrounds(shown);
  }, most);
  const document = remember((id: string) => {
    const { mentions: _mentions, ...shown } = lookup.document(id);
    return mixGrounds(shown);
  }, most);
  const order = (ids: readonly string[]) => {
    const outlets = [...new Set(ids.map(lookup.outletOf))];
    return outlets.length < 2 ? [] : outlets.sort((a, b) => a.index - b.index).map(({ key }) => key);
  };
  const statement = remember((own: Statement) => {
    const { anchor, occurrences } = own;
    const given = [own, ...occurrences];
    const articles = unique(occurrences.map(({ articleId }) => articleId));
    return mixGrounds(
      own,
      lookup.homeOf(own),
      articles.map(article),
      order(articles),
      unique(given.flatMap(({ speakerId }) => speakerId ?? [])).map(speaker),
      unique(given.flatMap(({ documentId }) => documentId ?? [])).map(document),
      lookup.correctionsOf(anchor),
      lookup.aliasesOf(anchor),
    );
  }, most);
  return { article, order, speaker, document, statement };
}

/** The grounds of a whole report. Entry by entry, since a text of them all may be longer than one can be. */
export function hashReport({ report, grounds }: { readonly report: Report; readonly grounds: Grounds }): string {
  const whole = createHash('sha256');
  for (const [name, value] of Object.entries(report) as [keyof Report, unknown][]) {
    whole.update(`\0${name}`);
    if (name === 'quotations' || name === 'unresolved' || name === 'credits') continue; // those of its articles
    for (const entry of Array.isArray(value) ? value : [value]) {
      const part = name === 'articles' ? grounds.article(entry.id) : null;
      whole.update(`\0${part ?? (name === 'statements' ? grounds.statement(entry) : JSON.stringify(entry))}`);
    }
  }
  return whole.digest('base64url');
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
