/** The parts of a letter that say nothing: its salutation, its closing and the signature below. */
import type { Span } from '../../model.ts';

/** "Dear Ms Dunmore,": a line of its own. */
const SALUTATION = /^Dear\s[^.?!…]{1,80}$/u;
/** "Yours sincerely,": a line of its own. */
const CLOSING =
  /^(?:yours(?:\s+(?:very\s+)?(?:sincerely|faithfully|truly|respectfully|ever))?|(?:very\s+)?(?:sincerely|faithfully|truly|respectfully|cordially)(?:\s+yours)?|(?:(?:with\s+)?(?:kind|best|warm|kindest|warmest)\s+)?(?:regards|wishes))[\s,.–—-]*$/iu;
/** Names, titles and offices: words in capitals, joined by small ones. No verb is among them. */
const SIGNATURE =
  /^(?:(?:\p{Lu}[\p{L}\p{N}.’'-]*|of|the|and|for|on|behalf|at|in|to|de|la|van|von|&|[–—-]),?(?:\s+|$)){1,12}$/u;
const LINE = /[^\n]+/g;

/** The stretches of a quotation without salutation, closing and signature; a quotation that is nothing else stays as it is. */
export function dropLetterForm(text: string, parts: readonly Span[]): readonly Span[] {
  const [only] = parts;
  if (only && parts.length === 1 && !text.slice(only.start, only.end).includes('\n')) return parts;
  const body: Span[] = [];
  let isSigned = false;
  for (const part of parts) {
    let open: { start: number; end: number } | null = null;
    let isWhole = true;
    const own: Span[] = [];
    for (const match of text.slice(part.start, part.end).matchAll(LINE)) {
      const line = match[0].trim();
      if (line === '') continue;
      isSigned = CLOSING.test(line) || (isSigned && SIGNATURE.test(line));
      if (isSigned || SALUTATION.test(line)) {
        isWhole = false;
        open = null;
        continue;
      }
      const start = part.start + match.index;
      open ??= { start, end: start };
      open.end = start + match[0].length;
      if (own.at(-1) !== open) own.push(open);
    }
    body.push(...(isWhole ? [part] : own));
  }
  return body.length > 0 ? body : parts;
}
