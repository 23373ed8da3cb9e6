/** A statement of `report.md`: its words, who said them where, and each occurrence. */
import type { Correction, Occurrence, Statement } from '../../model.ts';
import { linkMarkdown as link, escapeMarkdown as text } from '../lookup/escape-markdown.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { permalink } from '../lookup/page-paths.ts';
import {
  describeConfidence,
  describeCounts,
  describeDate,
  describeEvidence,
  describeIndependence,
  describeTypography,
  joinStated,
  signOf,
} from '../lookup/phrases.ts';
import { oneLine, shorten } from '../lookup/visible.ts';
import { signFor } from '../parts/accused.ts';
import { viewCorrection } from '../parts/corrections.ts';
import { type Earliest, findEarliest } from '../parts/earliest.ts';
import { HEADLINE_ONLY, isHeadlineOnly } from '../parts/headline.ts';
import { countThrough } from '../parts/line.ts';
import { differs, orderOccurrences } from '../parts/occurrence.ts';
import { findOriginal, recordGrounds, showsRecord, signOfRecord } from '../parts/record.ts';
import { findSurest } from '../parts/surest.ts';
import { findFormerId, listChanges } from '../parts/wordings.ts';
import type { GroundedPart } from './long-file.ts';
import {
  formatAnchor,
  formatArticle,
  formatAttribution,
  formatList,
  type MarkdownContext,
} from './markdown-context.ts';
import { formatSides } from './markdown-documents.ts';

/** Characters of a statement in a heading or table. */
export const HEADING = 90;

/** All that the text tells of a statement. */
export function formatStatement(context: MarkdownContext, statement: Statement): GroundedPart {
  const named = statement.wordings.map(({ id }) => context.isFirst(statement, id));
  const { lookup } = context;
  const record = recordGrounds([findOriginal(lookup, statement)]);
  const grounds = mixGrounds(lookup.grounds.statement(statement), context.pages, named, record);
  return { grounds, make: () => listBlocks(context, statement).join('\n\n') };
}

function listBlocks(context: MarkdownContext, statement: Statement): string[] {
  const { lookup } = context;
  const { anchor, text: words, confidence } = statement;
  const certainty = describeConfidence(confidence);
  const attribution = formatAttribution(lookup, statement);
  const sure = certainty === 'uncertain' ? '**uncertain**, check it before use' : certainty;
  const sides = formatSides(statement, lookup)
    .map((side) => `\n  - ${side}`)
    .join('');
  const earliest = findEarliest(lookup, statement, [], '');
  const through = countThrough(lookup, statement);
  const facts = [
    `**Source:** ${attribution}${statement.contested ? ' (**contested**)' : ''}${sides}`,
    `**Attribution:** ${sure} (${confidence.toFixed(2)})`,
    formatEvidence(lookup, statement),
    `**Carried by:** ${describeIndependence(statement.counts)}${through === 0 ? '' : `, ${through} by way of another`}`,
    earliest === null ? null : `**Earliest:** ${text(listHolders(earliest))}, ${text(earliest.date)}`,
    ...lookup.correctionsOf(anchor).map(formatCorrection),
    `**Anchor:** ${context.pages ? link(anchor, permalink(lookup.report, anchor)) : anchor}`,
  ];
  const heading = shorten(words, HEADING);
  const counts = describeCounts(statement.counts);
  const occurrences = orderOccurrences(lookup, statement).map(({ occurrence }) =>
    formatOccurrence(context, statement, occurrence),
  );
  const others = formatList(listWordings(context, statement));
  return [
    `${formatAnchor(anchor)}\n\n### “${text(heading)}”`,
    ...(heading.endsWith('…') ? [`> “${text(words)}”`] : []),
    formatList(facts.filter((fact) => fact !== null)) ?? '',
    `${counts.charAt(0).toUpperCase()}${counts.slice(1)}:`,
    formatList(occurrences) ?? '',
    ...(others === null ? [] : ['Other wordings:', others]),
  ];
}

function listHolders({ holders }: Earliest): string {
  return holders.map(({ name }) => name).join(' or ');
}

