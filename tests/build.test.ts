import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../src/index.ts';
import { build, createReport, readConfig, UserError } from '../src/index.ts';
import { ARTICLES, SIXTH, writeFiles } from './cli/folder.ts';

/** A stage with a bug that one article brings out. */
vi.mock('../src/attribution/attribute.ts', async (original) => {
  const stage = await original<typeof import('../src/attribution/attribute.ts')>();
  return {
    ...stage,
    attributeQuotations: (article: Article, found: Parameters<typeof stage.attributeQuotations>[1]) => {
      if (article.text.includes('BUG')) throw new TypeError('no such phrase');
      return stage.attributeQuotations(article, found);
    },
  };
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'verbatim-build-'));
  await writeFiles(root, ARTICLES);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('createReport', () => {
  it('gives the report in memory and writes nothing', async () => {
    const { report, anchored } = await createReport([join(root, 'articles')]);
    expect(report).toMatchObject({ baseUrl: null, fullText: true, setAside: [], findings: [], retired: [] });
    expect(report.articles.map(({ id }) => id)).toEqual(['courier', 'gazette', 'herald', 'radio/mayor', 'radio/ramp']);
    expect(anchored.lock.length).toBeGreaterThan(report.statements.length);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(await readdir(root)).toEqual(['articles']);
  });

  it('takes configuration and lock, and gives the same for the same', async () => {
    const inputs = [join(root, 'articles')];
    const config = readConfig('title: Ramp\nbaseUrl: https://example.org\nfullText: false\n');
    const first = await createReport(inputs, { config });
    expect(first.report).toMatchObject({ title: 'Ramp', baseUrl: 'https://example.org/', fullText: false });
    const second = await createReport(inputs, { config, lock: first.anchored.lock });
    expect({ ...second, before: first.before }).toEqual(first);
  });

  it('loses only the article that brings out a bug, and says so', async () => {
    const inputs = [join(root, 'articles')];
    const clean = await createReport(inputs);
    await writeFiles(root, { 'articles/bug.txt': `${SIXTH} BUG` });
    const { report } = await createReport(inputs);
    const reason = 'article "bug" could not be read through (a bug: no such phrase)';
    expect(report.setAside).toEqual([{ file: 'bug.txt', reason }]);
    expect(report.findings).toEqual([
      { level: 'error', file: 'bug.txt', line: null, message: `${reason}; it was set aside` },
    ]);
    expect({ ...report, setAside: [], findings: [] }).toEqual(clean.report);
  });

  it('refuses inputs without an article', async () => {
    await writeFiles(root, { 'none/notes.doc': 'x' });
    await expect(createReport([join(root, 'none')])).rejects.toThrow(UserError);
    await expect(createReport([join(root, 'none')])).rejects.toThrow(
      /holds no article\n[\s\S]*notes\.doc: has a format that is not read/,
    );
    await expect(createReport([])).rejects.toThrow(/holds no article/);
  });

  it('tells what it is at', async () => {
    const labels: string[] = [];
    const options = {
      inputs: [join(root, 'articles')],
      out: join(root, 'out'),
      lock: join(root, 'lock.jsonl'),
      formats: ['data'] as const,
    };
    await build(options, (label) => labels.push(label));
    expect(labels).toEqual(['Attributing 5 articles', 'Comparing statements', 'Writing the report']);
    expect((await readdir(root)).sort()).toEqual(['articles', 'lock.jsonl', 'out']);
  });
});
