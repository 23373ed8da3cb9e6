/** What has to hold for every kind of page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit, auditDark } from './audit.ts';
import type { Opened } from './pages.ts';

/** Pixels by which the page is wider than the window. */
const sideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** How far what is seen has moved since the page began to load, as browsers add it up (Layout Instability). */
const sumShifts = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 100);
  })`);

const openAll = 'document.querySelectorAll("details").forEach((details) => { details.open = true; })';

/** Declares the tests of a page that `open` opens; to be called in a `describe`. */
export function checkPage(open: () => Promise<Opened>): void {
  let page: Page;
  let faults: readonly string[] = [];

  beforeAll(async () => {
    ({ page, faults } = await open());
  });
  afterAll(() => page?.context().close());

  // A busy machine paints a table before it has all rows, and its columns move: once in many loads. A script of ours that
  // moves something does so in each.
  test('nothing moves while it loads', async () => {
    let shift = await sumShifts(page);
    for (let more = 0; shift > 0 && more < 3; more++) {
      await page.reload();
      shift = await sumShifts(page);
    }
    expect(shift).toBe(0);
  });

  test('axe finds nothing in the light scheme', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(openAll);
    const { violations, kept } = await audit(page);
    expect(violations).toEqual([]);
    expect(kept).toBeGreaterThan(15);
  });

  test('axe finds nothing in the dark scheme', async () => {
    await page.evaluate(openAll);
    const { violations, kept } = await auditDark(page);
    expect(violations).toEqual([]);
    expect(kept).toBeGreaterThan(0);
  });

  test('nothing scrolls sideways, from 320 to 2560 pixels', async () => {
    await page.evaluate(openAll);
    for (const width of [320, 360, 640, 900, 1024, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await sideways(page)]).toEqual([width, 0]);
    }
  });

  test('no error in the console, no request that leaves the folder', () => expect(faults).toEqual([]));
}
