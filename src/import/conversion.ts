/** What a file of another format becomes: text with what is known of it, or the reason why not. */
import { type Metadata, NO_METADATA } from '../articles/metadata.ts';

/** A text taken from another format. Offsets of the report are into `text`: the converted text is what is kept. */
export interface Converted {
  readonly text: string;
  readonly kind: 'text' | 'markdown';
  readonly metadata: Metadata;
  /** When the original was fetched, where the original says so; ISO 8601. */
  readonly retrieved: string | null;
  /** What the user should know: a guessed character set, a date that cannot be read. */
  readonly warnings: readonly string[];
}

/** The text, or why there is none. */
export type Conversion = Converted | { readonly text: null; readonly reason: string };

/** A title of a document's own properties, where it is one: programs also put file names and nothings there. */
export function readTitle(given: string): string | null {
  const named = given.replace(/^microsoft (?:word|powerpoint) - /i, '');
  const words = named.match(/\p{L}{2,}/gu) ?? [];
  return words.length < 2 || NO_TITLE.test(named) ? null : named;
}

const NO_TITLE = /^(?:untitled\b|layout \d|powerpoint presentation|(?:new )?document ?\d*$)|\.[a-z]\w{1,4}$|[\\/]\S*$/i;

/** A conversion that failed. */
export function refuse(reason: string): Conversion {
  return { text: null, reason };
}

/** A conversion that holds `text` and what else is given. */
export function toConverted(text: string, given: Partial<Omit<Converted, 'text'>> = {}): Conversion {
  if (text.trim() === '') return refuse('holds no text');
  return { text, kind: 'text', metadata: NO_METADATA, retrieved: null, warnings: [], ...given };
}
