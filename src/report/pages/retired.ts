/** Pages of ids that are no longer in use: an alias leads on, a tombstone says what it was and why it went. */
import type { LockLine } from '../../model.ts';
import { createFollower, type Lookup } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath, documentPath, speakerPath, statementPath } from '../lookup/page-paths.ts';
import { shorten, visible } from '../lookup/visible.ts';
import { createPage, type NamedLink, type Page } from '../parts/page.ts';

/** The page of a retired id. */
export interface RetiredPage extends Page {
  readonly id: string;
  readonly of: LockLine['of'];
  readonly words: string;
  readonly speaker: string | null;
  /** Where it leads, from the root of the report; `null` for a tombstone. */
  readonly leadsTo: NamedLink | null;
  readonly splitInto: readonly NamedLink[];
  readonly former: readonly string[];
  /** Where it was last seen: a link, or the bare id of an article that is gone. */
  readonly articles: readonly { readonly name: string; readonly href: string | null }[];
}

const PATHS: Readonly<Record<LockLine['of'], (id: string) => string>> = {
  statement: statementPath,
  speaker: speakerPath,
  document: documentPath,
};

/** The pages of all retired ids; one that is in use again has its own page and none here. */
export function createRetiredPages(lookup: Lookup): RetiredPage[] {
  const { report } = lookup;
  const used = new Set([
    ...report.statements.map((statement) => statementPath(statement.anchor)),
    ...report.speakers.map((speaker) => speakerPath(speaker.id)),
    ...report.documents.map((document) => documentPath(document.id)),
  ]);
  const retired = new Set(report.retired.map((line) => PATHS[line.of](line.id)));
  const articles = new Map(report.articles.map((article) => [article.id, article]));
  const follow = createFollower(report);
  const linkId = (of: LockLine['of'], id: string): NamedLink | null => {
    const href = PATHS[of](id);
    return used.has(href) || retired.has(href) ? { name: id, href } : null;
  };
  return report.retired.flatMap((line) => {
    const path = PATHS[line.of](line.id);
    if (used.has(path)) return [];
    const target = follow(line);
    return {
      ...createPage(
        path,
        shorten(line.text, 80),
        line.status === 'alias' ? 'Merged into another' : 'No longer in the articles',
      ),
      id: line.id,
      of: line.of,
      words: visible(line.text),
      speaker: line.speaker === null ? null : visible(line.speaker),
      leadsTo: target === null ? null : linkTarget(lookup, line, linkId(line.of, target)),
      splitInto: line.splitInto.flatMap((id) => linkId(line.of, id) ?? []),
      former: line.former.map(visible),
      articles: line.articles.map((id) => {
        const article = articles.get(id);
        return article === undefined
          ? { name: visible(id), href: null }
          : { name: articleLabel(article), href: articlePath(id) };
      }),
    };
  });
}

/** A statement's page lists the aliases that were merged into it, each under its own id; a tombstone does not. */
function linkTarget(lookup: Lookup, line: LockLine, target: NamedLink | null): NamedLink | null {
  const statement = target === null || line.of !== 'statement' ? null : lookup.statement(target.name);
  if (target === null || statement === null) return target;
  return { ...target, href: `${lookup.hrefOf(statement).replace(/#.*/, '')}#${line.id}` };
}
