/**
 * Whether words outside quotation marks are the outlet's own voice. To say so is an accusation: words that any mark, the form of
 * a post or a transcript, or another place of the same article gives to their speaker are none.
 */
import type { Span, Speaker, Unresolved } from '../../model.ts';
import type { Source } from '../words/pieces.ts';
import { sameWords } from '../words/same.ts';
import { isStock } from '../words/stock.ts';
import { countTelling } from '../words/telling.ts';

/** Words that say something, and are no part of a name or an office, that a run has at least. */
const FEWEST_TELLING = 2;
/** From so many on a run is no coincidence even where the article does not name the speaker. */
const SURE_TELLING = 4;

/** Whether a run of a statement's words in an article is in its outlet's own voice. `speaker`: whose the words are. */
export function isOwnVoice(source: Source, run: Span, speaker: Speaker | null): boolean {
  const { text } = source.article;
  if (speaker !== null && isOutlet(source, speaker)) return false;
  const printed = text.slice(run.start, run.end);
  const telling = countTelling(printed);
  if (telling < FEWEST_TELLING || isStock(printed)) return false;
  if (telling < SURE_TELLING && speaker !== null && !names(text, speaker)) return false;
  return !isSetOut(source, run) && !isQuotedToo(source, sameWords(printed).join(' '));
}

/** Whether the speaker is the article's own outlet, which others quote. */
function isOutlet({ article: { outlet } }: Source, { name }: Speaker): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/^the\s+/, '');
  return outlet !== null && bare(outlet) === bare(name);
}

/** Whether the article names the speaker by the last word of a name, wherever. */
function names(text: string, { name, aliases }: Speaker): boolean {
  return [name, ...aliases].some((form) => {
    const last = form.match(/[\p{L}\p{N}’'-]+$/u)?.[0] ?? form;
    return last.length > 1 && text.includes(last);
  });
}

/** Whether its line lacks a mark on that side, or holds a passage that is set out as somebody's words. */
function isSetOut({ article: { text }, attribution }: Source, { start, end }: Span): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  return (
    attribution.unresolved.some((mark) => isOpenTo(mark, start, end) && mark.start >= from && mark.end <= to) ||
    attribution.quotations.some((own) => own.marks === false && own.start < to && from < own.end)
  );
}

/** Whether a mark without its partner stands before the words, or one that closes what nothing opens behind them. */
function isOpenTo({ start, reason }: Unresolved, from: number, to: number): boolean {
  return start < from || (start >= to && reason.startsWith('closing mark without'));
}

/** Whether the article prints the same words between marks too. */
function isQuotedToo({ attribution: { quotations } }: Source, own: string): boolean {
  return quotations.some(
    ({ text }) => text.length >= own.length / 2 && ` ${sameWords(text).join(' ')} `.includes(` ${own} `),
  );
}
