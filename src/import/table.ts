/** A table (`.csv`, `.tsv`), an article a row: csv-parse reads it, the columns are found by their names. */
import { type Metadata, readRecordMetadata } from '../articles/metadata.ts';
import { UserError } from '../config.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';

/** Fields of an article that a column can hold. */
const FIELDS = ['text', 'title', 'outlet', 'owner', 'byline', 'published', 'url', 'retrieved'] as const;
type Field = (typeof FIELDS)[number];

/** Names of columns in use, lower case, the likelier first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  text: ['text', 'body', 'article_text', 'full_text', 'fulltext', 'content', 'article', 'story'],
  title: ['title', 'headline', 'article_title', 'subject'],
  outlet: ['outlet', 'publication', 'publisher', 'source', 'newspaper', 'site', 'source_name'],
  owner: ['owner', 'owner_name', 'group'],
  byline: ['byline', 'author', 'authors', 'by', 'journalist'],
  published: ['published', 'date', 'publication_date', 'published_at', 'publish_date', 'pubdate', 'published_date'],
  url: ['url', 'link', 'address', 'permalink', 'article_url'],
  retrieved: ['retrieved', 'retrieved_at', 'scraped_at', 'fetched_at', 'accessed'],
};

/** Which column holds which field, as given with `--columns text=Body,title=Head`. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

/** Reads `--columns`. */
export function parseColumns(value: string): Columns {
  const pairs = value
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [field = '', column = ''] = pair.split('=').map((part) => part.trim());
      if (!FIELDS.some((known) => known === field) || column === '') {
        throw new UserError(`--columns: "${pair.trim()}" names no field of an article`, {
          remedy: `It reads text=Body,title=Headline; fields are ${FIELDS.join(', ')}.`,
        });
      }
      return [field, column] as const;
    });
  return Object.fromEntries(pairs);
}

/** One row with the line it begins on (1-based). */
export interface Row {
  readonly line: number;
  readonly conversion: Conversion;
}

/** Converts the rows of a table; a table without a column of text is one refusal. */
export async function convertTable(
  text: string,
  { columns, tabs }: { columns: Columns; tabs: boolean },
): Promise<Row[]> {
  const { parse } = await import('csv-parse/sync');
  let rows: { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: tabs ? '\t' : findDelimiter(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    return [{ line: 1, conversion: refuse(`cannot be read as a table (${(error as Error).message.slice(0, 160)})`) }];
  }
  const [head, ...body] = rows;
  const places = findColumns(head?.record ?? [], columns);
  if (typeof places === 'string') return [{ line: 1, conversion: refuse(places) }];
  return body.map(({ record, info }) => ({ line: info.lines, conversion: convertRow(record, places) }));
}

/** A semicolon parts the columns where the first line holds more of them than commas: so Excel saves in much of Europe. */
function findDelimiter(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

type Places = ReadonlyMap<Field, number>;

function findColumns(head: readonly string[], columns: Columns): Places | string {
  const names = head.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const places = new Map<Field, number>();
  for (const field of FIELDS) {
    const given = columns[field];
    const at = given === undefined ? firstOf(NAMES[field], names) : head.findIndex((name) => name.trim() === given);
    if (given !== undefined && at === -1) return `has no column "${given}"; it has ${describeColumns(head)}`;
    if (at !== -1) places.set(field, at);
  }
  if (places.has('text')) return places;
  return `has no column named "text" or "body" (it has ${describeColumns(head)}); name it with --columns text=…`;
}

function firstOf(wanted: readonly string[], names: readonly string[]): number {
  const found = wanted.find((name) => names.includes(name));
  return found === undefined ? -1 : names.indexOf(found);
}

function describeColumns(head: readonly string[]): string {
  return head
    .slice(0, 20)
    .map((name) => JSON.stringify(name.slice(0, 40)))
    .join(', ');
}

function convertRow(record: readonly string[], places: Places): Conversion {
  const cell = (field: Field) => record[places.get(field) ?? -1];
  const { metadata, issues } = readFields(Object.fromEntries(FIELDS.map((field) => [field, cell(field)])));
  const text = (cell('text') ?? '').replace(/\r\n?/g, '\n');
  if (text.includes('\0')) return refuse('holds a NUL character');
  return toConverted(text, { metadata, retrieved: cell('retrieved')?.trim() || null, warnings: issues });
}

function readFields(fields: Readonly<Record<string, unknown>>): { metadata: Metadata; issues: string[] } {
  const { text: _, retrieved: __, ...rest } = fields;
  const { metadata, issues } = readRecordMetadata(rest, 1);
  return { metadata, issues: issues.map(({ message }) => `${message}; it was left out`) };
}
