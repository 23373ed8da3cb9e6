import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReport } from '../../src/report/writing/write.ts';
import { makeBigReport } from '../report/big.ts';
import { makeFolder } from '../report/folders.ts';
import { anchorOf, sample, UNPAID } from '../report/sample.ts';
import { audit, auditDark } from './audit.ts';
import { checkPage } from './check-page.ts';
import { openPage, startBrowser } from './pages.ts';

const folder = makeFolder();
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
  await writeReport(sample, join(folder, 'one'), ['html']);
  await writeReport(makeBigReport(1100, 12), join(folder, 'many'), ['html']);
}, 300_000);

afterAll(() => browser?.close());

/** Runs `check` on a page whose index has come; nothing may go wrong in it. */
async function on(path: string, check: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults } = await openPage(browser, folder, path);
  await page.waitForFunction('document.querySelectorAll("#f-outlet option").length > 1');
  await check(page);
  expect(faults).toEqual([]);
  await page.context().close();
}

const shown = (page: Page) => page.locator('#rows tr:visible th .words').allTextContents();
const results = (page: Page) => page.locator('#results li .words').allTextContents();
const count = (page: Page) => page.locator('#count').textContent();
const focused = (page: Page) => page.evaluate('document.activeElement.id || document.activeElement.textContent');
const hash = async (page: Page) => decodeURIComponent(new URL(page.url()).hash);

describe('where all statements stand in the page', () => {
  test('finds words, whatever their case, marks and accents, and says how many', () =>
    on('one/index.html', async (page) => {
      expect(await page.locator('#count').getAttribute('role')).toBe('status');
      await page.fill('#f-words', 'LATE crossing');
      expect(await shown(page)).toEqual(['“We ask that you restore the late crossing before the spring tides.”']);
      expect(await count(page)).toBe('1 of 12 statements');
      await page.fill('#f-words', 'wrackline crews union');
      expect(await shown(page)).toHaveLength(2);
      await page.fill('#f-words', anchorOf(UNPAID));
      expect(await shown(page)).toHaveLength(1);
      await page.fill('#f-words', 'crossing late');
      expect(await shown(page)).toHaveLength(1);
      await page.fill('#f-words', '"crossing late"');
      expect(await shown(page)).toEqual([]);
      await page.fill('#f-words', 'no such words');
      expect(await shown(page)).toEqual([]);
      expect(await page.locator('#nothing').isVisible()).toBe(true);
    }));

  test('filters by speaker, kind, document, certainty and date', () =>
    on('one/index.html', async (page) => {
      await page.selectOption('#f-speaker', { label: 'Maren Solheim' });
      expect(await shown(page)).toHaveLength(3);
      await page.selectOption('#f-kind', 'fragment');
      expect(await shown(page)).toEqual(['“floating ghost town”']);
      await page.click('button[type=reset]');
      await expect.poll(() => count(page)).toBe('12 of 12 statements');
      await page.selectOption('#f-document', { label: 'Unstated' });
      expect(await shown(page)).toHaveLength(7);
      await page.click('button[type=reset]');
      await expect.poll(() => count(page)).toBe('12 of 12 statements');
      const contested = sample.statements.filter((statement) => statement.contested).length;
      await page.selectOption('#f-confidence', 'contested');
      expect(await shown(page)).toHaveLength(contested);
      await page.selectOption('#f-confidence', '');
      const [day] = sample.articles.flatMap(({ published }) => published ?? []).sort();
      await page.selectOption('#f-date', (day ?? '').slice(0, 10));
      const dated = sample.articles.filter(({ published }) => published?.startsWith((day ?? '').slice(0, 10)));
      const carried = sample.statements.filter(({ occurrences }) =>
        occurrences.some(({ articleId }) => dated.some(({ id }) => id === articleId)),
      );
      expect(carried.length).toBeGreaterThan(0);
      expect(await shown(page)).toHaveLength(carried.length);
    }));

  test('an outlet and a relation have to hold together', () =>
    on('one/index.html', async (page) => {
      await page.selectOption('#f-relation', 'altered');
      expect(await shown(page)).toHaveLength(3);
      await page.selectOption('#f-outlet', { label: 'Coast Wire' });
      expect(await shown(page)).toHaveLength(2);
      await page.selectOption('#f-outlet', { label: 'Greywater Gazette' });
      expect(await shown(page)).toEqual([]);
    }));

  test('orders by speaker, by first appearance, and back', () =>
    on('one/index.html', async (page) => {
      const first = await shown(page);
      await page.selectOption('#f-order', 'speaker');
      expect((await shown(page))[0]).toBe('“Nobody here wants to sign it.”');
      expect((await shown(page)).at(-1)).toBe('“Last boat at nine, says the board.”');
      await page.selectOption('#f-order', 'first seen');
      expect((await shown(page)).at(-1)).toBe('“Last boat at nine, says the board.”');
      await page.click('button[type=reset]');
      await expect.poll(() => shown(page)).toEqual(first);
    }));

  test('what is found stays hidden on a narrow screen too', () =>
    on('one/index.html', async (page) => {
      await page.setViewportSize({ width: 360, height: 800 });
      await page.fill('#f-words', 'late crossing');
      expect(await shown(page)).toHaveLength(1);
    }));
});

