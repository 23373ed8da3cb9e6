/**
 * Article → quotations: pairs the marks paragraph by paragraph, joins the paragraphs of a long quotation, and mends
 * a missing mark where a tag or cue shows what was meant. Nothing is dropped: what cannot be resolved is listed.
 */
import type { Article, Quotation, Span, Unresolved } from '../model.ts';
import { findParagraphs } from '../text.ts';
import { findMarks, type Mark } from './marks.ts';
import { nestQuotations, trimSpan } from './nest.ts';
import { type MarkPair, pairMarks } from './pairs.ts';
import { findTag, followsTag, hasCueBefore, startsSentence } from './tags.ts';

/** What an article prints between quotation marks, and the marks that could not be resolved. */
export interface QuotationSet {
  /** In text order; a nested quotation follows the one it stands in. Kinds are provisional: `statement` or `nested`. */
  readonly quotations: readonly Quotation[];
  /** In text order. */
  readonly unresolved: readonly Unresolved[];
}

/** A quotation that its paragraph leaves open and the next one goes on with. */
interface Running {
  readonly mark: Mark;
  readonly parts: Span[];
}

/** A paragraph with its marks paired. */
interface Paragraph extends Span {
  readonly pairs: readonly MarkPair[];
  readonly unclosed: readonly Mark[];
  readonly unopened: readonly Mark[];
}

/** Finds every quotation of an article, whatever marks it uses. Never throws; the article's text is any text. */
export function findQuotations(article: Pick<Article, 'id' | 'text'>): QuotationSet {
  const { text } = article;
  const drafts: Span[][] = [];
  const unresolved: Unresolved[] = [];
  const list = (mark: Mark, reason: string) =>
    unresolved.push({ articleId: article.id, start: mark.start, end: mark.end, reason });
  const paragraphs = findParagraphs(text);
  let running: Running | null = null;

  for (const [index, stretch] of paragraphs.entries()) {
    const marks = findMarks(text, stretch.start, stretch.end);
    const carried: Mark | null = running ? (marks[0] ?? null) : null;
    const paragraph: Paragraph = { ...stretch, ...pairMarks(carried ? marks.slice(1) : marks, carried) };

    for (const pair of paragraph.pairs) {
      const span = trimSpan(text, pair.open.end, pair.close.start);
      if (!span) continue;
      if (running && pair.open === carried) running.parts.push(span);
      else drafts.push([span]);
    }
    const before: Running | null = running;
    running = null;
    for (const [at, mark] of paragraph.unclosed.entries()) {
      const next = paragraphs[index + 1];
      const opened: Running = mark === carried && before ? before : { mark, parts: [] };
      if (opened.parts.length === 0 && mark !== carried) drafts.push(opened.parts);
      const fate = at < MOST_LOST ? closeOpen(text, paragraph, mark, next) : LOST;
      if (fate.span) opened.parts.push(fate.span);
      if (fate.goesOn && !running) running = opened;
      else if (fate.reason) list(mark, fate.reason);
    }
    for (const [at, mark] of paragraph.unopened.entries()) {
      if (mark.family === 'single') continue;
      const span = at < MOST_LOST ? openClosed(text, paragraph, mark) : null;
      if (span) drafts.push([span]);
      list(mark, span ? 'opening mark missing: taken to begin its sentence' : 'closing mark without its partner');
    }
  }
  unresolved.sort((a, b) => a.start - b.start);
  return { quotations: nestQuotations(article, drafts), unresolved };
}

/** What becomes of a mark that its paragraph does not close. */
interface Fate {
  /** The words it opens, in this paragraph; `null`: none that show speech. */
  readonly span: Span | null;
  readonly goesOn: boolean;
  readonly reason: string | null;
}

/** More marks than this without a partner in one paragraph are no speech any more: the rest is only listed. */
const MOST_LOST = 50;
const LOST: Fate = { span: null, goesOn: false, reason: 'opening mark without its partner' };

/** It ends where its tag begins; else it goes on where the next paragraph reopens the mark; else it ends here. */
function closeOpen(text: string, paragraph: Paragraph, mark: Mark, next: Span | undefined): Fate {
  const inner = paragraph.pairs.find((pair) => pair.open.start >= mark.end && pair.open.family === mark.family);
  const tag = mark.family === 'single' ? null : findTag(text, mark.end, inner?.open.start ?? paragraph.end);
  if (tag !== null) {
    return { span: trimSpan(text, mark.end, tag), goesOn: false, reason: 'closing mark missing: ends at its tag' };
  }
  const reopening = next && findMarks(text, next.start, Math.min(next.end, next.start + 12))[0];
  if (reopening && reopening.start === next.start && reopening.family === mark.family && reopening.opens) {
    return { span: trimSpan(text, mark.end, paragraph.end), goesOn: true, reason: null };
  }
  if (mark.family === 'single') return { span: null, goesOn: false, reason: null };
  const resumed = paragraph.pairs.length > 0 && startsSentence(text, mark.start);
  const speech = !inner && (mark.start === paragraph.start || resumed || hasCueBefore(text, mark.start));
  return speech
    ? {
        span: trimSpan(text, mark.end, paragraph.end),
        goesOn: false,
        reason: 'closing mark missing: ends with its paragraph',
      }
    : LOST;
}

/** The sentences before a closing mark whose opening one is missing, where a tag follows; `null`: nothing shows speech. */
function openClosed(text: string, paragraph: Paragraph, mark: Mark): Span | null {
  if (!followsTag(text, mark.end, paragraph.end)) return null;
  let from = paragraph.start;
  for (const pair of paragraph.pairs) if (pair.close.end <= mark.start) from = Math.max(from, pair.close.end);
  if (from > paragraph.start) {
    const sentence = /[.?!]["”’']*\s+(?=\p{Lu})/u.exec(text.slice(from, mark.start));
    if (!sentence) return null;
    from += sentence.index + sentence[0].length;
  }
  return trimSpan(text, from, mark.start);
}
