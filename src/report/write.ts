/** Writes a report: aside first, then to its place, so that a failure leaves the earlier report whole. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashBytes, hashValue, NO_STORE, type Store } from '../cache/store.ts';
import { type Design, PLAIN } from '../config.ts';
import { replaceTogether } from '../disk/replace.ts';
import type { Report } from '../model.ts';
import { annotationPath, createAnnotator } from './annotation.ts';
import { quotationsCsv, statementsCsv } from './csv.ts';
import { formatJson, reportData } from './data.ts';
import { formatFeed } from './feed.ts';
import { readKept, writeKept } from './kept.ts';
import { createLookup } from './lookup.ts';
import { renderMarkdown } from './markdown.ts';
import { type Format, findReal, formatMarker, MARKER } from './out-dir.ts';
import { formatForward, readCounted, renderSite } from './site.ts';
import { openTheme, readAssets, type Theme } from './theme.ts';
import type { Page } from './view/page.ts';
import { createSite, type Site } from './view/site.ts';

/** What the search of the pages looks through. */
const SEARCH_INDEX = 'assets/index.js';

export { assertOutDir, clearLeftovers, FORMATS, type Format, findReal, readFormats } from './out-dir.ts';

/**
 * Writes `report` in the given formats as the whole content of `outDir`, which is made where it is not there: what an
 * earlier report left there is gone. `design` is how the pages look. The caller has asked `assertOutDir`. The same report gives the same bytes.
 */
export async function writeReport(
  report: Report,
  outDir: string,
  formats: readonly Format[],
  design: Design = PLAIN,
): Promise<void> {
  const out = await findReal(outDir); // a link to a folder stays one
  await replaceTogether([out], ({ freshOf }) => writeFiles(report, freshOf(out), formats, { design }));
}

/** What else the files depend on. */
export interface Making {
  readonly earlier?: Earlier;
  readonly design?: Design;
}

/** An earlier report, what is kept of it, and who is told which of its files are to go. */
export interface Earlier {
  readonly out: string;
  readonly store: Store;
  readonly patch: (removed: readonly string[]) => void;
}

/**
 * Writes the files of `report` into the new folder `fresh`: all of them, or, where what is kept of an earlier report
 * allows, only those whose data changed. Either way the report is the same in the end.
 */
export async function writeFiles(
  report: Report,
  fresh: string,
  formats: readonly Format[],
  { earlier, design = PLAIN }: Making = {},
): Promise<void> {
  if (design.theme === null) return writeThemed(report, fresh, formats, await openTheme(design, ''), earlier ?? null);
  const aside = await mkdtemp(join(tmpdir(), 'verbatim-theme-'));
  try {
    await writeThemed(report, fresh, formats, await openTheme(design, aside), earlier ?? null);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function writeThemed(
  report: Report,
  fresh: string,
  formats: readonly Format[],
  theme: Theme,
  earlier: Earlier | null,
): Promise<void> {
  const { out, store } = earlier ?? { out: fresh, store: NO_STORE };
  const kept = await readKept(out, store);
  const key = earlier === null ? '' : hashReport(report, formats, theme);
  if (kept.isWhole(key)) return earlier?.patch([]);
  const keys = new Map<string, string>();
  const isChanged = (path: string, own: string): boolean => {
    keys.set(path, own);
    return !kept.has(path, own);
  };
  for (const [path, content] of await listFiles(report, formats, theme)) {
    if (isChanged(path, hashBytes(content))) await writeInto(fresh, path, content);
  }
  if (formats.includes('html')) await writePages(await listPages(report, formats, theme, isChanged), fresh, theme);
  if (kept.paths.size > 0) earlier?.patch([...kept.paths].filter((path) => !keys.has(path)));
  const find = (path: string) => join(kept.has(path, keys.get(path) ?? '') ? out : fresh, path);
  if (earlier !== null) await writeKept(out, store, key, keys, find);
}

/** The pages that are to be rendered. */
async function listPages(
  report: Report,
  formats: readonly Format[],
  theme: Theme,
  isChanged: (path: string, key: string) => boolean,
): Promise<Site> {
  const others = { markdown: formats.includes('md'), data: formats.includes('data'), news: report.news !== undefined };
  const site = createSite(report, await readCounted(theme), others);
  // What every page shows besides its own.
  const shared = hashValue([site.title, site.baseUrl, site.files, site.signs, theme.key]);
  const pick = <T extends Page>(pages: readonly T[]) =>
    pages.filter((page) => isChanged(page.path, `${shared} ${hashValue(page)}`));
  return {
    ...site,
    overview: pick(site.overview),
    listings: pick(site.listings),
    index: isChanged(SEARCH_INDEX, hashBytes(site.index ?? '')) ? site.index : null,
    statements: pick(site.statements),
    articles: pick(site.articles),
    speakers: pick(site.speakers),
    documents: pick(site.documents),
    retired: pick(site.retired),
    counted: pick(site.counted),
    news: pick(site.news),
    forwards: site.forwards.filter(({ path, href }) => isChanged(path, `forward ${href}`)),
  };
}

async function writePages(site: Site, fresh: string, theme: Theme): Promise<void> {
  if (site.forwards.length > 0) await mkdir(join(fresh, 'q'), { recursive: true });
  for (const { path, href } of site.forwards) writeFileSync(join(fresh, path), formatForward(href));
  if (site.index !== null) await writeInto(fresh, SEARCH_INDEX, site.index);
  await renderSite(site, fresh, theme);
}

/** Every file that is not rendered, by its path. */
async function listFiles(
  report: Report,
  formats: readonly Format[],
  theme: Theme,
): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>([[MARKER, formatMarker(formats)]]);
  const pages = formats.includes('html');
  if (pages) for (const [path, bytes] of await readAssets(theme)) files.set(path, bytes);
  if (pages && report.news !== undefined) files.set('feed.xml', formatFeed(report, readEpoch()));
  if (formats.includes('md'))
    files.set('report.md', renderMarkdown(report, { counted: await readCounted(theme), pages }));
  if (formats.includes('data')) {
    files.set('data/report.json', formatJson(reportData(report)));
    files.set('data/statements.csv', statementsCsv(report));
    files.set('data/quotations.csv', quotationsCsv(report));
    for (const [path, text] of listAnnotations(report)) files.set(path, text);
  }
  return files;
}

/** The annotations of every statement that has a page of its own. */
function listAnnotations(report: Report): [string, string][] {
  const lookup = createLookup(report);
  const annotate = createAnnotator(lookup);
  const paged = report.statements.filter((statement) => lookup.homeOf(statement) === null);
  return paged.map((statement) => [annotationPath(statement.anchor), formatJson(annotate(statement))]);
}

/** SOURCE_DATE_EPOCH, in seconds; 0 where it is not set. */
function readEpoch(): number {
  const value = process.env.SOURCE_DATE_EPOCH ?? '';
  return /^\d{1,12}$/.test(value) ? Number(value) : 0;
}

async function writeInto(folder: string, path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** All that a report shows, in a hash. Entry by entry, since a string of them all may be longer than one can be. */
function hashReport(report: Report, formats: readonly Format[], theme: Theme): string {
  const hash = createHash('sha256').update(JSON.stringify([formats, theme.key]));
  for (const [name, value] of Object.entries(report)) {
    hash.update(`\0${name}`);
    for (const entry of Array.isArray(value) ? value : [value]) hash.update(`\0${JSON.stringify(entry)}`);
  }
  return hash.digest('hex');
}
