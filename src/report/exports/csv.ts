/** `data/statements.csv` and `data/quotations.csv`: one row each, for a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { ReportQuotation, Statement } from '../../model.ts';
import { compareText } from '../../text.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { Outlet } from '../lookup/outlets.ts';
import { SEVERITY_ORDER } from '../lookup/phrases.ts';
import { oneLine, visible } from '../lookup/visible.ts';
import { listChanges } from '../parts/wordings.ts';
import { quotationId } from './data.ts';
import type { FilePart } from './long-file.ts';

/** Between several values in one cell. */
const SEPARATOR = '; ';

/** One row a statement, sorted by anchor: words, joint attribution, counts, and the outlets of each relation. In parts. */
export function printStatementsCsv(lookup: Lookup): Generator<FilePart> {
  const nameOf = createNaming(lookup);
  const view = (statement: Statement) => ({
    anchor: statement.anchor,
    text: statement.text,
    ...attributionCells(lookup, statement),
    contested: statement.contested ? 'yes' : 'no',
    confidence: statement.confidence.toFixed(2),
    ...statement.counts,
    ...changeCells(lookup, statement, nameOf),
    ...Object.fromEntries(
      (['verbatim', 'excerpt', 'altered', 'unquoted'] as const).map((relation) => {
        const held = statement.occurrences.filter((occurrence) => occurrence.relation === relation);
        const outlets = new Set(held.map((occurrence) => lookup.outletOf(occurrence.articleId)));
        return [`${relation}_in`, [...outlets].map(nameOf).sort(compareText).join(SEPARATOR)];
      }),
    ),
  });
  const groundsOf = (statement: Statement) => {
    const outlets = new Set(statement.occurrences.map(({ articleId }) => lookup.outletOf(articleId)));
    return [lookup.grounds.statement(statement), [...outlets].map(nameOf)];
  };
  const groups = [...groupBy(lookup.report.statements, ({ anchor }) => anchor.slice(0, NEIGHBOURS)).values()];
  return printCsv(STATEMENT_COLUMNS, groups, view, (group) => mixGrounds(group.map(groundsOf)));
}

/** Characters that the anchors of statements have in common that are made anew together: a thousand such groups. */
const NEIGHBOURS = 4;

/** The name of an outlet; one that others share is followed by an article, so that a list has as many as were counted. */
function createNaming({ outlets }: Lookup): (outlet: Outlet) => string {
  const sharing = groupBy(outlets, ({ label }) => label);
  return ({ label, articles }) =>
    sharing.get(label)?.length === 1 ? label : `${label} (${oneLine(articles[0]?.id ?? '')})`;
}

/** One row a quotation, sorted by article and offset. In parts. */
export function printQuotationsCsv(lookup: Lookup): Generator<FilePart> {
  const view = (quotation: ReportQuotation) => {
    const article = lookup.article(quotation.articleId);
    return {
      id: quotationId(quotation),
      article: article.id,
      outlet: article.outlet ?? '',
      published: article.published ?? '',
      start: quotation.start,
      end: quotation.end,
      kind: quotation.kind,
      text: quotation.text,
      cue: quotation.cue?.text ?? '',
      mention: quotation.mention?.text ?? '',
      ...attributionCells(lookup, quotation),
      confidence: quotation.confidence.toFixed(2),
      statements: quotation.statements.join(SEPARATOR),
    };
  };
  const { report, grounds, quotationsOf } = lookup;
  const groups = report.articles.map(({ id }) => quotationsOf(id)).filter((group) => group.length > 0);
  return printCsv(QUOTATION_COLUMNS, groups, view, (group) =>
    mixGrounds(
      group.slice(0, 1).map(({ articleId }) => grounds.article(articleId)),
      group.map(({ speakerId }) => speakerId && grounds.speaker(speakerId)),
      group.map(({ documentId }) => documentId && grounds.document(documentId)),
    ),
  );
}

const ATTRIBUTION_COLUMNS = ['speaker', 'speaker_id', 'document', 'document_type', 'document_id'];
const STATEMENT_COLUMNS = [
  ...['anchor', 'text', ...ATTRIBUTION_COLUMNS, 'contested', 'confidence'],
  ...['outlets', 'owners', 'independent', 'verbatim', 'excerpt', 'altered', 'unquoted'],
  ...['severity', 'changes', 'verbatim_in', 'excerpt_in', 'altered_in', 'unquoted_in'],
];
const QUOTATION_COLUMNS = [
  ...['id', 'article', 'outlet', 'published', 'start', 'end', 'kind', 'text', 'cue', 'mention'],
  ...[...ATTRIBUTION_COLUMNS, 'confidence', 'statements'],
];

/** The gravest severity of all changes of a statement, and each change with its outlet, the gravest first. */
function changeCells(lookup: Lookup, statement: Statement, nameOf: (outlet: Outlet) => string) {
  const changes = statement.occurrences.flatMap((occurrence) =>
    listChanges(occurrence).map((change) => ({ ...change, outlet: nameOf(lookup.outletOf(occurrence.articleId)) })),
  );
  changes.sort((a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity)); // stable
  return {
    severity: changes[0]?.severity ?? '',
    changes: changes.map(({ outlet, words, grade }) => `${outlet} ${words} (${grade})`).join(SEPARATOR),
  };
}

function attributionCells(
  lookup: Lookup,
  { speakerId, documentId }: { readonly speakerId: string | null; readonly documentId: string | null },
) {
  const document = documentId === null ? null : lookup.document(documentId);
  return {
    speaker: speakerId === null ? '' : lookup.speaker(speakerId).name,
    speaker_id: speakerId ?? '',
    document: document?.label ?? '',
    document_type: document?.type ?? 'unstated',
    document_id: documentId ?? '',
  };
}

/** A cell that a spreadsheet would run as a formula gets a leading `'`; what would not be seen is made visible. */
function* printCsv<T>(
  columns: string[],
  groups: readonly (readonly T[])[],
  view: (entry: T) => Readonly<Record<string, string | number>>,
  groundsOf: (group: readonly T[]) => string,
): Generator<FilePart> {
  const options = { columns, escape_formulas: true, cast: { string: (value: string) => visible(value) } };
  yield stringify([], { ...options, header: true });
  for (const group of groups) yield { grounds: groundsOf(group), make: () => stringify(group.map(view), options) };
}
