/** The conductor: the stages in their order and nothing else. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Anchored, assignAnchors } from './anchors/anchor.ts';
import { readLock, writeLock } from './anchors/lockfile.ts';
import { type Reading, readArticles } from './articles/read.ts';
import { joinSpeakers } from './attribution/corpus.ts';
import { type Config, readConfig, UserError } from './config.ts';
import { attributeArticle } from './extract.ts';
import type { Article, ArticleAttribution, Finding, LockLine, Report, SetAside } from './model.ts';
import { assertOutDir, type Format, writeReport } from './report/write.ts';
import { nameNearMisses } from './reuse/misses.ts';
import { reassembleDocuments } from './reuse/order/reassemble.ts';
import { findReuse } from './reuse/reuse.ts';
import { compareText } from './text.ts';

/** What a report is made by, besides its articles. */
export interface ReportOptions {
  readonly config?: Config;
  /** The lock of earlier builds; none: every anchor is new. */
  readonly lock?: readonly LockLine[];
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
  { config = readConfig(null), lock = [] }: ReportOptions = {},
  progress: Progress = () => {},
): Promise<Built> {
  const reading = await readArticles(inputs, config);
  progress(`Attributing ${reading.articles.length} articles`);
  const { articles, attributions, setAside, findings } = attributeAll(reading);
  if (articles.length === 0) throw refuseEmpty(inputs, setAside);
  const corpus = joinSpeakers(attributions);
  progress('Comparing statements');
  const reuse = findReuse(articles, corpus);
  const anchored = assignAnchors({ articles, corpus, reuse }, lock);
  const { speakers, documents, quotations, statements, credits, retired } = anchored;
  const unresolved = corpus.articles.flatMap((article) => article.unresolved);
  const { title, baseUrl, fullText } = config;
  const orders = reassembleDocuments({ articles, documents, statements, quotations });
  const keptApart = nameNearMisses(reuse.nearMisses, reuse.statements, anchored.anchors);
  const found = {
    articles,
    speakers,
    documents,
    orders,
    quotations,
    statements,
    keptApart,
    unresolved,
    credits,
    retired,
  };
  return { report: { title, baseUrl, fullText, ...found, setAside, findings }, anchored, before: lock };
}

/** Makes the report and writes it and the lock file, each whole or not at all; a build that fails writes neither. */
export async function build(options: BuildOptions, progress: Progress = () => {}): Promise<Built> {
  const { inputs, out, lock, formats, config } = options;
  await assertOutDir(out, { inputs, lockFile: lock });
  await assertWritable(lock);
  const before = await readLock(lock);
  const built = await createReport(inputs, { ...(config && { config }), lock: before }, progress);
  progress('Writing the report');
  await writeReport(built.report, out, formats, config);
  await writeLock(lock, built.anchored.lock);
  return built;
}

/** The per-article stages. A bug that one article brings out costs that article only, and is told. */
function attributeAll(reading: Reading) {
  const articles: Article[] = [];
  const attributions: ArticleAttribution[] = [];
  const setAside: SetAside[] = [...reading.setAside];
  const findings: Finding[] = [...reading.findings];
  for (const article of reading.articles) {
    try {
      attributions.push(attributeArticle(article));
      articles.push(article);
    } catch (error) {
      const reason = `article "${article.id}" could not be read through (a bug: ${(error as Error).message})`;
      setAside.push({ file: article.file, reason });
      findings.push({ level: 'error', file: article.file, line: null, message: `${reason}; it was set aside` });
    }
  }
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
