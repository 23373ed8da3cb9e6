/** The conductor: the stages in their order and nothing else. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Anchored, assignAnchors } from './anchors/anchor.ts';
import { openLock, writeLockAside } from './anchors/lockfile.ts';
import type { Repair } from './anchors/merge.ts';
import { READ_FORMATS } from './articles/files.ts';
import { type Reading, readArticles } from './articles/read.ts';
import { joinSpeakers } from './attribution/people/corpus.ts';
import { type KeptArticles, openArticles } from './cache/articles.ts';
import { NO_STORE, openStore, type Store } from './cache/store.ts';
import { hashProgram } from './cache/version.ts';
import { type Config, readConfig, UserError } from './config.ts';
import { type Corrector, createCorrector } from './corrections/correct.ts';
import { readCorrections } from './corrections/file.ts';
import type { Corrections } from './corrections/parse.ts';
import type { Reading as CorrectedReading } from './corrections/reading.ts';
import { syncFile, writePieces } from './disk/pieces.ts';
import { replaceTogether } from './disk/replace.ts';
import { readWhole } from './extract.ts';
import { convertFile } from './import/convert.ts';
import type { Article, ArticleAttribution, Finding, LockLine, Original, Report, SetAside } from './model.ts';
import { holdAgainstRecords } from './originals/originals.ts';
import { findNews, publishReport, UNPUBLISHED } from './published/news.ts';
import { PUBLISHED_FILE, type Published, printPublished, readPublished } from './published/record.ts';
import { prepareRendering } from './report/writing/render.ts';
import { assertNothingLost } from './report/writing/shown.ts';
import { assertOutDir, clearLeftovers, type Format, findReal, writeFiles } from './report/writing/write.ts';
import { nameNearMisses } from './reuse/match/misses.ts';
import { labelDocument } from './reuse/origins/labels.ts';
import { reassembleDocuments } from './reuse/origins/order/reassemble.ts';
import { openReuse } from './reuse/reuse.ts';
import { compareText } from './text.ts';

/** What a report is made by, besides its articles. */
export interface ReportOptions {
  readonly config?: Config;
  /** The lock of earlier builds; none: every anchor is new. */
  readonly lock?: readonly LockLine[];
  /** What was put right in it. */
  readonly repairs?: readonly Repair[];
  /** Corrections by hand; by default those that lie in the inputs. */
  readonly corrections?: Corrections;
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
  /** What a merge of branches had left in the lock file, put right in `anchored`. */
  readonly repairs: readonly Repair[];
}

/** Told what the build is at. */
export type Progress = (label: string) => void;

/** Reads `inputs` and makes the report in memory; writes nothing. No article at all is a `UserError`. */
export async function createReport(
  inputs: readonly string[],
  {
    config = readConfig(null),
    lock = [],
    repairs = [],
    corrections,
    store = NO_STORE,
    published = null,
  }: ReportOptions = {},
  progress: Progress = () => {},
): Promise<Built> {
  const kept = openArticles(store, config);
  const knownWords = (id: string) =>
    lock.flatMap(({ of, articles, text }) => (of === 'statement' && articles.includes(id) ? [text] : []));
  const reading = await readArticles(inputs, config, convertFile, kept.keep, knownWords);
  progress(`Attributing ${reading.articles.length} articles`);
  const { articles, attributions, setAside, findings } = attributeAll(reading, kept);
  if (articles.length === 0) throw refuseEmpty(inputs, setAside);
  const corrector = createCorrector(corrections ?? (await readCorrections(inputs)), lock, config);
  const read = corrector.correctReading({ articles, corpus: joinSpeakers(attributions) });
  progress('Comparing statements');
  const { nearMisses, originals, ...compared } = compareStatements(read, corrector, reading.originals);
  const anchored = assignAnchors({ ...compared, articles: read.articles }, lock);
  const { speakers, documents, quotations, statements, credits, retired } = anchored;
  const unresolved = compared.corpus.articles.flatMap((article) => article.unresolved);
  const { title, baseUrl, fullText } = config;
  const orders = reassembleDocuments({ articles: read.articles, documents, statements, quotations });
  const keptApart = nameNearMisses(nearMisses, compared.reuse.statements, anchored.anchors);
  const found = {
    articles: read.articles,
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
  const corrected = {
    corrections: corrector.list(compared.reuse.statements, anchored.anchors),
    findings: [...findings, ...corrector.findings()].sort(byFile),
  };
  const held = originals.length === 0 ? {} : { originals };
  const plain = { title, baseUrl, fullText, ...found, setAside, ...corrected, ...held };
  const report = published === null ? plain : { ...plain, news: findNews(plain, published) };
  return { report, anchored, before: lock, repairs };
}

/** The reuse stage, corrected and held against the records. What it works with is as large as what it finds, and is given up here. */
function compareStatements(read: CorrectedReading, corrector: Corrector, records: readonly Original[]) {
  const { found: reuse, redraft, reprint } = openReuse(read.articles, read.corpus);
  const compared = corrector.correctStatements({ ...read, reuse }, { redraft, label: labelDocument });
  return { ...holdAgainstRecords(compared, records, reprint), nearMisses: reuse.nearMisses };
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
  if (formats.includes('html')) prepareRendering();
  const store = cache === undefined ? NO_STORE : openStore(cache, hashProgram());
  // The lock file first: one that knows more than the report is no harm.
  return replaceTogether(
    [lock, published, out],
    async ({ freshOf, patch }) => {
      await clearLeftovers(out);
      const opened = await openLock(options.lock);
      if (opened.exists) await assertNothingLost(out, opened, options.lock);
      const { lines, repairs } = opened;
      const known = {
        lock: lines,
        repairs,
        published: (await readPublished(record)) ?? (publish ? UNPUBLISHED : null),
        store,
      };
      const built = await createReport(inputs, { ...(config && { config }), ...known }, progress);
      progress('Writing the report');
      const earlier = { out, store, patch: (removed: readonly string[]) => patch(out, removed) };
      await writeFiles(built.report, freshOf(out), formats, { earlier, ...(config && { design: config }) });
      if (publish) {
        writePieces(freshOf(published), printPublished(publishReport(built.report)));
        syncFile(freshOf(published));
      }
      await writeLockAside(lock, freshOf(lock), built.anchored.lock);
      return built;
    },
    { tell: progress },
  );
}

/** The per-article stages. A bug that one article brings out costs that article only, and is told. */
function attributeAll(reading: Reading, kept: KeptArticles) {
  const outcomes = kept.attribute(reading.articles, readWhole);
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
  return { articles, attributions, setAside: setAside.sort(byFile), findings: findings.sort(byFile) };
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return compareText(a.file, b.file);
}

function refuseEmpty(inputs: readonly string[], setAside: readonly SetAside[]): UserError {
  const shown = setAside.slice(0, 5).map(({ file, reason }) => `${file}: ${reason}`);
  const remedy = [READ_FORMATS, ...shown].join('\n  ');
  return new UserError('holds no article', { file: inputs.join(', '), remedy });
}

/** The lock file is written last: what would stop it is better known first. */
async function assertWritable(lock: string): Promise<void> {
  await access(dirname(lock), constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot be written (${error.code})`, { file: lock, remedy: 'Name another file with --lock.' });
  });
}
