/** Titles of programmes in marks, which a preposition leads to. */
import type { Token } from '../narration/tokens.ts';
import { isDate } from './noun-groups.ts';

/** “…” right after "on" or "on Valley Radio’s": the title of a programme, in capitals. */
export function isTitle(
  { tokens }: { readonly tokens: readonly Token[] },
  text: string,
  at: number,
  quote: number,
): boolean {
  const token = tokens[quote];
  if (!token || token.quote < 0) return false;
  const words = text
    .slice(token.start, token.end)
    .replace(/[“”"‘’'.,]/g, '')
    .split(/\s+/);
  if (words.length > 7 || !words.every((word) => /^[\p{Lu}\d&]|^(?:of|the|and|with|to|in|at|a|for|on|it)$/u.test(word)))
    return false;
  let before = at - 1;
  while (before > 0 && isDate(tokens[before] ?? token)) before--;
  const word = tokens[before];
  return (
    word !== undefined &&
    (/^(?:said|says|saying|told|appear(?:s|ed|ing)?|speak(?:s|ing)?|spoke|appearance|interview|guest|host|remarks|comments|declared|argued|added|asked|interviewed|explained|claimed|episode|seen|live|on)$/.test(
      word.lower,
    ) ||
      word.tag === 'L')
  );
}
