/** Text as XML 1.0 takes it, in content and in attributes. */

/** What no XML 1.0 file may hold, by a code or as it is (https://www.w3.org/TR/xml/#charsets). */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/**
 * Mark-up; what a parser would change (a carriage return); and what a reader of the file does not see, the controls
 * U+0080–U+009F aside, whose codes some parsers read as Windows-1252.
 */
const CODED = /[&<>"\r]|[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
/** Most text: nothing in it is either. */
const PLAIN = /^[\t\n !#-%'-;=?-~‘’“”–—…]*$/;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * `text` for XML: a parser gives it back as it is, with U+FFFD in place of every character that XML forbids (controls,
 * lone surrogates, U+FFFE, U+FFFF), so that it is as long as before.
 */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  const code = (char: string) => NAMED[char] ?? `&#x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
  return text.replace(FORBIDDEN, '\ufffd').replace(CODED, code);
}

/** An element with its attributes, in their order, those that are `null` left out; `content` is XML already. */
export function element(name: string, attributes: Readonly<Record<string, string | null>>, content = ''): string {
  const tag = openTag(name, attributes);
  return content === '' ? `${tag.slice(0, -1)}/>` : `${tag}${content}</${name}>`;
}

/** The tag that begins an element. */
export function openTag(name: string, attributes: Readonly<Record<string, string | null>>): string {
  const pairs = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escapeXml(value)}"`,
  );
  return `<${name}${pairs.join('')}>`;
}
