/** `documents/<id>.html`: what is known of a letter, post or statement, and where the articles speak of it. */

import type { OriginatingDocument, Statement } from '../../model.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath, documentPath } from '../lookup/page-paths.ts';
import { DOCUMENT_WORDS, describeDate } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import {
  createPage,
  describeReach,
  groupClaims,
  type Lines,
  linkSpeaker,
  type NamedLink,
  type Page,
  type PagePlan,
  pickLines,
  type StatementLine,
} from '../parts/page.ts';
import { type Context, findContext, SHORT_REACH } from '../parts/passage.ts';
import { type Reassembly, viewReassembly } from '../parts/reassembly.ts';
import { recordGrounds } from '../parts/record.ts';
import { listRecorded, type Recorded } from '../parts/recorded.ts';

/** Where an article speaks of a document. */
export interface MentionView {
  /** `null`: not stated. */
  readonly outlet: string | null;
  readonly article: NamedLink;
  readonly contexts: readonly Context[];
}

/** The page of an originating document. */
export interface DocumentPage extends Page {
  readonly type: string;
  readonly inferred: boolean;
  readonly speaker: NamedLink | null;
  readonly addressee: string | null;
  readonly date: string | null;
  /** The document put together again. */
  readonly whole: Reassembly;
  /** Its records that were added, whole. */
  readonly records: readonly Recorded[];
  /** Statements that some outlet alone places here. */
  readonly claimed: readonly StatementLine[];
  readonly mentions: readonly MentionView[];
  readonly answer: string;
}

/** The pages of all originating documents, one after the other. */
export function* planDocumentPages(lookup: Lookup, lines: Lines, wholes: Wholes): Generator<PagePlan<DocumentPage>> {
  const { grounds, report } = lookup;
  const own = groupBy(lookup.statements, (statement) => statement.documentId ?? '');
  const claims = groupClaims(lookup.statements, 'documentId');
  for (const document of report.documents) {
    const records = (report.originals ?? []).filter(({ documentId }) => documentId === document.id);
    const statements = own.get(document.id) ?? [];
    const claimed = claims.get(document.id) ?? [];
    yield {
      path: documentPath(document.id),
      grounds: mixGrounds(
        wholes.groundsOf(document.id),
        document,
        document.speakerId === null ? null : grounds.speaker(document.speakerId),
        [...statements, ...claimed].map(grounds.statement),
        recordGrounds(records),
      ),
      make: () => {
        const answer = describeReach(lookup, statements);
        return {
          ...createPage(documentPath(document.id), oneLine(document.label), answer),
          type: DOCUMENT_WORDS[document.type],
          inferred: document.inferred,
          speaker: linkSpeaker(lookup, document.speakerId),
          addressee: document.addressee === null ? null : oneLine(document.addressee),
          date: document.date === null ? null : describeDate(document.date),
          whole: wholes.get(document.id),
          records: records.length === 0 ? [] : listRecorded(lookup, lines, document.id),
          claimed: pickLines(lines, claimed),
          mentions: listMentions(lookup, document),
          answer,
        };
      },
    };
  }
}

/** Documents put together again, by their ids. */
export interface Wholes {
  /** Made when it is asked for. */
  readonly get: (documentId: string) => Reassembly;
  /** The document, its statements, and the articles that speak of it. */
  readonly groundsOf: (documentId: string) => string;
}

/** The documents of a report put together again. */
export function openWholes(lookup: Lookup, lines: Lines): Wholes {
  const { grounds } = lookup;
  const orders = new Map(lookup.report.orders.map((order) => [order.documentId, order]));
  return {
    get: (id) => viewReassembly(lookup, orders.get(id), lines, articlesOf(lookup.document(id))),
    groundsOf: (id) => {
      const { sequence = [], apart = [], ...order } = orders.get(id) ?? {};
      const ordered = [...sequence, ...apart].map(lookup.statement);
      const speaking = articlesOf(lookup.document(id));
      return mixGrounds(
        grounds.document(id),
        order,
        [sequence, apart],
        ordered.map((statement) => statement && grounds.statement(statement)),
        speaking.map(grounds.article),
        grounds.order([...speaking, ...ordered.flatMap((statement) => listArticles(statement))]),
      );
    },
  };
}

function listArticles(statement: Statement | null): string[] {
  return (statement?.occurrences ?? []).map(({ articleId }) => articleId);
}

/** Ids of the articles that speak of a document. */
export function articlesOf({ mentions }: OriginatingDocument): string[] {
  return [...new Set(mentions.map(({ articleId }) => articleId))];
}

function listMentions(lookup: Lookup, { mentions }: OriginatingDocument): MentionView[] {
  return [...groupBy(mentions, (mention) => mention.articleId)].map(([id, list]) => {
    const article = lookup.article(id);
    return {
      outlet: article.outlet === null ? null : oneLine(article.outlet),
      article: { name: articleLabel(article), href: articlePath(id) },
      contexts: list.map((mention) => findContext(article.text, [mention], SHORT_REACH)),
    };
  });
}
