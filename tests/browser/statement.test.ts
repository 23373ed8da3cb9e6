/** The statement page's own doings in a real Chromium: copying, and links to words that a browser finds. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Span } from '../../src/model.ts';
import { createWordLinker } from '../../src/report/lookup/text-fragment.ts';
import { writeReport } from '../../src/report/writing/write.ts';
import { makeFolder } from '../report/folders.ts';
import { anchorOf, sample, UNPAID } from '../report/sample.ts';
import { openPage, startBrowser } from './pages.ts';

const folder = makeFolder();
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
  await writeReport(sample, join(folder, 'output'), ['html', 'data']);
}, 600_000);

afterAll(() => browser?.close());

const open = async (path: string, options?: BrowserContextOptions): Promise<Page> =>
  (await openPage(browser, folder, path, options)).page;

describe('copying', () => {
  const stub = (body: string) =>
    `Object.defineProperty(navigator.clipboard, 'writeText', { value: (text) => { window.copied = text; ${body} } })`;

  test('every citation and address has a button that copies it as it stands, and says so', async () => {
    const page = await open(`output/q/${anchorOf(UNPAID)}.html`);
    await page.evaluate(stub('return Promise.resolve();'));
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    const names = ['Permalink', 'The words as published', 'Plain text', 'Markdown', 'BibTeX', 'RIS', 'CSL-JSON'];
    for (const name of names) {
      const button = page.getByRole('button', { name: `Copy ${name}`, exact: true });
      await button.click();
      const text = await button.locator('xpath=ancestor::div[1]//pre').textContent();
      expect(await page.evaluate('window.copied')).toBe(text);
      expect(await page.getByRole('status').textContent()).toBe(`${name} copied`);
      expect(await button.textContent()).toBe('Copied');
    }
    await page.context().close();
  });

  test('where the clipboard is closed the text is selected instead', async () => {
    const page = await open(`output/q/${anchorOf(UNPAID)}.html`);
    await page.evaluate(stub('return Promise.reject(new Error("no"));'));
    await page.getByRole('button', { name: 'Copy Plain text' }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toContain('Plain text selected');
    expect(await page.evaluate('getSelection().toString()')).toContain(`“${UNPAID}”`);
    await page.context().close();
  });

  test('without JavaScript there is no button, and the text is there', async () => {
    const page = await open(`output/q/${anchorOf(UNPAID)}.html`, { javaScriptEnabled: false });
    expect(await page.locator('.citations button').count()).toBe(0);
    expect(await page.locator('.citations pre').first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('a link to words', () => {
  const PARAGRAPHS = [
    'The mayor spoke first. “No comment,” she said, and left by the side door.',
    '“No comment,” said the harbour master – he had come late, it was 100% his own fault.',
    'Later the crews’ union wrote: “We will not sail, not for free & not at night.” It was signed by all.',
    '“No comment,” said the harbour master’s wife. “We ask that you restore the late crossing,” the letter ends.',
    `“${Array.from({ length: 50 }, (_, i) => `Sentence ${i} goes on`).join(', ')}.”`,
    'He said it again: “No comment,” twice.',
  ];
  const text = PARAGRAPHS.join('\n\n');

  /** The words of `part`, the nth time they stand in the text, with the paragraph they are in. */
  function locate(part: string, nth: number): { readonly span: Span; readonly paragraph: number } {
    let start = -1;
    for (let seen = 0; seen <= nth; seen++) start = text.indexOf(part, start + 1);
    return {
      span: { start, end: start + part.length },
      paragraph: text.slice(0, start).split('\n\n').length - 1,
    };
  }

  const CASES: readonly [string, number][] = [
    ['No comment,', 0],
    ['No comment,', 1],
    ['No comment,', 2],
    ['No comment,', 3],
    ['We will not sail, not for free & not at night.', 0],
    ['restore the late crossing,', 0],
    [(PARAGRAPHS[4] ?? '').slice(1, -1), 0],
  ];

  test.each(CASES)('finds “%.20s” (%i) where it stands', async (part, nth) => {
    const { span, paragraph } = locate(part, nth);
    // Each paragraph on a screen of its own: where the browser scrolls to tells which it has found.
    const html = PARAGRAPHS.map((line) => `<p style="height:3000px">${line.replaceAll('&', '&amp;')}</p>`).join('\n');
    mkdirSync(join(folder, 'published'), { recursive: true });
    writeFileSync(join(folder, 'published/a.html'), `<!doctype html><meta charset="utf-8"><title>a</title>${html}`);
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    const page = await context.newPage();
    await page.goto(createWordLinker(text)(pathToFileURL(join(folder, 'published/a.html')).href, [span]));
    const shown = () =>
      page.evaluate(`[...document.querySelectorAll('p')].findIndex((p) => {
        const top = p.getBoundingClientRect().top;
        return top > -100 && top < 800;
      })`);
    await expect.poll(shown, { timeout: 5000 }).toBe(paragraph);
    await context.close();
  });
});
