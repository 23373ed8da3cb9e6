import { readdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceTogether } from '../../../src/disk/replace.ts';
import { remember } from '../../../src/memo.ts';
import type { Report } from '../../../src/model.ts';
import { formatJson, printData } from '../../../src/report/exports/data.ts';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { batchPages, type PrintedPage } from '../../../src/report/writing/batches.ts';
import { FORMATS, writeFiles, writeReport } from '../../../src/report/writing/write.ts';
import { makeFolder, readFolder } from '../folders.ts';
import { join, quotationsCsv, reportData, statementsCsv } from '../joined.ts';
import { sample } from '../sample.ts';

const page = (list: PrintedPage['list'], text: string): PrintedPage => ({ list, json: Buffer.from(text) });

describe('pages in batches', () => {
  test('keep their order, none is lost, and no batch is larger than it may be', () => {
    const limits = { pages: 3, bytes: 30 };
    const list = fc.constantFrom('articles' as const, 'speakers' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(list, fc.integer({ min: 0, max: 30 })), { maxLength: 30 }), (drawn) => {
        const pages = drawn.map(([name, size], i) => page(name, JSON.stringify({ i, words: '“'.repeat(size / 3) })));
        const batches = [...batchPages(pages, limits)].map((batch) =>
          batch.flatMap(([name, json]) =>
            (JSON.parse(Buffer.from(json).toString()) as { i: number }[]).map((entry) => ({ ...entry, name })),
          ),
        );
        const all = batches.flatMap((batch) => batch.sort((a, b) => a.i - b.i));
        expect(all).toEqual(pages.map(({ list: name, json }) => ({ ...JSON.parse(json.toString()), name })));
        for (const batch of batches) {
          const size = batch.reduce((sum, { i }) => sum + (pages[i]?.json.length ?? 0), 0);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(3);
          expect(batch.length === 1 || size <= 30).toBe(true);
        }
      }),
    );
  });

  test('give the same report, a few at a time as all at once', async () => {
    const out = joinPath(makeFolder(), 'output');
    await writeReport(sample, out, FORMATS);
    const folder = makeFolder();
    await writeFiles(sample, joinPath(folder, 'output'), FORMATS, { batch: { pages: 7, bytes: 1e9 } });
    expect(readFolder(joinPath(folder, 'output'))).toEqual(readFolder(out));
  });

  test('leave the earlier report whole where a later batch fails', async () => {
    const folder = makeFolder();
    const out = joinPath(folder, 'output');
    await writeReport(sample, out, FORMATS);
    const before = readFolder(out);
    // Only the pages of articles, which come late, ask for an article's regions.
    const articles = sample.articles.map((article, i) => (i === 0 ? { ...article, regions: null } : article));
    const broken = { ...sample, articles } as unknown as Report;
    const rendered = replaceTogether([out], ({ freshOf }) =>
      writeFiles(broken, freshOf(out), ['html'], { batch: { pages: 7, bytes: 1e9 } }),
    );
    await expect(rendered).rejects.toThrow();
    expect(readFolder(out)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['output']);
  });
});

describe('files in pieces', () => {
  test('are the same bytes as in one', () => {
    expect(join(printData(createLookup(sample)))).toBe(formatJson(reportData(sample)));
    const empty = { ...sample, statements: [], quotations: [], orders: [], documents: [] };
    expect(join(printData(createLookup(empty)))).toBe(formatJson(reportData(empty)));
    // More rows than are written at a time, under one head.
    const [first] = sample.quotations;
    const many = { ...sample, quotations: Array.from({ length: 1201 }, () => first ?? sample.quotations[0]) } as Report;
    const rows = quotationsCsv(many).split('\n').filter(Boolean);
    expect(rows).toHaveLength(1202);
    expect(rows.filter((row) => row === rows[0])).toHaveLength(1);
    expect(
      statementsCsv({ ...sample, statements: [] })
        .split('\n')
        .filter(Boolean),
    ).toHaveLength(1);
  });

  test('that break off leave the earlier report whole', async () => {
    const folder = makeFolder();
    const out = joinPath(folder, 'output');
    await writeReport(sample, out, ['data']);
    const before = readFolder(out);
    // The last statement's occurrences cannot be read: report.json has been begun by then.
    const statements = sample.statements.map((statement, i) =>
      i === sample.statements.length - 1 ? { ...statement, formerWordings: 1n } : statement,
    );
    const broken = { ...sample, statements } as unknown as Report;
    await expect(writeReport(broken, out, ['data'])).rejects.toThrow('BigInt');
    expect(readFolder(out)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['output']);
  });
});

test('what is remembered is as it was made, and bounded', () => {
  const made: number[] = [];
  const square = remember((n: number) => {
    made.push(n);
    return n * n;
  }, 4);
  const numbers = Array.from({ length: 200 }, (_, i) => (i * 7) % 11);
  expect(numbers.map(square)).toEqual(numbers.map((n) => n * n));
  expect(made.length).toBeGreaterThan(11);
  const before = made.length;
  expect([1, 2, 3].map(square).concat([1, 2, 3].map(square))).toEqual([1, 4, 9, 1, 4, 9]);
  expect(made.length).toBeLessThanOrEqual(before + 3);
});
