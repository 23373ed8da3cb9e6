/** What the parts of `report.md` share. */
import type { Statement } from '../../model.ts';
import { linkMarkdown as link, escapeMarkdown as text } from '../lookup/escape-markdown.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath } from '../lookup/page-paths.ts';
import { joinStated } from '../lookup/phrases.ts';
import { createOriginals } from '../lookup/text-fragment.ts';
import type { FilePart } from './long-file.ts';

/** A report on its way to Markdown. */
export interface MarkdownContext {
  readonly lookup: Lookup;
  /** True where the HTML pages lie beside `report.md`, so that links may lead to them. */
  readonly pages: boolean;
  /** The address of some words in the published article; `null` where none is known. */
  readonly original: ReturnType<typeof createOriginals>;
  /** True where a wording of a statement is named first in the text, and by nothing else: an id stands in it once. */
  readonly isFirst: (statement: Statement, wording: string) => boolean;
}

/** Begins a text in which every id stands once: an active anchor and a retired one before a wording. */
export function createContext(lookup: Lookup, pages: boolean): MarkdownContext {
  const { report, statements } = lookup;
  const taken = new Set([
    ...report.statements.map((statement) => statement.anchor),
    ...report.retired.map((line) => line.id),
  ]);
  const named = new Map<string, Statement>();
  for (const statement of statements) {
    for (const { id } of statement.wordings) if (!taken.has(id) && !named.has(id)) named.set(id, statement);
  }
  const isFirst = (statement: Statement, wording: string) => named.get(wording) === statement;
  return { lookup, pages, isFirst, original: createOriginals() };
}

/** The HTML anchor of an id. */
export function formatAnchor(id: string): string {
  return `<a id="${encodeURIComponent(id)}"></a>`;
}

/** Speaker and document, escaped: "Ada Quill, Letter from …". */
export function formatAttribution(
  lookup: Lookup,
  { speakerId, documentId }: Pick<Statement, 'speakerId' | 'documentId'>,
): string {
  const speaker = speakerId === null ? 'no speaker stated' : text(lookup.speaker(speakerId).name);
  const document = documentId === null ? null : lookup.document(documentId);
  const inferred = document?.inferred === true ? ' (inferred)' : '';
  return joinStated([speaker, document && text(document.label) + inferred], ', ');
}

/** A link to an article: to `id` of its page, or to its entry in this text. */
export function formatArticle({ lookup, pages }: MarkdownContext, articleId: string, id: string | null): string {
  const label = articleLabel(lookup.article(articleId));
  if (!pages) return link(label, `#article-${lookup.articleName(articleId)}`);
  return link(label, id === null ? articlePath(articleId) : `${articlePath(articleId)}#${id}`);
}

/**
 * What stands between blank lines: a text, or the lines of a long one, which are made one at a time and in their order;
 * `null`: nothing.
 */
export type Block = FilePart | Iterable<FilePart> | null;

/** Items as one list; `null` where there are none. */
export function formatList(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map((item) => `- ${item}`).join('\n');
}

/** The lines of a long list. */
export function* listLines(items: Iterable<FilePart>): Generator<FilePart> {
  for (const item of items) yield follow('- ', item);
}

/** `view` of each entry, made when it is asked for. */
export function* each<T, U>(entries: Iterable<T>, view: (entry: T) => U): Generator<U> {
  for (const entry of entries) yield view(entry);
}

/** The lines of a table, its two heads first. */
export function* tableLines(
  heads: readonly (readonly string[])[],
  rows: Iterable<readonly string[]>,
): Generator<string> {
  for (const cells of heads) yield formatRow(cells);
  for (const cells of rows) yield formatRow(cells);
}

/** A row of a table. */
export function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Blocks as one text in parts, parted by blank lines. */
export function* joinBlocks(blocks: Iterable<Block>): Generator<FilePart> {
  let before = '';
  for (const block of blocks) {
    if (block === null) continue;
    if (isPart(block)) yield follow(before, block);
    else {
      yield before;
      yield* joinLines(block);
    }
    before = '\n\n';
  }
}

function* joinLines(lines: Iterable<FilePart>): Generator<FilePart> {
  let before = '';
  for (const line of lines) {
    yield follow(before, line);
    before = '\n';
  }
}

function isPart(block: FilePart | Iterable<FilePart>): block is FilePart {
  return typeof block === 'string' || 'grounds' in block;
}

/** A part after what parts it from the one before. What nothing is before has no grounds: it may come second next time. */
function follow(before: string, part: FilePart): FilePart {
  if (typeof part === 'string') return before + part;
  return before === '' ? part.make() : { grounds: part.grounds, make: () => before + part.make() };
}
