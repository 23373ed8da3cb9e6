/** Walks the ways of `docs/usability.md` through the report on the articles of `seeds/`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReport } from '../../src/build.ts';
import type { Report, Statement } from '../../src/model.ts';
import { writeReport } from '../../src/report/writing/write.ts';
import { makeFolder } from '../report/folders.ts';
import { openPage, startBrowser } from './pages.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOC = readFileSync(join(ROOT, 'docs', 'usability.md'), 'utf8');
const folder = makeFolder();
let browser: Browser;
let report: Report;

beforeAll(async () => {
  browser = await startBrowser();
  ({ report } = await createReport([join(ROOT, 'seeds')]));
  await writeReport(report, join(folder, 'seeds'), ['html']);
}, 300_000);

afterAll(() => browser?.close());

interface Walk {
  readonly page: Page;
  readonly click: (target: Locator) => Promise<void>;
  /** The visible text of the page. */
  readonly text: () => Promise<string>;
}

/** Runs a way from the overview, and compares its clicks with what the document says. */
function ask(number: number, question: string, way: (walk: Walk) => Promise<void>): void {
  test(`${number}. ${question}`, async () => {
    const row = DOC.split('\n').find((line) => line.startsWith(`| ${number} | ${question} |`));
    expect(row, 'the question stands in docs/usability.md').toBeDefined();
    const allowed = Number(row?.split('|').at(-2));
    const { page, faults } = await openPage(browser, folder, 'seeds/index.html');
    let clicks = 0;
    const click = async (target: Locator) => {
      clicks++;
      await target.click();
    };
    await way({ page, click, text: () => page.locator('main').innerText() });
    expect(clicks).toBe(allowed);
    expect(clicks).toBeLessThanOrEqual(2);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

function statementWith(words: string): Statement {
  const found = report.statements.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no statement holds “${words}”`);
  return found;
}

const rowOf = (page: Page, words: string) => page.locator(`[id="${statementWith(words).anchor}"]`);

ask(1, 'How often is it repeated?', async ({ page, text }) => {
  const most = Math.max(...report.statements.map(({ counts }) => counts.verbatim));
  expect(await page.locator('h1').innerText()).toContain(
    `word for word in ${most} of ${report.articles.length} outlets`,
  );
  expect(await text()).toContain('Bright Mountain Media');
});

ask(2, 'Who changed the letter’s wording?', async ({ page, click }) => {
  const altered = report.statements.flatMap(({ occurrences }) => occurrences.filter((o) => o.relation === 'altered'));
  expect(altered).toHaveLength(1);
  await click(page.locator('#rows .held.altered a.altered'));
  const occurrence = page.locator('.occurrence:target');
  expect(await occurrence.isVisible()).toBe(true);
  expect(await occurrence.innerText()).toContain('Mayor ignores multiple 911 calls');
  expect(await occurrence.locator('.changes li').count()).toBe(altered[0]?.changes.length);
  const compared = page.locator('section[aria-labelledby="compared"]');
  expect(await compared.locator('del, ins').count()).toBeGreaterThan(0);
  expect(await compared.innerText()).toContain('Mayor ignores multiple 911 calls');
});

ask(3, 'Is this Riddell or the union?', async ({ page, click, text }) => {
  await click(rowOf(page, 'zone of terror').locator('a.words'));
  expect(await text()).toMatch(/Speaker\s+Sean Riddell/);
  await click(page.locator('.occurrence summary').first());
  expect(await page.locator('.occurrence details[open]').first().innerText()).toMatch(/Evidence/);
});

ask(4, 'How many independent outlets are that?', async ({ page, click, text }) => {
  const { counts } = statementWith('zone of terror');
  expect(counts.independent).toBe(counts.outlets);
  await click(rowOf(page, 'zone of terror').locator('a.words'));
  expect(await text()).toMatch(new RegExp(`Printed in\\s+${counts.outlets} outlets`));
});

ask(5, 'How do I cite it?', async ({ page, click }) => {
  const { anchor } = statementWith('zone of terror');
  await click(rowOf(page, 'zone of terror').locator('a.words'));
  const cite = page.locator('section[aria-labelledby="cite"]');
  expect(await cite.innerText()).toContain(`q/${anchor}.html`);
  expect(await cite.textContent()).toContain('@misc');
});

ask(6, 'Does the article really say that?', async ({ page, click }) => {
  await click(rowOf(page, 'zone of terror').locator('.held a').first());
  await click(page.locator('.occurrence:target .about a').first());
  expect(page.url()).toContain('/articles/');
  expect(await page.locator(':target').textContent()).toContain('zone of terror');
});

ask(7, 'What else does the letter say, and who does not quote it?', async ({ page, click, text }) => {
  await click(page.locator('section[aria-labelledby="documents"] a', { hasText: /^Letter / }));
  expect(await text()).toMatch(/What each outlet does not quote/);
  expect(await text()).toContain('14th Amendment');
});

ask(8, 'Where did an outlet get its words from?', async ({ page, click }) => {
  const credits = page.locator('section[aria-labelledby="credits"]');
  expect(await credits.innerText()).toContain('The Daily Caller');
  await click(credits.locator('td a').first());
  expect(await page.locator(':target').isVisible()).toBe(true);
  expect(await page.locator(':target').textContent()).toMatch(/Daily Caller/);
});

ask(9, 'What should I check first?', async ({ page, click, text }) => {
  await click(page.locator('section[aria-labelledby="check"] li a').first());
  expect(await text()).toMatch(/confidence/);
});

ask(10, 'Did anybody say “zone of terror”?', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('"zone of terror"');
  await expect.poll(() => page.locator('#count').innerText()).toMatch(/^1 of /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/q\/q-/);
  expect(await page.locator('h1').innerText()).toContain('zone of terror');
});
