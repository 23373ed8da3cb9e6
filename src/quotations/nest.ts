/** Stretches of speech → quotations in text order, each inside its parent. */
import type { Article, Quotation, Span } from '../model.ts';
import { isSpace } from '../text.ts';

/** The stretch without the white space at its edges; `null` where nothing is left. */
export function trimSpan(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}

/**
 * Makes a quotation of each list of parts (one a paragraph, in text order).
 * A list without parts, or without a letter or figure in any of them, is no quotation and is left out.
 */
export function nestQuotations(
  article: Pick<Article, 'id' | 'text'>,
  drafts: readonly (readonly Span[])[],
): Quotation[] {
  const spans = drafts.flatMap((parts) => {
    const first = parts[0];
    const last = parts.at(-1);
    if (!first || !last || !parts.some((part) => hasWord(article.text, part))) return [];
    return [{ start: first.start, end: last.end, parts }];
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Quotation[] = [];
  const open: number[] = [];
  for (const { start, end, parts } of spans) {
    while (open.length > 0 && (found[open.at(-1) ?? 0]?.end ?? 0) < end) open.pop();
    while (open.length > 0 && (found[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop();
    const parent = open.at(-1) ?? null;
    const text = article.text.slice(start, end);
    found.push({
      articleId: article.id,
      start,
      end,
      text,
      parts,
      kind: parent === null ? 'statement' : 'nested',
      parent,
    });
    open.push(found.length - 1);
  }
  return found;
}

function hasWord(text: string, span: Span): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end));
}
