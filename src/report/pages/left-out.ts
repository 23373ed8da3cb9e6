/** What the outlet of an article carries and leaves out of the documents that the article quotes. */
import type { Lookup } from '../lookup/lookup.ts';
import { type DocumentLink, linkDocument } from '../parts/page.ts';
import type { Named } from '../parts/reassembly.ts';
import type { Wholes } from './document.ts';

/** A document as one outlet quotes it. */
export interface Quoted {
  readonly document: DocumentLink;
  readonly carried: number;
  readonly sentences: number;
  /** Each leads to its place in the document. */
  readonly left: readonly Named[];
}

/**
 * The stated documents of two sentences or more that an article quotes, those it quotes least of first. What another article
 * of the same outlet prints is not left out.
 */
export function listQuoted(lookup: Lookup, wholes: Wholes, articleId: string): Quoted[] {
  return listDocuments(lookup, articleId)
    .flatMap((id): Quoted[] => {
      const whole = wholes.get(id);
      const document = linkDocument(lookup, id);
      const share = whole.shares.find(({ key }) => key === lookup.outletOf(articleId).key);
      if (document === null || lookup.document(id).inferred || share === undefined || whole.sentences < 2) return [];
      const left = share.left.map((sentence) => ({ ...sentence, href: `${document.href}#${sentence.anchor}` }));
      return [{ document, carried: share.carried, sentences: whole.sentences, left }];
    })
    .sort((a, b) => b.left.length - a.left.length); // stable: by statement
}

/** Ids of the documents whose statements an article prints, by statement. */
export function listDocuments(lookup: Lookup, articleId: string): string[] {
  return [...new Set(lookup.printedIn(articleId).flatMap(({ statement }) => statement.documentId ?? []))];
}
