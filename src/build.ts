/** The conductor: the stages in their order and nothing else. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Anchored, assignAnchors } from './anchors/anchor.ts';
import { readLock, writeLockAside } from './anchors/lockfile.ts';
import { type Reading, readArticles } from './articles/read.ts';
import { joinSpeakers } from './attribution/corpus.ts';
import { attributeCached } from './cache/articles.ts';
import { NO_STORE, openStore, type Store } from './cache/store.ts';
import { hashProgram } from './cache/version.ts';
import { type Config, readConfig, UserError } from './config.ts';
import { replaceTogether, writeDurably } from './disk/replace.ts';
import { attributeArticle } from './extract.ts';
import type { Article, ArticleAttribution, Finding, LockLine, Report, SetAside } from './model.ts';
import { findNews, publishReport, UNPUBLISHED } from './published/news.ts';
import { formatPublished, PUBLISHED_FILE, type Published, readPublished } from './published/record.ts';
import { assertOutDir, clearLeftovers, type Format, findReal, writeFiles } from './report/write.ts';
import { findReuse } from './reuse/reuse.ts';
import { compareText } from './text.ts';

/** What a report is made by, besides its articles. */
export interface ReportOptions {
  readonly config?: Config;
  /** The lock of earlier builds; none: every anchor is new. */
  readonly lock?: readonly LockLine[];
  /** Results of earlier builds; none: every article is read through. */
  readonly store?: Store;
  /** What was published last; none: nothing is said of what is new. */
  readonly published?: Published | null;
}

/** Where a report goes. */
export interface BuildOptions {
  readonly config?: Config;
  /** Folders, files and `.jsonl` corpora. */
  readonly inputs: readonly string[];
  /** Folder of the report. */
  readonly out: string;
  /** Path of the lock file; one that is not there is begun. */
  readonly lock: string;
  readonly formats: readonly Format[];
  /** Folder of what a later build need not do again; may be deleted at any time. None: nothing is kept. */
  readonly cache?: string;
  /** Path of the record of what was published (default: beside the lock file), and whether this build is published. */
  readonly published?: string;
  readonly publish?: boolean;
}

/** A report and the anchors that it stands on. */
export interface Built {
  readonly report: Report;
  readonly anchored: Anchored;
  /** The lock as it was before. */
  readonly before: readonly LockLine[];
}

/** Told what the build is at. */
export type Progress = (label: string) => void;

/** Reads `inputs` and makes the report in memory; writes nothing. No article at all is a `UserError`. */
export async function createReport(
  inputs: readonly string[],
  { config = readConfig(null), lock = [], store = NO_STORE, published = null }: ReportOptions = {},
  progress: Progress = () => {},
): Promise<Built> {
  const reading = await readArticles(inputs, config);
  progress(`Attributing ${reading.articles.length} articles`);
  const { articles, attributions, setAside, findings } = await attributeAll(reading, store);
  if (articles.length === 0) throw refuseEmpty(inputs, setAside);
  const corpus = joinSpeakers(attributions);
  progress('Comparing statements');
  const reuse = findReuse(articles, corpus);
  const anchored = assignAnchors({ articles, corpus, reuse }, lock);
  const { speakers, documents, quotations, statements, credits, retired } = anchored;
  const unresolved = corpus.articles.flatMap((article) => article.unresolved);
  const { title, baseUrl, fullText } = config;
  const found = { articles, speakers, documents, quotations, statements, unresolved, credits, retired };
  const plain = { title, baseUrl, fullText, ...found, setAside, findings };
  const report = published === null ? plain : { ...plain, news: findNews(plain, published) };
  return { report, anchored, before: lock };
}

/**
 * Makes the report and puts it and the lock file into place together; a build that fails or is killed leaves both as they
 * were, at the latest after the next one. Another build of either is waited for.
 */
export async function build(options: BuildOptions, progress: Progress = () => {}): Promise<Built> {
  const { inputs, formats, config, cache, publish = false } = options;
  await assertOutDir(options.out, { inputs, lockFile: options.lock });
  const record = options.published ?? join(dirname(options.lock), PUBLISHED_FILE);
  const places = [options.lock, record, options.out];
  const [lock = '', published = '', out = ''] = await Promise.all(places.map(findReal)); // a link stays one
  await assertWritable(options.lock);
  const store = cache === undefined ? NO_STORE : openStore(cache, await hashProgram());
  // The lock file first: one that knows more than the report is no harm.
  return replaceTogether(
    [lock, published, out],
    async ({ freshOf, patch }) => {
      await clearLeftovers(out);
      const before = await readLock(options.lock);
      const known = { lock: before, published: (await readPublished(record)) ?? (publish ? UNPUBLISHED : null), store };
      const built = await createReport(inputs, { ...(config && { config }), ...known }, progress);
      progress('Writing the report');
      await writeFiles(built.report, freshOf(out), formats, { out, store, patch: (removed) => patch(out, removed) });
      if (publish) await writeDurably(freshOf(published), formatPublished(publishReport(built.report)));
      await writeLockAside(lock, freshOf(lock), built.anchored.lock);
      return built;
    },
    { tell: progress },
  );
}

/** The per-article stages. A bug that one article brings out costs that article only, and is told. */
async function attributeAll(reading: Reading, store: Store) {
  const outcomes = await attributeCached(reading.articles, attributeArticle, store);
  const articles: Article[] = [];
  const attributions: ArticleAttribution[] = [];
  const setAside: SetAside[] = [...reading.setAside];
  const findings: Finding[] = [...reading.findings];
  reading.articles.forEach((article, index) => {
    const outcome = outcomes[index];
    if (outcome !== undefined && !(outcome instanceof Error)) {
      attributions.push(outcome);
      articles.push(article);
      return;
    }
    const reason = `article "${article.id}" could not be read through (a bug: ${outcome?.message})`;
    setAside.push({ file: article.file, reason });
    findings.push({ level: 'error', file: article.file, line: null, message: `${reason}; it was set aside` });
  });
  const byFile = (a: { readonly file: string }, b: { readonly file: string }) => compareText(a.file, b.file);
  return { articles, attributions, setAside: setAside.sort(byFile), findings: findings.sort(byFile) };
}

function refuseEmpty(inputs: readonly string[], setAside: readonly SetAside[]): UserError {
  const shown = setAside.slice(0, 5).map(({ file, reason }) => `${file}: ${reason}`);
  const remedy = ['Articles are .txt, .md and .jsonl files.', ...shown].join('\n  ');
  return new UserError('holds no article', { file: inputs.join(', '), remedy });
}

/** The lock file is written last: what would stop it is better known first. */
async function assertWritable(lock: string): Promise<void> {
  await access(dirname(lock), constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot be written (${error.code})`, { file: lock, remedy: 'Name another file with --lock.' });
  });
}
