/** What a statement's page tells search engines: a schema.org `Quotation` (https://schema.org/Quotation) as JSON-LD. */
import type { DocumentType, OriginatingDocument, Statement } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { permalink, webAddress } from '../lookup/page-paths.ts';
import { oneLine } from '../lookup/visible.ts';

/** The types of schema.org that documents have; the others are a `CreativeWork`. */
const WORKS: Readonly<Partial<Record<DocumentType, string>>> = {
  letter: 'Message',
  email: 'EmailMessage',
  post: 'SocialMediaPosting',
  report: 'Report',
  book: 'Book',
  article: 'Article',
};

/**
 * The statement as a `Quotation`: its words as the page shows them, who said them, the document they come from, and the
 * articles that print them word for word. A contested one names neither speaker nor document, since outlets disagree.
 */
export function describeQuotation(lookup: Lookup, statement: Statement): object {
  const { report } = lookup;
  const { anchor, contested, speakerId, documentId } = statement;
  const address = permalink(report, anchor);
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    ...(report.baseUrl !== null && { '@id': address, url: address }),
    identifier: anchor,
    text: oneLine(statement.text),
    ...(!contested && speakerId !== null && describeSpeaker(lookup, speakerId)),
    ...(!contested && documentId !== null && { isBasedOn: describeDocument(lookup.document(documentId)) }),
    isPartOf: listHolders(lookup, statement),
  };
}

/** A person or body is the creator; a group or an unnamed source has no type of its own and is credited in words. */
function describeSpeaker(lookup: Lookup, id: string): object {
  const { name, kind } = lookup.speaker(id);
  const type = kind === 'person' ? 'Person' : kind === 'organisation' ? 'Organization' : null;
  return type === null ? { creditText: oneLine(name) } : { creator: { '@type': type, name: oneLine(name) } };
}

function describeDocument({ type, label, date }: OriginatingDocument): object {
  return { '@type': WORKS[type] ?? 'CreativeWork', name: oneLine(label), ...(date !== null && { dateCreated: date }) };
}

function listHolders(lookup: Lookup, { occurrences }: Statement): object[] {
  const whole = occurrences.filter(({ relation }) => relation === 'verbatim').map(({ articleId }) => articleId);
  return [...new Set(whole)].map((id) => {
    const article = lookup.article(id);
    const url = webAddress(article.url);
    return {
      '@type': 'NewsArticle',
      headline: articleLabel(article),
      ...(article.outlet !== null && { publisher: { '@type': 'Organization', name: oneLine(article.outlet) } }),
      ...(article.published !== null && { datePublished: oneLine(article.published) }),
      ...(url !== null && { url }),
    };
  });
}
