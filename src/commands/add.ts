/** `verbatim add`: files and addresses → articles in the folder, each with its sidecar. */
import { mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createArticle } from '../articles/article.ts';
import { readBody } from '../articles/body.ts';
import { readDate } from '../articles/head/dates.ts';
import { findForeignLanguage } from '../articles/language.ts';
import { type Metadata, mergeMetadata, NO_METADATA } from '../articles/metadata.ts';
import { describeMojibake, findMojibake } from '../articles/mojibake.ts';
import { readArticles } from '../articles/read.ts';
import type { Config } from '../config.ts';
import { isWebAddress, UserError } from '../config.ts';
import type { Converted } from '../import/conversion.ts';
import { createDuplicateFinder, type Known, type Likeness } from '../import/duplicates.ts';
import { type Incoming, readSource } from '../import/sources.ts';
import { chooseName, fileOf, type Kept, storeArticle } from '../import/store.ts';
import { type Columns, parseColumns } from '../import/table.ts';
import type { Article } from '../model.ts';
import { countOf, openFolder } from './project.ts';
import { describeTaken } from './taken.ts';
import type { Terminal } from './terminal.ts';

/** Options as the command line gives them; those of metadata hold for every article of the run. */
export interface AddOptions {
  readonly to?: string;
  readonly config?: string;
  readonly columns?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly show?: boolean;
  readonly title?: string;
  readonly outlet?: string;
  readonly owner?: string;
  readonly byline?: string;
  readonly published?: string;
  readonly url?: string;
  readonly retrieved?: string;
}

/** An article that can be added, and what it is like. */
interface Candidate extends Kept {
  readonly where: string;
  readonly like: Likeness | null;
  /** As a build reads it. */
  readonly article: Article;
}

/** What the sources hold. */
interface Gathered {
  readonly candidates: readonly Candidate[];
  /** How many could not be read; each was named. */
  readonly refused: number;
}

/**
 * Adds every article of `sources` to the folder. First all are read and compared, and every message is said; then they
 * are written. 0: all were added; 1: some are there already; 2: some could not be read.
 */
export async function runAdd(sources: readonly string[], options: AddOptions, terminal: Terminal): Promise<number> {
  const { folder, config } = await openFolder(options.to, options.config);
  const making = { given: readGiven(options), columns: parseColumns(options.columns ?? ''), options, config, terminal };
  const { known, taken } = await readKnown(folder, config);
  const { candidates, refused } = await gather(sources, known, making);
  const isAdded = ({ like }: Candidate) => like === null || like.kind === 'copy' || options.force === true;
  for (const candidate of candidates) describeLikeness(candidate, isAdded(candidate), terminal);
  const added = candidates.filter(isAdded);
  if (!options.dryRun && added.length > 0) await mkdir(folder, { recursive: true });
  for (const candidate of added) {
    const name = chooseName(candidate, taken);
    taken.add(name);
    if (!options.dryRun) await storeArticle(candidate, folder, name);
    terminal.print(join(folder, fileOf(candidate, name)));
    if (options.show) terminal.print(`\n${candidate.article.text.trim()}\n`);
  }
  describeTaken(
    added.map(({ article }) => article),
    terminal,
    terminal.note,
    (field) => `--${field} says it, or "${field}: …" in its .meta.yaml`,
  );
  const left = candidates.length - added.length;
  const verb = options.dryRun ? 'would be added' : 'added';
  terminal.note(`${countOf(added.length, 'article')} ${verb}${describeRest(left, refused)}`);
  return refused > 0 ? 2 : left > 0 ? 1 : 0;
}

async function gather(sources: readonly string[], known: readonly Known[], making: Making): Promise<Gathered> {
  const compare = createDuplicateFinder();
  for (const article of known) compare(article);
  const candidates: Candidate[] = [];
  let refused = 0;
  for (const source of sources) {
    for await (const incoming of readSource(source, { columns: making.columns, now: nowInSeconds })) {
      const { where, conversion } = incoming;
      const language = conversion.text === null ? null : await findForeignLanguage(conversion.text);
      if (conversion.text !== null && language === null) {
        candidates.push(await toCandidate(incoming, conversion, compare, making));
        continue;
      }
      const reason = conversion.text === null ? conversion.reason : `is not English (${language})`;
      making.terminal.warn(`error: ${where}: ${reason}; it was not added`);
      refused += 1;
    }
  }
  return { candidates, refused };
}

