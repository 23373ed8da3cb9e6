/**
 * Tags ("…, said Dora Finch", "…, he said") as far as they mend a missing mark: plain patterns over the most frequent
 * reporting verbs. Who speaks is found later, by attribution.
 */

const VERB =
  '(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|tweeted|replied|replies|explained|explains|insisted|argued|argues|warned|warns|noted|notes|continued|continues|stated|states|announced|declared|claimed|claims|recalled|joked|answered|admitted|concluded)';
const NAME = "(?:\\p{Lu}[\\p{L}\\p{N}.'’-]*)";
const SUBJECT = `(?:he|she|they|it|(?:the|a|an|his|her|its|their)\\s+(?:[\\p{L}'’-]+\\s+){0,3}[\\p{L}'’-]+|(?:[\\p{Ll}-]+\\s+){0,3}(?:${NAME}\\s+){0,3}${NAME})`;
const TAG = `(?:${VERB}\\s+(?:he|she|they|it|the|a|an|[\\p{Ll}-]+\\s+${NAME}|${NAME})|${SUBJECT}(?:,[^,.“”"]{1,60},)?\\s+(?:also\\s+|later\\s+)?${VERB})(?![\\p{L}\\p{N}])`;

const INNER = new RegExp(`(?<=[,?!])\\s+(?=${TAG})`, 'u');
const AFTER = new RegExp(`^[\\s,]*${TAG}`, 'u');
const BEFORE = new RegExp(`(?:[:—–]|(?<![\\p{L}\\p{N}])${VERB}(?:\\s+that)?,?)\\s*$`, 'u');

/** Where a tag begins inside the stretch: the end of the words before it (their comma included); `null`: none. */
export function findTag(text: string, start: number, end: number): number | null {
  const match = INNER.exec(text.slice(start, end));
  return match && match.index > 0 ? start + match.index : null;
}

/** Whether a tag stands directly after `at`. */
export function followsTag(text: string, at: number, end: number): boolean {
  return AFTER.test(text.slice(at, Math.min(end, at + 200)));
}

/** Whether the words directly before `at` introduce speech: a reporting verb, a colon, a dash. */
export function hasCueBefore(text: string, at: number): boolean {
  return BEFORE.test(text.slice(Math.max(0, at - 80), at));
}

/** Whether the words before `at` end a sentence. */
export function startsSentence(text: string, at: number): boolean {
  return /[.?!]["”’)]*\s+$/u.test(text.slice(Math.max(0, at - 12), at));
}