describe('the address', () => {
  test('keeps the state; back and forward restore it', () =>
    on('one/index.html', async (page) => {
      await page.locator('#f-words').pressSequentially('boats');
      const words = await count(page);
      expect(await hash(page)).toBe('#?words=boats');
      await page.selectOption('#f-kind', 'fragment');
      expect(await hash(page)).toBe('#?words=boats&kind=fragment');
      await page.goBack();
      await expect.poll(() => count(page)).toBe(words);
      expect(await page.inputValue('#f-kind')).toBe('');
      expect(await page.inputValue('#f-words')).toBe('boats');
      // The typing was one step, whatever the number of letters.
      await page.goBack();
      await expect.poll(() => count(page)).toBe('12 of 12 statements');
      await page.goForward();
      await expect.poll(() => count(page)).toBe(words);
    }));

  test('opens the report in its state, and after a visit to a statement', () =>
    on('one/index.html#?speaker=maren-solheim&kind=fragment', async (page) => {
      expect(await shown(page)).toEqual(['“floating ghost town”']);
      await page.click('#rows tr:visible a.words');
      await page.waitForURL(/\/q\/q-/);
      await page.goBack();
      await expect.poll(() => shown(page)).toEqual(['“floating ghost town”']);
    }));

  test('a choice that the report does not have is no choice', () =>
    on('one/index.html#?speaker=nobody&date=1066&order=%3Cb%3E', async (page) => {
      expect(await count(page)).toBe('12 of 12 statements');
      expect(await page.inputValue('#f-speaker')).toBe('');
    }));
});

describe('keys', () => {
  test('/ goes to the search, arrows through what is found, Escape clears', () =>
    on('one/index.html', async (page) => {
      await page.keyboard.press('/');
      expect(await focused(page)).toBe('f-words');
      await page.keyboard.type('boats/?');
      expect(await page.inputValue('#f-words')).toBe('boats/?');
      const found = await shown(page);
      expect(found.length).toBeGreaterThan(1);
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe(found[0]);
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe(found[1]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await focused(page)).toBe('f-words');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await expect.poll(() => count(page)).toBe('12 of 12 statements');
      expect(await focused(page)).toBe('f-words');
      expect(await hash(page)).toBe('');
    }));

  test('/ leads from any other page to the search', async () => {
    const { page, faults } = await openPage(browser, folder, `one/q/${anchorOf(UNPAID)}.html`);
    await page.keyboard.press('/');
    await page.waitForURL(/\/index\.html#f-words$/);
    await expect.poll(() => focused(page)).toBe('f-words');
    expect(await page.inputValue('#f-words')).toBe('');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('? lists them, Escape closes the list and clears nothing; axe finds nothing in it', () =>
    on('one/index.html#?kind=fragment', async (page) => {
      await page.keyboard.press('?');
      expect(await page.locator('#keys').isVisible()).toBe(true);
      expect((await audit(page, '"#keys"')).violations).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.locator('#keys').isVisible()).toBe(false);
      expect(await page.inputValue('#f-kind')).toBe('fragment');
    }));
});

describe('a page of several', () => checkPage(() => openPage(browser, folder, 'many/statements-2.html')));

describe('where the statements need several pages', () => {
  test('finds those of every page, and shows the page again when cleared', () =>
    on('many/statements-2.html', async (page) => {
      expect(await count(page)).toBe('1,100 of 1,100 statements');
      expect(await page.locator('#results').isVisible()).toBe(false);
      await page.fill('#f-words', '“Number 7 says”');
      await expect.poll(() => count(page)).toBe('1 of 1,100 statements');
      expect(await results(page)).toEqual([
        '“Statement number 7 says that the boats of pier 7 will sail again in 217 days.”',
      ]);
      expect(await page.locator('#matrix').isVisible()).toBe(false);
      expect(await page.locator('#pages').isVisible()).toBe(false);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/q\/q-/);
      expect(await page.locator('h1').textContent()).toContain('Statement number 7 says');
      await page.goBack();
      await expect.poll(() => results(page)).toHaveLength(1);
      await page.keyboard.press('/');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('#matrix').isVisible()).toBe(true);
      expect(await page.locator('#results').isVisible()).toBe(false);
    }));

  test('shows fifty at first, more when asked or when the arrows come to the end', () =>
    on('many/index.html', async (page) => {
      await page.fill('#f-words', 'pier');
      expect(await results(page)).toHaveLength(50);
      await page.click('#more');
      expect(await results(page)).toHaveLength(100);
      await page.locator('#results a').last().focus();
      await page.keyboard.press('ArrowDown');
      expect(await results(page)).toHaveLength(150);
      expect(await focused(page)).toBe((await results(page))[100]);
      await page.fill('#f-words', 'pier 13 ');
      await page.selectOption('#f-outlet', { label: 'Outlet 3' });
      expect((await results(page)).length).toBeLessThan(50);
      expect(await page.locator('#more').isVisible()).toBe(false);
    }));

  test('axe finds nothing in the results, in both schemes', () =>
    on('many/index.html#?words=pier', async (page) => {
      const parts = '{ include: ["#filter", "#results", "#more"] }';
      await page.emulateMedia({ colorScheme: 'light' });
      expect((await audit(page, parts)).violations).toEqual([]);
      expect((await auditDark(page, parts)).violations).toEqual([]);
    }));
});

describe('without JavaScript', () => {
  test('the list is there, the controls are not', async () => {
    const { page } = await openPage(browser, folder, 'one/index.html#?kind=fragment', { javaScriptEnabled: false });
    expect(await shown(page)).toHaveLength(12);
    for (const id of ['filter', 'keys', 'nothing']) expect(await page.locator(`#${id}`).isVisible()).toBe(false);
    await page.context().close();
  });
});
