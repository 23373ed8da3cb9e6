/** `documents/<id>.html`: what is known of a letter, post or statement, and where the articles speak of it. */
import { articleLabel, type Lookup } from '../lookup.ts';
import { articlePath, documentPath } from '../paths.ts';
import { DOCUMENT_WORDS, describeDate, plural } from '../phrases.ts';
import { oneLine } from '../visible.ts';
import { createPage, linkSpeaker, type NamedLink, type Page, type StatementLine } from './page.ts';
import { type Context, findContext } from './passage.ts';
import { SHORT_REACH } from './statement.ts';

/** Where an article speaks of a document. */
export interface MentionView {
  readonly outlet: string;
  readonly article: NamedLink;
  readonly context: Context;
}

/** The page of an originating document. */
export interface DocumentPage extends Page {
  readonly type: string;
  readonly inferred: boolean;
  readonly speaker: NamedLink | null;
  readonly addressee: string | null;
  readonly date: string | null;
  readonly statements: readonly StatementLine[];
  /** Statements that some outlet alone places here. */
  readonly claimed: readonly StatementLine[];
  readonly mentions: readonly MentionView[];
  readonly answer: string;
}

/** The pages of all originating documents. */
export function createDocumentPages(lookup: Lookup, lines: ReadonlyMap<string, StatementLine>): DocumentPage[] {
  return lookup.report.documents.map((document) => {
    const own = lookup.statements.filter((statement) => statement.documentId === document.id);
    const claimed = lookup.statements.filter(
      ({ documentId, occurrences }) =>
        documentId !== document.id && occurrences.some((occurrence) => occurrence.documentId === document.id),
    );
    const toLines = (list: typeof own) => list.flatMap((statement) => lines.get(statement.anchor) ?? []);
    const outlets = new Set(own.flatMap(({ occurrences }) => occurrences.map((o) => lookup.outletOf(o.articleId))));
    const answer = `${plural(own.length, 'statement')} in ${plural(outlets.size, 'outlet')}`;
    return {
      ...createPage(documentPath(document.id), oneLine(document.label), answer),
      type: DOCUMENT_WORDS[document.type],
      inferred: document.inferred,
      speaker: linkSpeaker(lookup, document.speakerId),
      addressee: document.addressee === null ? null : oneLine(document.addressee),
      date: document.date === null ? null : describeDate(document.date),
      statements: toLines(own),
      claimed: toLines(claimed),
      mentions: document.mentions.map((mention) => {
        const article = lookup.article(mention.articleId);
        return {
          outlet: lookup.outletOf(article.id).label,
          article: { name: articleLabel(article), href: articlePath(article.id) },
          context: findContext(article.text, [mention], SHORT_REACH),
        };
      }),
      answer,
    };
  });
}
