/** Writes a report: aside first, then to its place, so that a failure leaves the earlier report whole. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashBytes, hashValue, NO_STORE, type Store } from '../../cache/store.ts';
import { type Design, PLAIN } from '../../config.ts';
import { replaceTogether } from '../../disk/replace.ts';
import type { Report } from '../../model.ts';
import { createAnnotator } from '../exports/annotation.ts';
import { printQuotationsCsv, printStatementsCsv } from '../exports/csv.ts';
import { formatJson, printData } from '../exports/data.ts';
import { formatFeed } from '../exports/feed.ts';
import { printMarkdown } from '../exports/markdown.ts';
import { findTeiGrounds, formatTei } from '../exports/tei.ts';
import { hashReport, mixGrounds } from '../lookup/grounds.ts';
import { createLookup, type Lookup } from '../lookup/lookup.ts';
import { annotationPath, teiPath } from '../lookup/page-paths.ts';
import { createSite, type Site } from '../pages/site.ts';
import { BATCH, type BatchLimits, batchPages, type PrintedPage } from './batches.ts';
import { formatForward, printPage, readCounted, renderPages } from './html.ts';
import { readKept, writeKept, writeParts } from './kept.ts';
import { type Format, findReal, formatMarker, MARKER } from './out-dir.ts';
import { explainTemplate } from './template-error.ts';
import { openTheme, readAssets, type Theme } from './theme.ts';
import { createWriter, type Writer } from './writer.ts';

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
  /** How many pages are rendered at a time; the report does not depend on it. */
  readonly batch?: BatchLimits;
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
  { design = PLAIN, ...making }: Making = {},
): Promise<void> {
  if (design.theme === null) return writeThemed(report, fresh, formats, await openTheme(design, ''), making);
  const aside = await mkdtemp(join(tmpdir(), 'verbatim-theme-'));
  try {
    await writeThemed(report, fresh, formats, await openTheme(design, aside), making);
  } catch (error) {
    throw explainTemplate(error, design.theme);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function writeThemed(
  report: Report,
  fresh: string,
  formats: readonly Format[],
  theme: Theme,
  { earlier, batch = BATCH }: Pick<Making, 'earlier' | 'batch'>,
): Promise<void> {
  const { out, store } = earlier ?? { out: fresh, store: NO_STORE };
  const kept = readKept(out, store);
  const lookup = createLookup(report);
  const key = earlier === undefined ? '' : mixGrounds(formats, theme.key, hashReport(lookup));
  if (kept.isWhole(key)) return earlier?.patch([]);
  const writer = createWriter(fresh, kept, async (path, own, parts) => {
    if (earlier !== undefined) await writeParts(out, store, path, own, parts);
  });
  const pages = formats.includes('html')
    ? putSite(await openSite(lookup, formats, theme), fresh, theme, { writer, batch })
    : null;
  const ends = await Promise.allSettled([pages, putFiles(lookup, formats, theme, writer)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  const { origins } = writer;
  if (kept.paths.size > 0) earlier?.patch([...kept.paths].filter((path) => !origins.has(path)));
  if (earlier !== undefined) await writeKept({ out, fresh, store, kept }, key, origins);
}

async function openSite(lookup: Lookup, formats: readonly Format[], theme: Theme): Promise<Site> {
  const others = {
    markdown: formats.includes('md'),
    data: formats.includes('data'),
    news: lookup.report.news !== undefined,
  };
  return createSite(lookup, await readCounted(theme, lookup.report), others);
}

/** Writes what belongs to the pages; while some are rendered, in a thread of their own, the next are laid out. */
async function putSite(
  site: Site,
  fresh: string,
  theme: Theme,
  { writer, batch }: { readonly writer: Writer; readonly batch: BatchLimits },
): Promise<void> {
  let rendering: Promise<void> | null = null;
  try {
    for (const pages of batchPages(listDue(site, theme, writer), batch)) {
      if (rendering !== null) await rendering;
      rendering = renderPages(site.frame, pages, fresh, theme);
    }
    await putSiteFiles(site, writer);
  } finally {
    await rendering; // nothing is written any more when this ends
  }
}

/** The pages that have to be rendered: those whose own data or whose frame is not what it was. */
function* listDue({ frame, pages }: Site, theme: Theme, { keep, isDue }: Writer): Generator<PrintedPage> {
  const shared = hashValue([frame, theme.key]);
  for (const { list, path, grounds, make } of pages()) {
    const origin = grounds === null ? null : mixGrounds(shared, grounds);
    if (origin !== null && keep(path, origin)) continue;
    const json = printPage(make(), theme);
    if (isDue(path, hashBytes(json, shared), origin)) yield { list, json };
  }
}

/** What of the site is no page. */
async function putSiteFiles(site: Site, { make, stream }: Writer): Promise<void> {
  for (const { path, href } of site.forwards()) make(path, href, () => formatForward(href));
  await stream(SEARCH_INDEX, site.index());
}

/** Every file that is not of the site. */
async function putFiles(
  lookup: Lookup,
  formats: readonly Format[],
  theme: Theme,
  { put, make, stream }: Writer,
): Promise<void> {
  put(MARKER, formatMarker(formats));
  const pages = formats.includes('html');
  if (pages) for (const [path, bytes] of await readAssets(theme)) put(path, bytes);
  if (pages && lookup.report.news !== undefined) put('feed.xml', formatFeed(lookup.report, readEpoch()));
  if (formats.includes('md')) {
    await stream('report.md', printMarkdown(lookup, { counted: await readCounted(theme, lookup.report), pages }));
  }
  if (!formats.includes('data')) return;
  await stream('data/report.json', printData(lookup));
  await stream('data/statements.csv', printStatementsCsv(lookup));
  await stream('data/quotations.csv', printQuotationsCsv(lookup));
  const annotate = createAnnotator(lookup);
  for (const statement of lookup.report.statements) {
    if (lookup.homeOf(statement) !== null) continue;
    make(annotationPath(statement.anchor), lookup.grounds.statement(statement), () => formatJson(annotate(statement)));
  }
  for (const article of lookup.report.articles) {
    make(teiPath(article.id), findTeiGrounds(lookup, article), () => formatTei(lookup, article));
  }
}

/** SOURCE_DATE_EPOCH, in seconds; 0 where it is not set. */
function readEpoch(): number {
  const value = process.env.SOURCE_DATE_EPOCH ?? '';
  return /^\d{1,12}$/.test(value) ? Number(value) : 0;
}
