import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LockLine, Report } from '../../src/model.ts';
import { checkLinks } from '../../src/report/writing/links.ts';
import { FORMATS, writeReport } from '../../src/report/writing/write.ts';
import { makeBigReport } from './big.ts';
import { makeFolder } from './folders.ts';

const out = join(makeFolder(), 'output');
const read = (name: string) => readFileSync(join(out, name), 'utf8');
let report: Report;

beforeAll(async () => {
  const big = makeBigReport(2100, 40);
  const [alone] = big.statements.filter(({ counts }) => counts.outlets === 1);
  if (alone === undefined) throw new Error('every statement has several outlets');
  const alias: LockLine = {
    id: 'q-merged00000',
    of: 'statement',
    status: 'alias',
    generation: 1,
    text: 'Words that were merged',
    speaker: null,
    articles: [],
    keys: {},
    former: [],
    to: alone.anchor,
    splitInto: [],
  };
  report = {
    ...big,
    retired: [alias],
    setAside: Array.from({ length: 30 }, (_, i) => ({ file: `aside-${i}.txt`, reason: 'is not English' })),
    statements: big.statements.map((statement, i) => ({
      ...statement,
      contested: i === 7,
      // An id of its words that differ, as a build without the lock file would show it.
      wordings: i % 500 === 0 ? [{ id: `q-wording${i}00`, text: 'Other words', relation: 'altered', outlets: 1 }] : [],
    })),
  };
  await writeReport(report, out, FORMATS);
});

describe('a report of more than 2,000 statements', () => {
  test('has a page of its own for those that several outlets print, or that are contested', () => {
    const pages = readdirSync(join(out, 'q'));
    const whole = pages.filter((name) => read(`q/${name}`).includes('<h2 id="where">'));
    const expected = report.statements.filter(({ counts, contested }) => counts.outlets > 1 || contested);
    expect(expected.length).toBeLessThan(2000);
    expect(whole.sort()).toEqual(expected.map(({ anchor }) => `${anchor}.html`).sort());
    expect(pages).toHaveLength(report.statements.length + report.retired.length);
  });

  test('begins its long lists on the overview and has them whole on a page of their own', () => {
    const count = (text: string) => text.match(/aside-\d+\.txt/g)?.length;
    expect(count(read('index.html'))).toBe(25);
    expect(read('index.html')).toContain('<a href="set-aside.html">All 30 </a>');
    expect(count(read('set-aside.html'))).toBe(30);
  });

  test('leads every other permanent address to the words in their article, where all is said of them', () => {
    const alone = report.statements.filter(({ counts, contested }) => counts.outlets === 1 && !contested);
    expect(alone.length).toBeGreaterThan(500);
    for (const { anchor, occurrences, wordings } of alone) {
      const page = `articles/${occurrences[0]?.articleId}.html`;
      expect(read(`q/${anchor}.html`)).toContain(`content="0; url=../${page}#${anchor}"`);
      const article = read(page);
      for (const id of [anchor, `about-${anchor}`, ...wordings.map((wording) => wording.id)])
        expect(article).toContain(`id="${id}"`);
      expect(article).toContain(`<code>q/${anchor}.html</code>`);
    }
    expect(read('q/q-merged00000.html')).toMatch(/url=\.\.\/articles\/article-\d+\.html#q-merged00000/);
  });

  test('has no dead link and no id twice', async () => {
    expect(await checkLinks(out)).toEqual([]);
  });
});
