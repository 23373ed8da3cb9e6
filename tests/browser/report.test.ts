import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReport } from '../../src/build.ts';
import { PLAIN } from '../../src/config.ts';
import { FORMATS, writeReport } from '../../src/report/writing/write.ts';
import { makeBigReport } from '../report/big.ts';
import { makeFolder } from '../report/folders.ts';
import { ALIAS, anchorOf, GONE, HOSTILE_WORDS, sample, UNPAID } from '../report/sample.ts';
import { checkPage } from './check-page.ts';
import { openPage, startBrowser } from './pages.ts';

const folder = makeFolder();
const output = join(folder, 'output');
let browser: Browser;
/** The statements of the planted corpus that have most of what a page can show. */
let reused: readonly string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
  await writeReport(sample, output, FORMATS);
  await writeReport(makeBigReport(40, 14), join(folder, 'wide'), FORMATS);
  await writeReport(makeBigReport(20, 6), join(folder, 'six'), FORMATS);
  const { report } = await createReport([fileURLToPath(new URL('../gold/reuse/articles.jsonl', import.meta.url))]);
  await writeReport(report, join(folder, 'reused'), FORMATS);
  const pick = (better: (a: (typeof report.statements)[number]) => number) =>
    [...report.statements].sort((a, b) => better(b) - better(a))[0]?.anchor ?? '';
  reused = [
    pick((statement) => statement.wordings.length),
    pick((statement) => statement.text.length),
    pick((statement) => statement.counts.outlets * (statement.contested ? 2 : 1)),
  ];
  await writeReport({ ...sample, fullText: false }, join(folder, 'short'), FORMATS);
  const theme = fileURLToPath(new URL('../../docs/examples/theme', import.meta.url));
  await writeReport(sample, join(folder, 'themed'), FORMATS, { ...PLAIN, lang: 'de', accent: '#ffcc00', theme });
}, 600_000);

afterAll(() => browser?.close());

const LETTER = 'letter-wrackline-ferry-crews-union-ottilie-brandt';

/** Every kind of page, by its path below `folder`. */
const KINDS: readonly [string, string][] = [
  ['overview', 'output/index.html'],
  ['overview with as many outlets as fit', 'six/index.html'],
  ['overview with many outlets', 'wide/index.html'],
  ['statement', `output/q/${anchorOf(UNPAID)}.html`],
  ['contested statement', `output/q/${anchorOf('There was never')}.html`],
  ['spliced statement', `output/q/${anchorOf('Night boats')}.html`],
  ['hostile statement', `output/q/${anchorOf(HOSTILE_WORDS)}.html`],
  ['article', 'output/articles/greywater-gazette.html'],
  ['article without title', 'output/articles/pasted.html'],
  ['article in excerpts', 'short/articles/estuary-post.html'],
  ['speaker', 'output/speakers/maren-solheim.html'],
  ['document', 'output/documents/letter-wrackline-ferry-crews-union-ottilie-brandt.html'],
  ['document in several orders', 'reused/documents/interview-with-carys-penn.html'],
  ['overview with credits', 'reused/index.html'],
  ['list on a page of its own', 'reused/speakers.html'],
  ['inferred document', 'output/documents/statement-maren-solheim.html'],
  ['document in a theme with a pale accent', `themed/documents/${LETTER}.html`],
  ['article in a theme with a pale accent', 'themed/articles/estuary-post.html'],
  ['speaker of contested words', 'reused/speakers/stefan-roe.html'],
  ['tombstone', `output/q/${GONE}.html`],
  ['how it was counted', 'output/counted.html'],
];

const open = (path: string, options?: BrowserContextOptions) => openPage(browser, folder, path, options);

describe.each(KINDS)('%s', (_, path) => checkPage(() => open(path)));

