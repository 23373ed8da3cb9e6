/** `report.md`: the whole report as one text, readable as it stands and right when rendered. */
import type { Report } from '../model.ts';
import { escapeMarkdown as text } from './escape-markdown.ts';
import { createContext, formatAttribution, formatList, type MarkdownContext } from './markdown-context.ts';
import { listSections, type Section } from './markdown-lists.ts';
import { formatStatement, HEADING } from './markdown-statement.ts';
import { describeCounts, joinStated, RELATION_SIGNS } from './phrases.ts';
import { listDoubts } from './view/doubts.ts';
import { createLine } from './view/line.ts';
import { listNews } from './view/news.ts';
import { describeAnswer, describeFinding } from './view/overview.ts';
import type { Mark } from './view/page.ts';
import { shorten } from './visible.ts';

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

/** The report as Markdown, ending in a line end. Text of articles stands in it only escaped. */
export function renderMarkdown(report: Report, { counted, pages }: MarkdownOptions): string {
  const context = createContext(report, pages);
  const { lookup } = context;
  const sections: Section[] = [
    ['reused', 'Most repeated', [listTop(context)]],
    ['matrix', 'Statements by outlet', formatMatrix(context)],
    ['new', 'New since the last publication', formatNews(context)],
    ['check', 'To check, least sure and most repeated first', listChecks(context)],
    ['statements', 'Statements', lookup.statements.flatMap((statement) => formatStatement(context, statement))],
    ...listSections(context),
    ['counted', 'How this was counted', [counted.trim().replace(/^## /gm, '### ')]],
  ];
  const shown = sections.filter(([, , blocks]) => blocks.some((block) => block !== null));
  const blocks = [
    `# ${text(report.title)}`,
    `**${text(describeAnswer(lookup))}** ${text(describeFinding(lookup))}`,
    formatList(shown.map(([id, heading]) => `[${heading}](#list-${id})`)),
    ...shown.flatMap(([id, heading, list]) => [`<a id="list-${id}"></a>\n\n## ${heading}`, ...list]),
  ];
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`;
}

function listTop({ lookup }: MarkdownContext): string | null {
  const reused = lookup.statements.filter((statement) => statement.counts.outlets > 1).slice(0, TOP);
  return formatList(
    reused.map((statement) => {
      const said = `“${text(statement.text)}” — ${formatAttribution(lookup, statement)}`;
      return `${said}: ${describeCounts(statement.counts)}. [${statement.anchor}](#${statement.anchor})`;
    }),
  );
}

/** What is new, kind by kind; nothing where nothing was published before. */
function formatNews({ lookup, pages }: MarkdownContext): (string | null)[] {
  if (lookup.report.news === undefined) return [];
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
function listChecks({ lookup }: MarkdownContext): (string | null)[] {
  const { shown, more } = listDoubts(lookup);
  const items = shown.map(({ anchor, words, speaker, reason, reach }) => {
    const facts = joinStated([reason, speaker && text(speaker.name), reach], ', ');
    return `[“${text(words)}”](#${anchor}): ${facts}`;
  });
  return [formatList(more > 0 ? [...items, `and ${more} more`] : items)];
}

/** The table of statements and outlets: a column an outlet where they are few, else one column that names them. */
function formatMatrix({ lookup }: MarkdownContext): (string | null)[] {
  if (lookup.statements.length === 0) return [];
  const name = (label: string) => text(shorten(label, OUTLET));
  const wide = lookup.outlets.length > COLUMNS;
  const heads = wide ? ['Outlets'] : lookup.outlets.map((outlet) => name(outlet.label));
  const rows = lookup.statements.map((statement) => {
    const { carriers } = createLine(lookup, statement);
    const words = `[“${text(shorten(statement.text, HEADING))}”](#${statement.anchor})`;
    const byColumn = new Map(carriers.map((carrier) => [carrier.index, formatMarks(carrier.marks)]));
    const cells = wide
      ? [carriers.map((carrier) => `${name(carrier.outlet)} ${formatMarks(carrier.marks)}`).join('; ')]
      : lookup.outlets.map((outlet) => byColumn.get(outlet.index) ?? '–');
    return [words, `${statement.counts.verbatim} of ${statement.counts.outlets}`, ...cells];
  });
  const table = [['Statement', 'Word for word, of all', ...heads], ['---', '--:', ...heads.map(() => '---')], ...rows];
  return [
    table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    formatList(RELATION_SIGNS.map((sign) => `${sign.symbol} **${sign.word}**: ${sign.meaning}`)),
  ];
}

function formatMarks(marks: readonly Mark[]): string {
  return marks.map((mark) => `${mark.symbol} ${mark.word}`).join(', ');
}
