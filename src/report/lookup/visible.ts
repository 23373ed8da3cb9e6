/**
 * What no reader could see, made visible: article text is kept as it is, and shown with a code for every
 * control, bidi mark, zero-width character, lone surrogate and noncharacter in it.
 */

/** All that is drawn as nothing or turns its surroundings round (Unicode properties, so that no list grows old). */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;
/** Most lines of most news: nothing in them is unseen, and no white space to be folded. */
const PLAIN_LINE = /^[!-~‘’“”–—…]+(?: [!-~‘’“”–—…]+)*$/;
const PLAIN = /^[\t\n\r -~‘’“”–—…]*$/;
/** Line ends and tabs are white space; soft hyphens and variation selectors are harmless and common. */
const HARMLESS = /[\t\n\r\u00ad]|[\ufe00-\ufe0f]/;
/** A zero-width joiner holds an emoji together. */
const JOINER = '\u200d';
const BEFORE_JOINER = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;
const AFTER_JOINER = /^\p{Extended_Pictographic}/u;

/** `text` with a code ([U+202E]) in place of every character that would not be seen. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, (char, offset: number) => {
    if (HARMLESS.test(char)) return char;
    if (char === JOINER && joinsEmoji(text, offset)) return char;
    return picture(char.codePointAt(0) ?? 0);
  });
}

function joinsEmoji(text: string, offset: number): boolean {
  return (
    BEFORE_JOINER.test(text.slice(Math.max(0, offset - 4), offset)) &&
    AFTER_JOINER.test(text.slice(offset + 1, offset + 3))
  );
}

/** A code and no picture such as U+2407, which many fonts lack. */
function picture(code: number): string {
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** `text` on one line, for names, titles and table cells: visible, white space folded, ends trimmed. */
export function oneLine(text: string): string {
  if (PLAIN_LINE.test(text)) return text;
  return visible(text).replace(/\s+/gu, ' ').trim();
}

/** At most `limit` characters of `text` on one line, cut between words, with an ellipsis where something is left out. */
export function shorten(text: string, limit: number): string {
  const line = oneLine(text.length > limit * 8 ? text.slice(0, limit * 8) : text);
  if (line.length <= limit) return line;
  const cut = line.lastIndexOf(' ', limit - 1);
  const kept = line.slice(0, cut > limit / 2 ? cut : limit - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,;:.–—-]+$/u, '')}…`;
}
