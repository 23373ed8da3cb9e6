/** What a text file says below its front matter, as its readers see it: without the signs of Markdown and of quoting mails. */
import type { Article } from '../model.ts';
import { readQuoting } from './markup/quoting.ts';
import { type Metadata, type MetadataIssue, NO_METADATA, readFrontMatter } from './metadata.ts';
import type { RecordReading } from './record-fields.ts';

/** The text of a file, and what it says of itself. */
export interface Body {
  readonly text: string;
  /** `undefined`: the text is the file's own. */
  readonly origins: Article['origins'] | undefined;
  readonly metadata: Metadata;
  readonly issues: readonly MetadataIssue[];
  /** Where it is the record of a document and no article. */
  readonly record: RecordReading;
}

/** Reads the decoded text of a `.txt` or, where `isMarkdown`, a `.md`. */
export async function readBody(decoded: string, isMarkdown: boolean): Promise<Body> {
  if (!isMarkdown) {
    const quoting = readQuoting(decoded);
    const own = { metadata: NO_METADATA, issues: [], record: null };
    return quoting === null ? { text: decoded, origins: undefined, ...own } : { ...quoting, ...own };
  }
  const { body, metadata, issues, record = null } = readFrontMatter(decoded);
  const { readMarkdown } = await import('./markup/markdown.ts');
  const { text, origins, title } = readMarkdown(decoded, decoded.length - body.length);
  return { text, origins, metadata: { ...metadata, title: metadata.title ?? title }, issues, record };
}
