/** The documents put together again, as `report.md` shows them. */
import type { DocumentOrder, OriginatingDocument } from '../../model.ts';
import { escapeMarkdown as text } from '../lookup/escape-markdown.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { listWords, plural } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { articlesOf } from '../pages/document.ts';
import { openLines } from '../parts/line.ts';
import type { StatementLine } from '../parts/page.ts';
import {
  type Contradiction,
  type Named,
  type PassageView,
  type Reassembly,
  viewReassembly,
} from '../parts/reassembly.ts';
import { type Block, formatAttribution, formatList, type MarkdownContext } from './markdown-context.ts';

/** The documents of which two sentences or more are known, with their order. */
export function listWhole({ report }: Lookup): (readonly [OriginatingDocument, DocumentOrder])[] {
  const documents = new Map(report.documents.map((document) => [document.id, document]));
  return report.orders.flatMap((order) => {
    const document = documents.get(order.documentId);
    return document === undefined || order.sequence.length < 2 ? [] : [[document, order] as const];
  });
}

/** A part for each of these. */
export function* formatDocuments({ lookup }: MarkdownContext): Generator<Block> {
  const lines = openLines(lookup);
  for (const [document, order] of listWhole(lookup)) {
    yield* formatDocument(document, viewReassembly(lookup, order, lines, articlesOf(document)), lookup);
  }
}

function formatDocument(document: OriginatingDocument, whole: Reassembly, lookup: Lookup): string[] {
  const gaps = whole.hasGaps ? ' At […] words may be missing: no article prints the two sentences as one run.' : '';
  const blocks = [
    `### ${text(oneLine(document.label))}${document.inferred ? ' (inferred)' : ''}`,
    `${plural(whole.sentences, 'sentence')}, in the order in which the articles quote them.${gaps}`,
    formatPassages(whole.passages, '', lookup).join('\n'),
    whole.fragments.length === 0 ? null : 'Fragments, whose place nothing tells:',
    formatList(whole.fragments.map(formatLine)),
    whole.contradictions.length === 0 ? null : 'Where the outlets contradict one another on the order:',
    formatList(whole.contradictions.map(formatContradiction)),
    whole.hasLeftOut ? 'What each outlet does not quote:' : null,
    whole.hasLeftOut ? formatShares(whole) : null,
  ];
  return blocks.filter((block) => block !== null);
}

/** A nested list: what is side by side stands one step further in. */
function formatPassages(passages: readonly PassageView[], indent: string, lookup: Lookup): string[] {
  return passages.flatMap((passage) => {
    if (passage.kind === 'unordered') {
      const inner = passage.strands.flatMap((strand) => formatPassages(strand, `${indent}  `, lookup));
      return [`${indent}- _${text(passage.note)}_`, ...inner];
    }
    const independent = passage.line.independent === null ? '' : `, ${passage.line.independent} independent`;
    const gap = passage.gap === null ? '' : passage.gap === 'cut' ? '\\[…\\] (marked as a cut) ' : '\\[…\\] ';
    const disputed = passage.disputed ? ', place disputed' : '';
    return [
      `${indent}- **${passage.label}** ${gap}${formatLine(passage.line)}: ${passage.reach}${independent}${disputed}`,
      ...formatSides(passage.line, lookup).map((side) => `${indent}  - ${side}`),
    ];
  });
}

function formatLine({ words, anchor }: StatementLine): string {
  return `“${text(words)}” ([${anchor}](#${anchor}))`;
}

/** Every side of a contested statement with its outlets. */
export function formatSides({ anchor }: Pick<StatementLine, 'anchor'>, lookup: Lookup): string[] {
  const statement = lookup.statement(anchor);
  if (!statement?.contested) return [];
  const sides = new Map<string, Set<string>>();
  for (const occurrence of statement.occurrences) {
    if (occurrence.relation === 'unquoted') continue;
    const said = formatAttribution(lookup, occurrence);
    sides.set(said, (sides.get(said) ?? new Set()).add(lookup.outletOf(occurrence.articleId).label));
  }
  return [...sides].map(([said, outlets]) => `${said}: ${text(listWords([...outlets]))}`);
}

function formatContradiction({ first, second, outlets, against }: Contradiction): string {
  const name = ({ label, name: words }: Named): string => `**${label}** “${text(words)}”`;
  const other =
    against.length === 0
      ? 'other articles together say otherwise'
      : `the other way round in ${text(listWords(against))}`;
  return `${name(first)} before ${name(second)} in ${text(listWords(outlets))}; ${other}`;
}

function formatShares({ shares, sentences }: Reassembly): string {
  const rows = shares.map(({ outlet, carried, marks, left }) => {
    const how = marks.map(({ symbol, word, count }) => `${symbol} ${word} ${count}`).join(', ');
    const labels = left.map(({ label }) => label).join(', ');
    return [text(outlet), `${carried} of ${sentences}`, how === '' ? '–' : how, labels === '' ? 'nothing' : labels];
  });
  const table = [['Outlet', 'Carries', 'How', 'Leaves out'], ['---', '--:', '---', '---'], ...rows];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
