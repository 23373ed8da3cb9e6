/** The words that templates print, and others in their place. */

/** Attributes whose value is read by people. */
const READ = new Set(['aria-label', 'title', 'alt', 'placeholder', 'data-one', 'data-many', 'data-page']);
/** A Nunjucks comment, tag or expression: never words. */
const CODE = /(\{#[\s\S]*?#\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\})/;

/**
 * `source` with each of its texts that is a key of `words` exchanged for its value. A text runs from one tag,
 * expression or end of an attribute to the next; white space around it stays, white space inside is one space. Every
 * text that holds a letter is told to `found`. Values are data: they are escaped.
 */
export function exchangeWords(
  source: string,
  words: ReadonlyMap<string, string>,
  found: (text: string) => void = () => {},
): string {
  const put = (text: string): string => {
    const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    if (!/^[^{}]*\p{L}[^{}]*$/u.test(core)) return text; // punctuation, style
    const key = core.replace(/\s+/g, ' ');
    found(key);
    const other = words.get(key);
    return other === undefined ? text : before + escapeText(other) + after;
  };
  const scan = createScanner(put);
  return source
    .split(CODE)
    .map((part, i) => (i % 2 === 1 ? part : scan(part)))
    .join('');
}

/** Reads HTML piece by piece, code left out, and hands every text and every attribute that is read to `put`. */
function createScanner(put: (text: string) => string): (html: string) => string {
  let state: 'text' | 'tag' | 'value' = 'text';
  let attribute = '';
  const next = { text: /</, tag: />|([\w-]+)="/, value: /"/ };
  return (html) => {
    let rest = html;
    let out = '';
    while (rest !== '') {
      const match = next[state].exec(rest);
      const end = match?.index ?? rest.length;
      const inside = rest.slice(0, end);
      const isRead = state === 'text' || (state === 'value' && READ.has(attribute));
      out += (isRead ? put(inside) : inside) + (match?.[0] ?? '');
      rest = rest.slice(end + (match?.[0].length ?? 0));
      if (match === null) break;
      if (state === 'tag') attribute = match[1] ?? '';
      state = state === 'text' ? 'tag' : state === 'value' ? 'tag' : attribute === '' ? 'text' : 'value';
    }
    return out;
  };
}

/** As text of a template: neither mark-up nor code. */
function escapeText(text: string): string {
  return text.replace(/[&<>"'{}]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Names of fields that hold a word of a closed list (`phrases.ts`), never words of an article. */
const NAMED = new Set(['word', 'meaning', 'type']);

/** `value` with the closed words that are keys of `words` exchanged: a deep copy, or itself where there are none. */
export function exchangeNamed<T>(value: T, words: ReadonlyMap<string, string>): T {
  const copy = (part: unknown, key: string): unknown => {
    if (typeof part === 'string') return NAMED.has(key) ? (words.get(part) ?? part) : part;
    if (Array.isArray(part)) return part.map((item) => copy(item, key));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, copy(item, name)]));
  };
  return words.size === 0 ? value : (copy(value, '') as T);
}
