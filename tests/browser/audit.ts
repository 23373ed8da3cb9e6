/** What axe finds in a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in an element, or in what `include` lists. */
export interface Audit {
  /** Each rule that is broken, with the elements that break it and why. */
  readonly violations: readonly (readonly [rule: string, elements: readonly string[]])[];
  /** How many rules the page has kept. */
  readonly kept: number;
}

/** Runs the rules of axe, all of them or those of colours, on `context`, an expression. */
export async function audit(page: Page, context = 'document', { colours = false } = {}): Promise<Audit> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  // Without `resultTypes` axe describes every element that keeps a rule, which takes longer than the rules.
  const rules = colours ? ', runOnly: ["color-contrast", "link-in-text-block"]' : '';
  const result = (await page.evaluate(
    `axe.run(${context}, { preload: false, resultTypes: ['violations']${rules} })
      .then(({ passes, violations }) => ({ passes: passes.length, violations }))`,
  )) as { passes: number; violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  return {
    violations: result.violations.map(({ id, nodes }) => [id, nodes.map((n) => `${n.html} ${n.failureSummary}`)]),
    kept: result.passes,
  };
}

/** Where all elements stand, and how they are seen, colours aside. */
const SHAPE = `[...document.querySelectorAll('*')].map((element) => {
  const { display, visibility, opacity, fontSize, fontWeight } = getComputedStyle(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.tagName, display, visibility, opacity, fontSize, fontWeight, x, y, width, height].join(' ');
}).join('\\n')`;

/** What axe finds in the dark scheme by its rules of colours; by the others it would find what it does in the light one, whose shape the page has. */
export async function auditDark(page: Page, context = 'document'): Promise<Audit> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await page.evaluate(SHAPE);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(SHAPE), 'the dark scheme is the light one in other colours').toBe(light);
  return audit(page, context, { colours: true });
}
