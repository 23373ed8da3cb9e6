/** What the parts of `report.md` share. */
import type { Statement } from '../model.ts';
import { linkMarkdown as link, escapeMarkdown as text } from './escape-markdown.ts';
import { articleLabel, type Lookup } from './lookup.ts';
import { articlePath } from './paths.ts';
import { joinStated } from './phrases.ts';
import { createOriginals } from './text-fragment.ts';

/** A report on its way to Markdown. */
export interface MarkdownContext {
  readonly lookup: Lookup;
  /** True where the HTML pages lie beside `report.md`, so that links may lead to them. */
  readonly pages: boolean;
  /** The HTML anchor of a statement or of a retired id: the first time it is asked for, then `''`. */
  readonly anchor: (id: string) => string;
  /** The address of some words in the published article; `null` where none is known. */
  readonly original: ReturnType<typeof createOriginals>;
  /** The HTML anchor of a wording; `''` too where a statement or a retired id has that name. */
  readonly wording: (id: string) => string;
}

/** Begins a text in which every id stands once: an active anchor before a retired one before a wording. */
export function createContext(lookup: Lookup, pages: boolean): MarkdownContext {
  const { report } = lookup;
  const before = new Set([
    ...report.statements.map((statement) => statement.anchor),
    ...report.retired.map((line) => line.id),
  ]);
  const given = new Set<string>();
  const anchor = (id: string) => {
    if (given.has(id)) return '';
    given.add(id);
    return `<a id="${encodeURIComponent(id)}"></a>`;
  };
  const wording = (id: string) => (before.has(id) ? '' : anchor(id));
  return { lookup, pages, anchor, wording, original: createOriginals() };
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
 * A part of the text that stands between blank lines: a text, or the lines of a long one, which are made one at a time and
 * in their order; `null`: nothing.
 */
export type Block = string | Iterable<string> | null;

/** Items as one list; `null` where there are none. */
export function formatList(items: readonly string[]): string | null {
  return items.length === 0 ? null : [...listLines(items)].join('\n');
}

/** The lines of a long list. */
export function* listLines(items: Iterable<string>): Generator<string> {
  for (const item of items) yield `- ${item}`;
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
  for (const head of heads) yield `| ${head.join(' | ')} |`;
  for (const cells of rows) yield `| ${cells.join(' | ')} |`;
}

/** Blocks as one text in pieces, parted by blank lines. */
export function* joinBlocks(blocks: Iterable<Block>): Generator<string> {
  let isFirst = true;
  for (const block of blocks) {
    if (block === null) continue;
    if (!isFirst) yield '\n\n';
    isFirst = false;
    if (typeof block === 'string') yield block;
    else yield* joinLines(block);
  }
}

function* joinLines(lines: Iterable<string>): Generator<string> {
  let before = '';
  for (const line of lines) {
    yield before + line;
    before = '\n';
  }
}
