/** `report.md`: the whole report as one text, readable as it stands and right when rendered. */
import type { Statement } from '../../model.ts';
import { escapeMarkdown as text } from '../lookup/escape-markdown.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { describeCounts, joinStated, RELATION_SIGNS } from '../lookup/phrases.ts';
import { shorten } from '../lookup/visible.ts';
import { type Doubts, listDoubts } from '../pages/doubts.ts';
import { describeAnswer, describeFinding } from '../pages/finding.ts';
import { listNews } from '../pages/news.ts';
import { createLine } from '../parts/line.ts';
import type { Mark } from '../parts/page.ts';
import type { FilePart } from './long-file.ts';
import {
  type Block,
  createContext,
  each,
  formatAttribution,
  formatList,
  formatRow,
  joinBlocks,
  type MarkdownContext,
} from './markdown-context.ts';
import { listSections, type Section } from './markdown-lists.ts';
import { formatStatement, HEADING } from './markdown-statement.ts';

/** What the text needs besides the report. */
export interface MarkdownOptions {
  /** Markdown of "How this was counted". */
  readonly counted: string;
  /** True where the HTML pages lie beside it, so that links may lead to them. */
  readonly pages: boolean;
}

/** Statements in the short list at the top. */
const TOP = 5;
/** Outlets that a table shows in columns; with more it names them in one. */
const COLUMNS = 8;
/** Characters of an outlet's name in the table. */
const OUTLET = 40;

/** The report as Markdown, ending in a line end, in parts. Text of articles stands in it only escaped. */
export function* printMarkdown(lookup: Lookup, { counted, pages }: MarkdownOptions): Generator<FilePart> {
  const context = createContext(lookup, pages);
  const { report, statements } = lookup;
  const reused = statements.filter((statement) => statement.counts.outlets > 1);
  const doubts = listDoubts(lookup);
  const sections: Section[] = [
    { id: 'reused', heading: 'Most repeated', of: reused, blocks: () => [listTop(context, reused)] },
    { id: 'matrix', heading: 'Statements by outlet', of: statements, blocks: () => formatMatrix(context) },
    {
      id: 'new',
      heading: 'New since the last publication',
      of: report.news === undefined ? [] : [report.news],
      blocks: () => formatNews(context),
    },
    {
      id: 'check',
      heading: 'To check, least sure and most repeated first',
      of: doubts.shown,
      blocks: () => [listChecks(doubts)],
    },
    { id: 'statements', heading: 'Statements', of: statements, blocks: () => listStatements(context) },
    ...listSections(context),
    {
      id: 'counted',
      heading: 'How this was counted',
      of: [counted],
      blocks: () => [counted.trim().replace(/^## /gm, '### ')],
    },
  ];
  yield* joinBlocks(listBlocks(lookup, sections));
  yield '\n';
}

/** The head, and the sections that hold something. */
function* listBlocks(lookup: Lookup, sections: readonly Section[]): Generator<Block> {
  const shown = sections.filter((section) => section.of.length > 0);
  yield `# ${text(lookup.report.title)}`;
  yield `**${text(describeAnswer(lookup))}** ${text(describeFinding(lookup))}`;
  yield formatList(shown.map(({ id, heading }) => `[${heading}](#list-${id})`));
  for (const { id, heading, blocks } of shown) {
    yield `<a id="list-${id}"></a>\n\n## ${heading}`;
    yield* blocks();
  }
}

function* listStatements(context: MarkdownContext): Generator<Block> {
  for (const statement of context.lookup.statements) yield formatStatement(context, statement);
}

function listTop({ lookup }: MarkdownContext, reused: readonly Statement[]): Block {
  return formatList(
    reused.slice(0, TOP).map((statement) => {
      const said = `“${text(statement.text)}” — ${formatAttribution(lookup, statement)}`;
      return `${said}: ${describeCounts(statement.counts)}. [${statement.anchor}](#${statement.anchor})`;
    }),
  );
}

/** What is new, kind by kind. */
function formatNews({ lookup, pages }: MarkdownContext): Block[] {
  const sections = listNews(lookup);
  if (sections.length === 0) return ['Nothing.'];
  return sections.flatMap(({ heading, rows }) => [
    `### ${heading}`,
    formatList(
      rows.map(({ kind, id, name, href, note }) => {
        const target = href === null ? null : kind.startsWith('article') ? (pages ? href : null) : `#${id}`;
        const shown = target === null ? text(name) : `[${text(name)}](${target})`;
        return note === '' ? shown : `${shown}: ${text(note)}`;
      }),
    ),
  ]);
}

/** What somebody should look at. */
function listChecks({ shown, more }: Doubts): Block {
  const items = shown.map(({ anchor, words, speaker, reason, reach }) => {
    const facts = joinStated([reason, speaker && text(speaker.name), reach], ', ');
    return `[“${text(words)}”](#${anchor}): ${facts}`;
  });
  return formatList(more > 0 ? [...items, `and ${more} more`] : items);
}

/** The table of statements and outlets: a column an outlet where they are few, else one column that names them. */
function formatMatrix({ lookup }: MarkdownContext): Block[] {
  const name = (label: string) => text(shorten(label, OUTLET));
  const wide = lookup.outlets.length > COLUMNS;
  const heads = wide ? ['Outlets'] : lookup.outlets.map((outlet) => name(outlet.label));
  const viewRow = (statement: Statement) => {
    const { carriers } = createLine(lookup, statement);
    const words = `[“${text(shorten(statement.text, HEADING))}”](#${statement.anchor})`;
    const byColumn = new Map(carriers.map((carrier) => [carrier.key, formatMarks(carrier.marks)]));
    const cells = wide
      ? [carriers.map((carrier) => `${name(carrier.outlet)} ${formatMarks(carrier.marks)}`).join('; ')]
      : lookup.outlets.map((outlet) => byColumn.get(outlet.key) ?? '–');
    return [words, `${statement.counts.verbatim} of ${statement.counts.outlets}`, ...cells];
  };
  const top = [
    ['Statement', 'Word for word, of all', ...heads],
    ['---', '--:', ...heads.map(() => '---')],
  ];
  const columns = mixGrounds(heads);
  const rows = each(lookup.statements, (statement) => ({
    grounds: mixGrounds(lookup.grounds.statement(statement), columns),
    make: () => formatRow(viewRow(statement)),
  }));
  return [
    chain<FilePart>(top.map(formatRow), rows),
    formatList(RELATION_SIGNS.map((sign) => `${sign.symbol} **${sign.word}**: ${sign.meaning}`)),
  ];
}

function formatMarks(marks: readonly Mark[]): string {
  return marks.map((mark) => `${mark.symbol} ${mark.word}`).join(', ');
}

function* chain<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}
