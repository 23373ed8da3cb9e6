/** What a report shows with the grounds that it has, so that two reports can be held against each other. */
import { expect } from 'vitest';
import type { Report } from '../../src/model.ts';
import { createAnnotator } from '../../src/report/exports/annotation.ts';
import { printQuotationsCsv, printStatementsCsv } from '../../src/report/exports/csv.ts';
import { printData } from '../../src/report/exports/data.ts';
import type { FilePart } from '../../src/report/exports/long-file.ts';
import { printMarkdown } from '../../src/report/exports/markdown.ts';
import { findTeiGrounds, formatTei } from '../../src/report/exports/tei.ts';
import { hashReport } from '../../src/report/lookup/grounds.ts';
import { createLookup } from '../../src/report/lookup/lookup.ts';
import { createSite } from '../../src/report/pages/site.ts';

/** A report as it shows: the grounds of the whole, and of each page and passage by its name, with its text. */
export interface Shown {
  readonly whole: string;
  readonly shown: ReadonlyMap<string, readonly [grounds: string, text: string]>;
}

/**
 * What `report` shows. No two parts of one file have the same grounds and other texts. Pages that have other grounds than in
 * `before` are left empty: they may show what they like.
 */
export function show(report: Report, before?: Shown): Shown {
  const lookup = createLookup(report);
  const shown = new Map<string, [string, string]>();
  const files = { markdown: true, data: true, news: false };
  for (const { path, grounds, make } of createSite(lookup, '', files).pages()) {
    if (grounds === null) continue;
    const isOther = before !== undefined && before.shown.get(path)?.[0] !== grounds;
    shown.set(path, [grounds, isOther ? '' : JSON.stringify(make())]);
  }
  const annotate = createAnnotator(lookup);
  for (const statement of report.statements) {
    shown.set(`annotations ${statement.anchor}`, [
      lookup.grounds.statement(statement),
      JSON.stringify(annotate(statement)),
    ]);
  }
  for (const article of report.articles) {
    shown.set(`tei ${article.id}`, [findTeiGrounds(lookup, article), formatTei(lookup, article)]);
  }
  const longFiles: Record<string, Iterable<FilePart>> = {
    md: printMarkdown(lookup, { counted: '', pages: true }),
    json: printData(lookup),
    statements: printStatementsCsv(lookup),
    quotations: printQuotationsCsv(lookup),
  };
  for (const [file, parts] of Object.entries(longFiles)) {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      const name = `${file} ${part.grounds}`; // a part is looked for by its grounds alone
      const text = part.make();
      const other = shown.get(name)?.[1] ?? text;
      if (other !== text) expect(other, `two parts of ${name}`).toBe(text); // called for every part it takes long
      shown.set(name, [part.grounds, text]);
    }
  }
  return { whole: hashReport(lookup), shown };
}

/** Nothing in `after` has the grounds that it had in `before` and another text. How much has the old grounds, and how much not. */
export function expectGrounded(
  after: Shown,
  before: Shown,
  what: string,
): { readonly kept: number; readonly changed: number } {
  let [kept, changed] = [0, 0];
  for (const [name, [grounds, text]] of after.shown) {
    const [old, oldText] = before.shown.get(name) ?? [];
    if (old === grounds && text !== oldText) expect(text, `${name} with ${what}`).toBe(oldText);
    if (old === grounds) kept += 1;
    else changed += 1;
  }
  return { kept, changed };
}
