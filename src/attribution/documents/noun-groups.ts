/** The words after a preposition or verb, read from the tokens: "the House Energy and Commerce Committee hearing". */

import { type Token, textOf } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';

/** The words of a noun group at `[from, to)` in tokens, dates at its end left off. */
export interface NounGroup {
  readonly from: number;
  readonly to: number;
  /** In lower case. */
  readonly words: readonly string[];
  /** The last word in lower case. */
  readonly head: string;
  /** The capitalised words at its end and before its possessive marks, as printed. */
  readonly names: readonly string[];
  /** "the" stands first. */
  readonly the: boolean;
}

/** No group is longer, in tokens. */
const LONGEST = 16;

/** Whether a word dates what it stands beside: "an interview Thursday", "at a news conference last month". */
export function isDate({ lower, capital }: Token): boolean {
  if (capital && lower === 'today') return false;
  return (
    /^(?:last|this|next|earlier|late|early|that|yesterday|today|tonight|tomorrow|week|month|year|morning|afternoon|evening|night|weekend)$/.test(
      lower,
    ) || lookUp(lower).date
  );
}

/** Reads the group that begins at a token; `null`: no noun stands there. */
export function readGroup(tokens: readonly Token[], from: number, limit: number): NounGroup | null {
  let end = from;
  while (end < Math.min(limit, from + LONGEST) && isInside(tokens, from, end)) end++;
  while (end > from + 1 && isDate(tokens[end - 1] as Token)) end--;
  while (end > from && !'NLJMGV'.includes((tokens[end - 1] as Token).tag)) end--;
  if (end === from) return null;
  const words: string[] = [];
  for (let at = from; at < end; at++) words.push((tokens[at] as Token).lower);
  return { from, to: end, words, head: words.at(-1) ?? '', names: namesIn(tokens, from, end), the: words[0] === 'the' };
}

/** Nouns that are verbs elsewhere: "a Twitter post", "in remarks". */
const NAMES_TOO =
  /^(?:posts?|remarks|tweets?|interviews?|reports?|debates?|talks?|calls?|address|op-eds?|release|statement|rally|shows?|notes?)$/;

function isInside(tokens: readonly Token[], from: number, at: number): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  if (token.quote >= 0) return false;
  if (/^['’]$/.test(token.text)) return at > from && /s$/i.test(before?.text ?? '');
  if (token.lower === 'and' || token.text === '&')
    return at > from && before?.tag === 'L' && tokens[at + 1]?.tag === 'L' && 'NL'.includes(tokens[at + 2]?.tag ?? '.');
  if (at === from || !before) return 'DSJNLMG'.includes(token.tag);
  if (!'DSJNLMG'.includes(token.tag) && !(NAMES_TOO.test(token.lower) && 'DSJNLM'.includes(before.tag))) return false;
  if (token.tag === 'D' && before.tag !== 'D') return false;
  if (token.tag === 'G' && 'NL'.includes(before.tag)) return false;
  return !(isDate(token) && 'NL'.includes(before.tag) && !isDate(before));
}

/** "the Valley Star", "Valley Radio’s Nora Fenn": the name that a group ends with, and those before its ’s. */
function namesIn(tokens: readonly Token[], from: number, to: number): string[] {
  const names: string[] = [];
  let first = from;
  for (let at = from; at <= to; at++) {
    if (at < to && (tokens[at] as Token).tag === 'L') continue;
    if (at > first && (at === to || /^['’]s?$/.test((tokens[at] as Token).text))) names.push(textOf(tokens, first, at));
    first = at + 1;
  }
  return names;
}
