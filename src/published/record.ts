/** `published.json`: what readers have seen, committed beside the lock file. Every build is compared with it. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { UserError } from '../config.ts';
import type { Article, NewsItem, Report } from '../model.ts';
import { compareText } from '../text.ts';

/** The file's name, beside the lock file. */
export const PUBLISHED_FILE = 'published.json';

/** A published statement. */
export interface PublishedStatement {
  readonly id: string;
  readonly text: string;
  readonly speakerId: string | null;
  readonly speaker: string | null;
  readonly documentId: string | null;
  readonly document: string | null;
  /** Names, sorted; an article that states no outlet stands under its title or id. */
  readonly outlets: readonly string[];
}

/** What can be new, in the order in which it is told. */
export const NEWS_KINDS = [
  'statement',
  'outlet',
  'attribution',
  'wording',
  'statement-gone',
  'article',
  'article-corrected',
  'article-gone',
] as const satisfies readonly NewsItem['kind'][];

/** What of a report is compared: articles and statements, each sorted by id. */
export interface ReportRecord {
  readonly articles: readonly Pick<Article, 'id' | 'sha256' | 'title'>[];
  readonly statements: readonly PublishedStatement[];
}

/** A publication: what it showed, and what was new in it against the one before. */
export interface Published extends ReportRecord {
  readonly news: readonly NewsItem[];
}

const text = z.string();
const names = { speakerId: text.nullable(), speaker: text.nullable() };
const documents = { documentId: text.nullable(), document: text.nullable() };
const change = { from: text.nullable(), to: text.nullable() };
const SCHEMA = z.strictObject({
  version: z.literal(1),
  articles: z.array(z.strictObject({ id: text, sha256: text, title: text.nullable() })),
  statements: z.array(z.strictObject({ id: text, text, ...names, ...documents, outlets: z.array(text) })),
  news: z.array(z.strictObject({ kind: z.enum(NEWS_KINDS), id: text, text, ...change })),
});

/** What of `report` readers see and later builds are compared with. */
export function recordReport(report: Report): ReportRecord {
  const speakers = new Map(report.speakers.map(({ id, name }) => [id, name]));
  const documents = new Map(report.documents.map(({ id, label }) => [id, label]));
  const outlets = new Map(report.articles.map(({ id, outlet, title }) => [id, outlet ?? title ?? id]));
  return {
    articles: report.articles.map(({ id, sha256, title }) => ({ id, sha256, title })),
    statements: report.statements.map(({ anchor, text, speakerId, documentId, occurrences }) => ({
      id: anchor,
      text,
      speakerId,
      speaker: speakers.get(speakerId ?? '') ?? null,
      documentId,
      document: documents.get(documentId ?? '') ?? null,
      outlets: [...new Set(occurrences.map(({ articleId }) => outlets.get(articleId) ?? articleId))].sort(compareText),
    })),
  };
}

/** The text of `published.json`, an entry at a time: each on a line, so that branches merge. */
export function* printPublished({ articles, statements, news }: Published): Generator<string> {
  yield '{\n"version": 1';
  for (const [name, entries] of Object.entries({ articles, statements, news })) {
    yield `,\n"${name}": [`;
    let before = '\n';
    for (const entry of entries) {
      yield before + JSON.stringify(entry);
      before = ',\n';
    }
    yield '\n]';
  }
  yield '\n}\n';
}

/** The publication recorded at `path`; `null` where nothing was published yet. A damaged file is a `UserError`. */
export async function readPublished(path: string): Promise<Published | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UserError(`cannot be read (${error.code})`, { file: path });
  });
  return text === null ? null : parsePublished(text, path);
}

/** The publication of a text; `file` is named in messages. */
export function parsePublished(text: string, file: string): Published {
  const remedy = 'Bring it back from the last commit; without it nobody can say what is new.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError('no JSON: the file is damaged or cut off, or holds the marks of a merge', { file, remedy });
  }
  const parsed = SCHEMA.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'is damaged'}`, { file, remedy });
}