/** The one place where the clock goes in: when an address was fetched, to the second, in UTC. */
function nowInSeconds(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

interface Making {
  readonly given: Metadata;
  readonly columns: Columns;
  readonly options: AddOptions;
  readonly config: Config;
  readonly terminal: Terminal;
}

async function toCandidate(
  incoming: Incoming,
  converted: Converted,
  compare: (known: Known) => Likeness | null,
  { given, options, config, terminal }: Making,
): Promise<Candidate> {
  const { where, name, sha256 } = incoming;
  const garbled = findMojibake(converted.text);
  for (const warning of converted.warnings) terminal.warn(`warning: ${where}: ${warning}`);
  if (garbled !== null) terminal.warn(`warning: ${where}: line ${garbled.line} ${describeMojibake(garbled)}`);
  // What the text itself states (a copyright line, a headline) is no part of the sidecar, but of what an article is.
  const body = await readBody(converted.text, converted.kind === 'markdown');
  const { text, origins } = body;
  const metadata = mergeMetadata(given, converted.metadata);
  const said = { metadata: mergeMetadata(metadata, body.metadata), text, origins };
  const article = createArticle({ id: name, file: where, sha256, ...said }, config);
  const { title, outlet, published } = article;
  const like = compare({ file: where, text, outlet, url: metadata.url, hashes: [sha256] });
  const naming = { title, outlet, published };
  return {
    where,
    name,
    naming,
    sha256,
    converted,
    metadata,
    retrieved: options.retrieved ?? converted.retrieved,
    like,
    article,
  };
}

function readGiven({ title, outlet, owner, byline, published, url, retrieved }: AddOptions): Metadata {
  const date = published === undefined ? null : readDate(published);
  if (published !== undefined && date === null)
    throw wrongOption('--published', published, 'a date such as 2018-07-31');
  if (retrieved !== undefined && readDate(retrieved) === null) {
    throw wrongOption('--retrieved', retrieved, 'a date such as 2018-07-31 or 2018-07-31T15:52:00Z');
  }
  if (url !== undefined && !isWebAddress(url)) throw wrongOption('--url', url, 'an http(s) address');
  const text = (value: string | undefined) => value?.trim() || null;
  return {
    ...NO_METADATA,
    title: text(title),
    outlet: text(outlet),
    owner: text(owner),
    byline: text(byline),
    published: date,
    url: text(url),
  };
}

function wrongOption(option: string, value: string, wanted: string): UserError {
  return new UserError(`${option}: "${value}" cannot be read`, { remedy: `It takes ${wanted}.` });
}

/** The articles of the folder, with the originals that their sidecars name, and the names that are taken (lower case). */
async function readKnown(folder: string, config: Config): Promise<{ known: Known[]; taken: Set<string> }> {
  const taken = new Set<string>();
  if ((await stat(folder).catch(() => null)) === null) return { known: [], taken };
  for (const name of await readdir(folder)) taken.add(name.toLowerCase().replace(/\.(?:meta\.yaml|[^.]+)$/, ''));
  const { articles } = await readArticles([folder], config);
  const root = await realpath(folder);
  const known = await Promise.all(
    articles.map(async ({ file, text, outlet, url, sha256 }): Promise<Known> => {
      const sidecar = await readFile(join(root, `${file.slice(0, file.lastIndexOf('.'))}.meta.yaml`), 'utf8').catch(
        () => '',
      );
      const original = /^sha256:\s*["']?([\da-f]{64})\b/m.exec(sidecar)?.[1];
      return { file, text, outlet, url, hashes: original === undefined ? [sha256] : [sha256, original] };
    }),
  );
  for (const { id } of articles) taken.add(id.toLowerCase());
  return { known, taken };
}

function describeLikeness({ where, like }: Candidate, added: boolean, terminal: Terminal): void {
  if (like === null) return;
  const what = {
    same: `is the same article as ${like.file}`,
    version: `is nearly the same article as ${like.file}, by the same outlet: another version of it?`,
    unsure: `is nearly the same text as ${like.file}, and it is not stated whose: --outlet says so`,
    copy: `is nearly the same text as ${like.file}, by another outlet: the report counts them as copies of one text`,
  }[like.kind];
  terminal.warn(`warning: ${where}: ${what}${added ? '' : '; it was not added (--force adds it)'}`);
}

function describeRest(left: number, refused: number): string {
  const parts = [left > 0 ? `${left} there already` : '', refused > 0 ? `${refused} could not be read` : ''];
  const told = parts.filter((part) => part !== '').join(', ');
  return told === '' ? '' : `; ${told}`;
}
