/** What is said of an article outside its text: a sidecar, front matter, the fields of a record. */
import { isWebAddress } from '../config.ts';
import { checkYaml, type SchemaIssue } from '../yaml.ts';
import { readDate } from './dates.ts';

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
}

/** What a field says, text or a flag; else why it cannot be read. A schema of zod would do, and load for 60 ms. */
type Read<T> = { readonly says: T | null } | { readonly wrong: string };
type Reader<T> = (value: unknown) => Read<T>;

const text: Reader<string> = (value) => (typeof value === 'string' ? { says: tidy(value) } : { wrong: 'must be text' });
const names: Reader<string> = (value) =>
  Array.isArray(value) && value.every((name) => typeof name === 'string')
    ? { says: value.map(tidy).join(', ') }
    : text(value);
const published: Reader<string> = (value) => {
  if (typeof value !== 'string') return text(value);
  const date = readDate(value);
  return date === null ? { wrong: 'must be a date such as 2018-07-31 or 2018-07-31T15:52' } : { says: date };
};
const url: Reader<string> = (value) => {
  if (typeof value !== 'string') return text(value);
  return isWebAddress(value.trim()) ? { says: value.trim() } : { wrong: 'must be an http(s) address' };
};

/** A sidecar's scalars are all text. */
const fullText: Reader<boolean> = (value) => {
  const flag = typeof value === 'string' ? FLAGS.get(value.trim().toLowerCase()) : value;
  return typeof flag === 'boolean' ? { says: flag } : { wrong: 'must be true or false' };
};
const FLAGS = new Map([
  ['true', true],
  ['false', false],
]);

const TEXTS = { title: text, outlet: text, owner: text, byline: names, author: names, published, date: published, url };
const FIELDS = { ...TEXTS, fullText };
/** Where an article was taken from, as `verbatim add` notes it; nothing of the report depends on them. */
const ORIGIN = { retrieved: text, sha256: text };

/** What is not given, or blank, says nothing; a number (a year, a title of digits) is text. */
function readField<T>(read: Reader<T>, value: unknown): Read<T> {
  const given = typeof value === 'number' ? String(value) : value;
  const isBlank = given == null || (typeof given === 'string' && given.trim() === '');
  return isBlank ? { says: null } : read(given);
}

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
  return readYaml(yaml, { isSidecar: true });
}

/** A Markdown text without its front matter, and what that said; unknown keys (tags, layout) are other programs'. */
export function readFrontMatter(text: string): MetadataReading & { readonly body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text);
  if (match === null || match.index !== 0 || !/^[^\n:]+:(?:\s|$)/m.test(match[1] ?? '')) {
    return { metadata: NO_METADATA, issues: [], body: text };
  }
  const { metadata, issues } = readYaml(match[1] ?? '');
  return {
    metadata,
    issues: issues.map((issue) => ({ ...issue, line: issue.line + 1 })),
    body: text.slice(match[0].length),
  };
}

function readYaml(yaml: string, { isSidecar = false } = {}): MetadataReading {
  const safeParse = (data: unknown) => {
    const issues = listIssues(data, isSidecar);
    return issues.length === 0 ? { success: true as const, data } : { success: false as const, error: { issues } };
  };
  const { data, issues } = checkYaml(yaml, { safeParse }, { strings: true });
  return { metadata: toMetadata(data), issues };
}

/** Metadata of a record of a corpus; its other fields are left alone. */
export function readRecordMetadata(record: Readonly<Record<string, unknown>>, line: number): MetadataReading {
  const issues = listIssues(record, false).map(({ path, message }) => ({
    line,
    message: `"${path.join('.')}" ${message}`,
  }));
  return { metadata: toMetadata(record), issues };
}

/** What is wrong with `data`. Only a sidecar holds nothing else. */
function listIssues(data: unknown, isSidecar: boolean): SchemaIssue[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return [{ code: 'invalid_type', path: [], message: '', expected: 'object' }];
  }
  const fields: Readonly<Record<string, Reader<unknown>>> = isSidecar ? { ...FIELDS, ...ORIGIN } : FIELDS;
  const record = data as Readonly<Record<string, unknown>>;
  const issues = Object.entries(fields).flatMap(([key, reader]): SchemaIssue[] => {
    const read = readField(reader, record[key]);
    return 'wrong' in read ? [{ code: 'custom', path: [key], message: read.wrong }] : [];
  });
  const keys = isSidecar ? Object.keys(record).filter((key) => !Object.hasOwn(fields, key)) : [];
  return keys.length === 0 ? issues : [...issues, { code: 'unrecognized_keys', path: [], message: '', keys }];
}

/** The fields that hold, each for itself. */
function toMetadata(data: unknown): Metadata {
  const record = (data ?? {}) as Readonly<Record<string, unknown>>;
  const say = (key: keyof typeof TEXTS) => {
    const read = readField(TEXTS[key], record[key]);
    return 'says' in read ? read.says : null;
  };
  const shown = readField(fullText, record.fullText);
  return {
    title: say('title'),
    outlet: say('outlet'),
    owner: say('owner'),
    byline: say('byline') ?? say('author'),
    published: say('published') ?? say('date'),
    url: say('url'),
    fullText: 'says' in shown ? shown.says : false, // who wrote something there may not republish
  };
}
