/** Where a quotation stands in the narration. */
import type { Quotation } from '../../model.ts';
import { findWords } from '../../text.ts';
import type { QuoteView } from './scene.ts';
import type { Narration, Token } from './tokens.ts';

/** What ranking needs of a top-level quotation; `null` for a nested one. */
export function viewQuote(narration: Narration, quotation: Quotation, index: number): QuoteView | null {
  const { tokens } = narration;
  const own = narration.quoteTokens[index] ?? [];
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return null;
  const { sentence, paragraph } = tokens[first] as Token;
  const sign = lastSign(quotation.text);
  const ending = sign === ',' ? ',' : sign === '.' ? '.' : /[?!…—–-]/u.test(sign) ? '?' : 'w';
  const opens = tokens[first - 1]?.paragraph !== paragraph;
  return {
    first,
    last,
    sentence,
    paragraph,
    words: Math.min(60, findWords(quotation.text.slice(0, 400)).length),
    capital: /^[^\p{L}\p{N}]*\p{Lu}/u.test(quotation.text),
    ending,
    opens,
    alone: narration.spoken[paragraph] === 0 && narration.spoken[(tokens[last] as Token).paragraph] === 0,
  };
}

/** The last character that is neither a mark nor white space; looked for from the end, whatever stands before. */
function lastSign(text: string): string {
  let end = text.length;
  while (end > 0 && /["“”„‟«»‹›‘’‚‛'`\s]/u.test(text.charAt(end - 1))) end--;
  return text.charAt(end - 1);
}
