/** How fast the report can be read: pages opened from disk in a real Chromium, and the search in them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { createReport } from '../src/build.ts';
import type { Report } from '../src/model.ts';
import { writeReport } from '../src/report/writing/write.ts';
import { openPage, startBrowser } from '../tests/browser/pages.ts';
import { makeBigReport } from '../tests/report/big.ts';
import { formatTable, type Row, writePart } from './document.ts';

/** Loads of a page, each in a fresh context; the middle one counts. */
const LOADS = 5;
/** What is typed; the last clears the search, and the whole page is back. */
const QUERIES = [
  'pier',
  'pier 13',
  'sail again in 217',
  'number 9',
  'nothing like it',
  'b',
  '"that the boats of pier 7"',
];

interface Load {
  /** Milliseconds since the navigation began. */
  readonly painted: number;
  readonly interactive: number;
  readonly loaded: number;
  readonly searchable: number;
  readonly shift: number;
}

const MEASURE = `new Promise((resolve) => {
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  const done = () => {
    const [ready] = performance.getEntriesByName('search-ready');
    if (!ready) return setTimeout(done, 10);
    const [load] = performance.getEntriesByType('navigation');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    setTimeout(() => resolve({
      painted: paint?.startTime ?? 0, interactive: load.domContentLoadedEventEnd, loaded: load.loadEventEnd,
      searchable: ready.startTime, shift,
    }), 200);
  };
  done();
})`;

/** Milliseconds from the key to the frame that shows the result, for each query. */
const SEARCH = `(async () => {
  const box = document.getElementById('f-words');
  const times = [];
  for (const query of ${JSON.stringify(QUERIES)}) {
    box.value = query;
    const started = performance.now();
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - started);
  }
  return times;
})()`;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function measure(browser: Browser, folder: string, name: string): Promise<Row> {
  const loads: Load[] = [];
  const searches: number[][] = [];
  for (let i = 0; i < LOADS; i++) {
    const { page } = await openPage(browser, folder, `${name}/index.html`);
    loads.push((await page.evaluate(MEASURE)) as Load);
    searches.push((await page.evaluate(SEARCH)) as number[]);
    await closePage(page);
  }
  const middle = (key: keyof Load) => Math.round(median(loads.map((load) => load[key])));
  const times = QUERIES.map((_, i) => median(searches.map((search) => search[i] ?? 0)));
  const shift = Math.max(...loads.map((load) => load.shift));
  return [
    name,
    ...[middle('painted'), middle('interactive'), middle('loaded'), middle('searchable')],
    ...[Math.round(median(times)), Math.round(Math.max(...times))],
    shift,
  ];
}

function closePage(page: Page): Promise<void> {
  return page.context().close();
}

const folder = await mkdtemp(join(tmpdir(), 'verbatim-reading-'));
const browser = await startBrowser();
try {
  const seeds = fileURLToPath(new URL('../seeds', import.meta.url));
  const reports: readonly (readonly [string, Report])[] = [
    ['five articles', (await createReport([seeds])).report],
    ['1,000 statements, 20 outlets', makeBigReport(1000, 20)],
    ['10,000 statements, 40 outlets', makeBigReport(10_000, 40)],
  ];
  const rows: Row[] = [];
  for (const [name, report] of reports) {
    await writeReport(report, join(folder, name), ['html']);
    rows.push(await measure(browser, folder, name));
  }
  const head = ['overview of', 'first paint', 'interactive', 'loaded', 'search ready', 'a search', 'slowest', 'shift'];
  writePart(
    'Reading',
    'npm run bench:reading',
    `Pages opened from disk in a headless Chromium, milliseconds from the start of the navigation, the middle one of ${LOADS} loads.
A search is timed from the key to the frame that shows what was found, over ${QUERIES.length} queries, from one that finds nothing to the empty one. The last column is the layout shift.

${formatTable(head, rows)}`,
  );
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