/** Why the words are given to their source, where that is surest. */
function formatEvidence(lookup: Lookup, statement: Statement): string | null {
  const ordered = orderOccurrences(lookup, statement).map(({ occurrence }) => occurrence);
  const surest = findSurest(lookup, ordered);
  if (surest === null || surest.quotation.evidence.length === 0) return null;
  const shown = surest.quotation.evidence.map(({ note, span }) => {
    const { before, after } = describeEvidence(note);
    const words = span === null ? null : `“${text(span.text)}”`;
    return joinStated([joinStated([before && text(before), words], ': '), after], ' ');
  });
  return `**Why:** ${shown.join('; ')}; in ${text(lookup.outletOf(surest.occurrence.articleId).label)}`;
}

function formatCorrection(correction: Correction): string {
  const { what, note } = viewCorrection(correction);
  return `**Corrected by hand:** ${text(what)}${note === '' ? '' : `; ${text(note)}`}`;
}

function listWordings(context: MarkdownContext, statement: Statement): string[] {
  const retired = context.lookup
    .aliasesOf(statement.anchor)
    .map(({ id, text: words }) => `${formatAnchor(id)}${text(id)}, merged into this one: “${text(words)}”`);
  const seen = new Set<string>();
  const { formerWordings } = statement;
  const wordings = statement.wordings
    .filter(({ id, text: words }) => !formerWordings.includes(words) && !seen.has(id) && seen.add(id))
    .map(
      ({ id, text: words, relation }) =>
        `${context.isFirst(statement, id) ? formatAnchor(id) : ''}${text(id)}, ${signOf(relation).word}: “${text(words)}”`,
    );
  return [
    ...retired,
    ...wordings,
    ...formerWordings.map((words) => {
      const id = findFormerId(context.lookup, statement, words);
      const anchor = id !== null && context.isFirst(statement, id) ? `${formatAnchor(id)}${text(id)}, ` : '';
      return `${anchor}in an earlier report: “${text(words)}”`;
    }),
  ];
}

/** How a print stands to the record; `null`: none was added. */
function describeRecord(lookup: Lookup, { record }: Occurrence): string | null {
  if (record === undefined) return null;
  const { relation, originalId, start, end } = record;
  const original = lookup.report.originals?.find(({ id }) => id === originalId);
  const { word } = signOfRecord(relation);
  if (relation !== 'unrecorded') return `against the record: ${word}`;
  const isShown = original !== undefined && start !== null && end !== null && showsRecord(lookup, original);
  const nearest = isShown ? oneLine(original.text.slice(start, end)) : null;
  return `**${word}**${nearest === null ? '' : `; the nearest that it holds: “${text(nearest)}”`}`;
}

function formatOccurrence(context: MarkdownContext, statement: Statement, occurrence: Occurrence): string {
  const { lookup } = context;
  const { relation, k1Equal } = occurrence;
  const article = lookup.article(occurrence.articleId);
  const sign = signFor(lookup, statement, occurrence);
  const outlet = article.outlet === null ? null : text(article.outlet);
  const published = article.published === null ? null : text(describeDate(article.published));
  const original = context.original(article, occurrence.parts);
  const words = original && link('the words as published', original);
  const place = joinStated([outlet, formatArticle(context, article.id, statement.anchor), published, words], ', ');
  const credit = lookup.throughOf(occurrence);
  const own = relation !== 'unquoted' && (statement.contested || differs(lookup, statement, occurrence));
  const notes = [
    relation === 'verbatim' ? null : `prints “${text(occurrence.text)}”`,
    relation === 'verbatim' && !k1Equal ? describeTypography(occurrence) : null,
    relation !== 'unquoted' && isHeadlineOnly(lookup, article.id, occurrence) ? HEADLINE_ONLY : null,
    ...listChanges(occurrence).map(
      ({ words, declared, grade }) => `${text(words)} (${text(grade)}; ${declared ? 'marked' : 'silent'})`,
    ),
    describeRecord(context.lookup, occurrence),
    credit === null ? null : `by way of ${text(credit.creditedOutlet)}: “${text(credit.text)}”`,
    own ? `attributed here to ${formatAttribution(lookup, occurrence)}` : null,
  ].filter((note) => note !== null);
  const more = notes.map((note) => `\n  - ${note}`).join('');
  return `${sign.symbol} **${sign.word}** in ${place}${more}`;
}
