/** How one article prints a statement, and in which order its occurrences are shown. */
import type { Occurrence, Statement } from '../../model.ts';
import { compareText } from '../../text.ts';
import { type Lookup, showsWhole } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath } from '../lookup/page-paths.ts';
import {
  dateKey,
  describeConfidence,
  describeDate,
  describeEvidence,
  describeTypography,
  type EvidenceWords,
  RELATION_SIGNS,
  type RelationSign,
} from '../lookup/phrases.ts';
import type { FindOriginal } from '../lookup/text-fragment.ts';
import { oneLine } from '../lookup/visible.ts';
import { signFor } from './accused.ts';
import { isHeadlineOnly } from './headline.ts';
import { type DocumentLink, isOneSide, linkDocument, linkSpeaker, type NamedLink } from './page.ts';
import { type Context, findContext, SHORT_REACH } from './passage.ts';
import { type ChangeView, listChanges } from './wordings.ts';

/** How one article prints the statement. */
export interface OccurrenceView {
  readonly id: string;
  readonly sign: RelationSign;
  readonly outlet: string;
  readonly stated: boolean;
  readonly article: NamedLink;
  /** The words in the article where it was published, http(s); `null`: not stated. */
  readonly source: string | null;
  readonly published: string | null;
  /** What differs where the words agree but not the typography; `null`: nothing. */
  readonly typography: string | null;
  readonly headlineOnly: boolean;
  readonly kind: string;
  /** The outlet's own attribution, and whether it is not the joint one. */
  readonly speaker: NamedLink | null;
  readonly document: DocumentLink | null;
  readonly differs: boolean;
  readonly cue: string | null;
  readonly mention: string | null;
  readonly confidence: string | null;
  readonly certainty: string | null;
  readonly evidence: readonly (EvidenceWords & { readonly words: string | null })[];
  readonly context: Context;
  readonly changes: readonly ChangeView[];
  /** HTML id of where it is compared with the statement; `null`: nothing to compare. */
  readonly compared: string | null;
  /** The outlet that is credited beside the words, and the crediting words; `null`: none. */
  readonly through: { readonly outlet: string; readonly words: string } | null;
}

/** Characters to either side of the words, where the full text may be shown. */
const REACH = 700;

/** Nearest relation first, then the earliest date, then as in the report; with the place in the report. */
export function orderOccurrences(lookup: Lookup, statement: Statement) {
  const rank = (occurrence: Occurrence) => RELATION_SIGNS.findIndex((sign) => sign.relation === occurrence.relation);
  const date = (occurrence: Occurrence) => dateKey(lookup.article(occurrence.articleId).published);
  return statement.occurrences
    .map((occurrence, i) => ({ occurrence, i }))
    .sort(
      (a, b) =>
        rank(a.occurrence) - rank(b.occurrence) || compareText(date(a.occurrence), date(b.occurrence)) || a.i - b.i,
    );
}

/**
 * True where an outlet names another speaker or document than the joint attribution. Naming none is no difference, nor
 * is naming the body instead of the person who speaks for it, or the other way round.
 */
export function differs(lookup: Lookup, statement: Statement, { speakerId, documentId }: Occurrence): boolean {
  const other = (own: string | null, joint: string | null) => own !== null && own !== joint;
  return (
    other(documentId, statement.documentId) ||
    (other(speakerId, statement.speakerId) && !isOneSide(lookup, speakerId, statement.speakerId))
  );
}

/** How an article prints `statement`; `original` gives the address of its words there. */
export function viewOccurrence(
  lookup: Lookup,
  statement: Statement,
  occurrence: Occurrence,
  { id, original, compared }: Pick<OccurrenceView, 'id' | 'compared'> & { readonly original: FindOriginal },
): OccurrenceView {
  const article = lookup.article(occurrence.articleId);
  const quotation = lookup.quotationOf(occurrence);
  const credit = lookup.throughOf(occurrence);
  return {
    id,
    sign: signFor(lookup, statement, occurrence),
    outlet: lookup.outletOf(article.id).label,
    stated: article.outlet !== null,
    article: { name: articleLabel(article), href: `${articlePath(article.id)}#${statement.anchor}` },
    source: original(article, occurrence.parts),
    published: article.published === null ? null : describeDate(article.published),
    typography: occurrence.relation === 'verbatim' && !occurrence.k1Equal ? describeTypography(occurrence) : null,
    headlineOnly: quotation !== null && isHeadlineOnly(lookup, article.id, occurrence),
    kind: quotation?.kind ?? 'unquoted',
    speaker: linkSpeaker(lookup, occurrence.speakerId),
    document: linkDocument(lookup, occurrence.documentId),
    differs: differs(lookup, statement, occurrence),
    cue: quotation?.cue ? oneLine(quotation.cue.text) : null,
    mention: quotation?.mention ? oneLine(quotation.mention.text) : null,
    confidence: quotation?.confidence.toFixed(2) ?? null,
    certainty: quotation === null ? null : describeConfidence(quotation.confidence),
    evidence: (quotation?.evidence ?? []).map(({ note, span }) => ({
      words: span === null ? null : oneLine(span.text),
      ...describeEvidence(oneLine(note)),
    })),
    context: findContext(article.text, occurrence.parts, showsWhole(lookup.report, article) ? REACH : SHORT_REACH),
    changes: listChanges(occurrence),
    compared,
    through: credit === null ? null : { outlet: oneLine(credit.creditedOutlet), words: oneLine(credit.text) },
  };
}
