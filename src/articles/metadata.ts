/** What is said of an article outside its text: a sidecar, front matter, the fields of a record. */
import * as z from 'zod';
import { isWebAddress } from '../config.ts';
import { checkYaml } from '../yaml.ts';
import { readDate } from './head/dates.ts';
import { RECORD_KEYS, type RecordReading, readRecordFields } from './record-fields.ts';

/** Metadata as it was given; `null`: not given. */
export interface Metadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly owner: string | null;
  readonly byline: string | null;
  /** ISO 8601, as exact as given. */
  readonly published: string | null;
  /** http(s). */
  readonly url: string | null;
  /** Whether the whole text may be shown. */
  readonly fullText: boolean | null;
}

/** Nothing given: everything is left to the text. */
export const NO_METADATA: Metadata = {
  title: null,
  outlet: null,
  owner: null,
  byline: null,
  published: null,
  url: null,
  fullText: null,
};

/** A problem with one field, on a line (1-based) of the text it was read from. */
export interface MetadataIssue {
  readonly line: number;
  readonly message: string;
}

/** The metadata that could be read, and what was wrong with the rest. */
export interface MetadataReading {
  readonly metadata: Metadata;
  readonly issues: readonly MetadataIssue[];
  /** Where the file is the record of a document and no article. */
  readonly record?: RecordReading;
}

/** Blank is not given; a number (a year, a title of digits) is text. */
function blank(value: unknown): unknown {
  const given = typeof value === 'number' ? String(value) : value;
  return typeof given === 'string' && given.trim() === '' ? null : given;
}

const text = z.preprocess(blank, z.string().transform(tidy).nullish());
const names = z.preprocess(
  blank,
  z
    .union([z.string().transform(tidy), z.array(z.string()).transform((list) => list.map(tidy).join(', '))], {
      error: 'must be text',
    })
    .nullish(),
);
const published = z.preprocess(
  blank,
  z
    .string()
    .refine((value) => readDate(value) !== null, 'must be a date such as 2018-07-31 or 2018-07-31T15:52')
    .transform((value) => readDate(value))
    .nullish(),
);
const url = z.preprocess(blank, z.string().trim().refine(isWebAddress, 'must be an http(s) address').nullish());

/** A sidecar's scalars are all text. */
const fullText = z.preprocess((value) => {
  const key = typeof value === 'string' ? value.trim().toLowerCase() : '-';
  return FLAGS.has(key) ? FLAGS.get(key) : value;
}, z.boolean({ error: 'must be true or false' }).nullish());
const FIELDS = {
  title: text,
  outlet: text,
  owner: text,
  byline: names,
  author: names,
  published,
  date: published,
  url,
  fullText,
};
/** Where an article was taken from, as `verbatim add` notes it; nothing of the report depends on them. */
const origin = { retrieved: text, sha256: text };
const record = Object.fromEntries(RECORD_KEYS.map((key) => [key, z.unknown().optional()]));
const SIDECAR = z.strictObject({ ...FIELDS, ...origin, ...record });
const FRONT_MATTER = z.looseObject(FIELDS);

type Fields = z.infer<typeof FRONT_MATTER>;

const FLAGS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['', null],
]);

function tidy(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}

/** `given` with the fields of `found` where it says nothing. */
export function mergeMetadata(given: Metadata, found: Metadata): Metadata {
  return {
    title: given.title ?? found.title,
    outlet: given.outlet ?? found.outlet,
    owner: given.owner ?? found.owner,
    byline: given.byline ?? found.byline,
    published: given.published ?? found.published,
    url: given.url ?? found.url,
    fullText: given.fullText ?? found.fullText,
  };
}

/** Reads a sidecar `<name>.meta.yaml`; a key that is unknown or wrong is an issue, the others hold. */
export function readSidecar(yaml: string): MetadataReading {
  return readYaml(yaml, SIDECAR);
}

/** A Markdown text without its front matter, and what that said; unknown keys (tags, layout) are other programs'. */
export function readFrontMatter(text: string): MetadataReading & { readonly body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text);
  if (match === null || match.index !== 0 || !/^[^\n:]+:(?:\s|$)/m.test(match[1] ?? '')) {
    return { metadata: NO_METADATA, issues: [], body: text };
  }
  const { metadata, issues, record } = readYaml(match[1] ?? '', FRONT_MATTER);
  return {
    metadata,
    record: record ?? null,
    issues: issues.map((issue) => ({ ...issue, line: issue.line + 1 })),
    body: text.slice(match[0].length),
  };
}

function readYaml(yaml: string, schema: z.ZodType<Fields>): MetadataReading {
  const { value, issues, data } = checkYaml(yaml, schema, { strings: true });
  const { record, issues: wrong } = readRecordFields(data, { strict: schema === SIDECAR });
  const placed = wrong.map(({ key, message }) => ({ line: findKey(yaml, key), message: `"${key}" ${message}` }));
  const all = [...issues, ...placed].sort((a, b) => a.line - b.line);
  return { metadata: toMetadata(value ?? keepValid(data)), issues: all, ...(record !== null && { record }) };
}

/** The line (1-based) on which a key stands, else the one that makes the file a record. */
function findKey(yaml: string, key: string): number {
  const lines = yaml.split(/\r?\n/);
  const at = (name: string) => lines.findIndex((line) => line.replace(/^["']/, '').startsWith(name));
  return 1 + Math.max(0, at(key) >= 0 ? at(key) : at('role'));
}

/** Metadata of a record of a corpus; its other fields are left alone. */
export function readRecordMetadata(record: Readonly<Record<string, unknown>>, line: number): MetadataReading {
  const result = FRONT_MATTER.safeParse(record);
  if (result.success) return { metadata: toMetadata(result.data), issues: [] };
  const issues = result.error.issues.map((issue) => ({
    line,
    message: `"${issue.path.join('.')}" ${issue.code === 'custom' || issue.path[0] === 'fullText' ? issue.message : 'must be text'}`,
  }));
  return { metadata: toMetadata(keepValid(record)), issues };
}

/** The fields that hold, each for itself. */
function keepValid(data: unknown): Fields {
  const record = (data ?? {}) as Readonly<Record<string, unknown>>;
  const valid = Object.entries(FIELDS).flatMap(([key, field]) => {
    const result = field.safeParse(record[key]);
    if (result.success) return [[key, result.data] as const];
    return key === 'fullText' ? [[key, false] as const] : []; // who wrote something there may not republish
  });
  return Object.fromEntries(valid);
}

function toMetadata(fields: Fields): Metadata {
  return {
    title: fields.title ?? null,
    outlet: fields.outlet ?? null,
    owner: fields.owner ?? null,
    byline: fields.byline ?? fields.author ?? null,
    published: fields.published ?? fields.date ?? null,
    url: fields.url ?? null,
    fullText: fields.fullText ?? null,
  };
}
