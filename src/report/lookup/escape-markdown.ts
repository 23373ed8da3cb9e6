/** Text as Markdown that renders as that text, on GitHub and in markdown-it, in any place of a line. */
import { oneLine } from './visible.ts';

/** What any of the replacements below may begin with; most texts hold none. */
const MARKED = /[\\`*_[\]<>|~$#&{@]|:\/\/|w\.|^[+\-=:\d]/i;

/**
 * Escapes `text` for one line of Markdown: paragraph, list item, heading, table cell or link text. White space runs
 * become one space. The order matters: what is escaped first is not escaped again.
 */
export function escapeMarkdown(text: string): string {
  const line = oneLine(text);
  if (!MARKED.test(line)) return line;
  return line
    .replace(/[\\`*_[\]<>|~$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/\{(?=[{%]|\\#)/g, '&#123;')
    .replace(/!(?=\\\[)/g, '&#33;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/w(?=\.)/gi, (w, offset: number, all: string) =>
      /ww$/i.test(all.slice(0, offset)) ? `&#${w.charCodeAt(0)};` : w,
    )
    .replace(/@/g, '&#64;')
    .replace(/^[+\-=:]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A link. The target is an address of the report's own or an http(s) one; what would end it early is percent-encoded. */
export function linkMarkdown(text: string, target: string): string {
  return `[${escapeMarkdown(text)}](${escapeTarget(target)})`;
}

/**
 * An address as a link target: nothing is left in it that would end it or its cell early, or that reads as an entity.
 * The `:~:` before a text fragment stays, since browsers know it only as it is.
 */
export function escapeTarget(target: string): string {
  return target
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\p{C}<>()[\]\\`"'*_|{}$]|(?<!:)~|~(?!:)/gu, (char) =>
      // ASCII that encodeURIComponent leaves alone is spelt out.
      encodeURIComponent(char).replace(/^[^%]$/, (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`),
    );
}
