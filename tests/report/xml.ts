/** A small reader of XML for tests: strict about what a lenient parser lets pass. */
import { Parser } from 'htmlparser2';

/** An element with its content in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: (XmlElement | string)[];
}

/** No character that XML 1.0 forbids, as it is. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
/** A declaration, then tags, empty tags and text, with the five entities and codes only; no `]]>` in text. */
const TOKEN =
  /<\/[\w:.-]+>|<[\w:.-]+(?: [\w:.-]+="(?:[^<&"]|&(?:amp|lt|gt|quot|#x[\dA-F]+);)*")*\/?>|(?:[^<&>]|&(?:amp|lt|gt|quot|#x[\dA-F]+);)+/uy;

/** The root element; throws where `xml` is not well-formed (of what this program writes: no comments, CDATA or entities). */
export function parseXml(xml: string): XmlElement {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(head) || !CHARACTERS.test(xml)) throw new Error('no declaration, or a forbidden character');
  for (TOKEN.lastIndex = head.length; TOKEN.lastIndex < xml.length; ) {
    const at = TOKEN.lastIndex;
    if (!TOKEN.test(xml)) throw new Error(`not well-formed: ${xml.slice(at, at + 60)}`);
  }
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element: XmlElement = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => void open.at(-1)?.children.push(text),
      onclosetag: (name) => {
        if (open.pop()?.name !== name) throw new Error(`${name} is closed out of turn`);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const [element, ...more] = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  const tags = (pattern: RegExp) => [...xml.matchAll(pattern)].length;
  const isBalanced = tags(/<[\w:.-]+(?:>| [^>]*[^/]>)/g) === tags(/<\//g);
  if (element === undefined || more.length > 0 || !isBalanced) throw new Error('not one element, or one left open');
  return element;
}

/** `element` and every element in it, in their order. */
export function listElements(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : listElements(child)))];
}

/** The text in `element`. */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