describe('statements with many outlets and wordings', () => {
  describe.each([0, 1, 2])('%i', (i) => checkPage(() => open(`reused/q/${reused[i]}.html`)));

  test('compare several wordings', async () => {
    for (const anchor of reused) {
      const { page } = await open(`reused/q/${anchor}.html`, { javaScriptEnabled: false });
      expect(await page.locator('.wordings .diff').count()).toBeGreaterThan(1);
      await page.context().close();
    }
  });

  test('from a changed occurrence to its comparison and back, by links alone', async () => {
    const { page } = await open(`reused/q/${reused[0]}.html`, { javaScriptEnabled: false });
    const occurrence = page.locator('.occurrence', { has: page.getByText('Compare with the statement') }).first();
    const outlet = await occurrence.locator('h3').textContent();
    await occurrence.getByText('Compare with the statement').click();
    await page.locator('.wordings li:target .by a', { hasText: outlet ?? '' }).click();
    expect(await page.locator('.occurrence:target h3').textContent()).toBe(outlet);
    await page.context().close();
  });
});

describe('links', () => {
  test('a cell of the matrix leads to the occurrence, its article to the words', async () => {
    const { page } = await open('output/index.html');
    await page.click(`[id="${anchorOf(UNPAID)}"] .held.altered a`);
    expect(page.url()).toMatch(/#in-coast-wire-[\w-]+$/);
    const target = page.locator('.occurrence:target');
    expect(await target.locator('h3').textContent()).toBe('Coast Wire');
    await target.locator('.about a').first().click();
    expect(await page.locator(':target').textContent()).toContain('The council has paid a single night crew');
    expect(await page.locator(':target').isVisible()).toBe(true);
    await page.context().close();
  });

  test('an alias leads on by itself', async () => {
    const { page, faults } = await open(`output/q/${ALIAS}.html`);
    await page.waitForURL(new RegExp(`${anchorOf(UNPAID)}\\.html#${ALIAS}$`));
    expect(await page.locator(':target').isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('Tab reaches the way past the head first, then every link shows its focus', async () => {
    const { page } = await open('output/index.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      expect(outline).toBe('solid');
    }
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  test('every statement is there, and no control that would do nothing', async () => {
    const { page } = await open('output/index.html', { javaScriptEnabled: false });
    expect(await page.locator('#rows tr').count()).toBe(12);
    expect(await page.locator('#rows tr >> nth=11').isVisible()).toBe(true);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    await page.context().close();
  });

  test('evidence opens', async () => {
    const { page } = await open(`output/q/${anchorOf(UNPAID)}.html`, { javaScriptEnabled: false });
    const evidence = page.locator('.occurrence').getByText('introduces the words').first();
    expect(await evidence.isVisible()).toBe(false);
    await page.locator('.occurrence summary').first().click();
    expect(await evidence.isVisible()).toBe(true);
    expect(await page.locator('.citations button').count()).toBe(0);
    await page.context().close();
  });
});

describe('other media', () => {
  test('prints the whole matrix and no controls', async () => {
    const { page } = await open('output/index.html');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('.masthead nav').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.context().close();
  });

  test('opens what is closed, without a script too, and gives addresses', async () => {
    const { page } = await open(`output/documents/${LETTER}.html`, { javaScriptEnabled: false });
    const wordings = page.locator('.variants').first();
    expect(await wordings.isVisible()).toBe(false);
    expect(await page.locator('.address').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await wordings.isVisible()).toBe(true);
    expect(await page.locator('.address').textContent()).toBe(`documents/${LETTER}.html`);
    expect(await page.locator('.address').isVisible()).toBe(true);
    await page.context().close();
  });

  test('a sentence of a document opens on its wordings, by keyboard too', async () => {
    const { page } = await open(`output/documents/${LETTER}.html`);
    const sentence = page.locator('.sentence summary').first();
    const wordings = page.locator('.variants').first();
    await sentence.click();
    expect(await wordings.isVisible()).toBe(true);
    await sentence.focus();
    await page.keyboard.press('Enter');
    expect(await wordings.isVisible()).toBe(false);
    await page.context().close();
  });

  test('forced colours and reduced motion are heeded', async () => {
    const { page } = await open(`output/q/${anchorOf(UNPAID)}.html`, {
      forcedColors: 'active',
      reducedMotion: 'reduce',
    });
    expect(await page.evaluate('getComputedStyle(document.querySelector("mark")).borderTopStyle')).toBe('solid');
    expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
    await page.context().close();
  });
});
