import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createReport } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import type { Report } from '../../src/model.ts';
import { FORMATS, writeReport } from '../../src/report/writing/write.ts';
import { words } from '../../src/text.ts';
import { makeFolder, readFolder } from './folders.ts';

/** Characters to either side of what is quoted that may be shown, as the documentation says. */
const REACH = 160;
/** Words in a row that no two articles share by chance. */
const RUN = 8;

const corpus = fileURLToPath(new URL('../gold/reuse/articles.jsonl', import.meta.url));
const records = readFileSync(corpus, 'utf8')
  .trim()
  .split('\n')
  .slice(0, 30)
  .map((line) => JSON.parse(line) as { id: string; text: string });
const FILLER = Array.from(
  { length: 40 },
  (_, i) => `Filler ${i} tells of harbour ${i * 7} and of nothing that was said`,
);

async function write(closed: (id: string) => boolean | null, yaml: string): Promise<[Report, string]> {
  const root = makeFolder();
  const lines = records.map((record, i) => {
    // Narration far from any quotation, different in every article.
    const far = `\n\n${FILLER.map((line) => `${line} in article ${i}.`).join(' ')}\n\n`;
    const fullText = closed(record.id);
    return JSON.stringify({ ...record, text: record.text + far, ...(fullText !== null && { fullText }) });
  });
  writeFileSync(join(root, 'corpus.jsonl'), lines.join('\n'));
  const { report } = await createReport([join(root, 'corpus.jsonl')], { config: readConfig(yaml) });
  await writeReport(report, join(root, 'output'), FORMATS);
  return [
    report,
    [...readFolder(join(root, 'output')).values()].map((bytes) => squash(bytes.toString('utf8'))).join('\n'),
  ];
}

/** Only the words, so that no mark-up or escape hides a run of them. */
const squash = (text: string) => words(text.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, ' ')).join(' ');

/** The same of an article's text, which is asked for with every other article. */
const squashed = new Map<string, string>();
function squashOnce(text: string): string {
  const known = squashed.get(text) ?? squash(text);
  squashed.set(text, known);
  return known;
}

/** Runs of words that stand in this article alone, away from its title and from everything in it that is quoted or marked. */
function farRuns({ articles, quotations, statements, credits, unresolved, documents }: Report, id: string): string[] {
  const { text = '', title = '' } = articles.find((article) => article.id === id) ?? {};
  const others = articles.filter((article) => article.id !== id).map((article) => squashOnce(article.text));
  const shared = [squash(title ?? ''), ...others];
  const isOwn = (run: string) => !shared.some((other) => other.includes(run));
  const near = [
    ...[...quotations, ...credits, ...unresolved].filter(({ articleId }) => articleId === id),
    ...statements.flatMap(({ occurrences }) => occurrences.filter(({ articleId }) => articleId === id)),
    ...documents.flatMap(({ mentions }) => mentions.filter(({ articleId }) => articleId === id)),
  ].sort((a, b) => a.start - b.start);
  const runs: string[] = [];
  let from = 0;
  for (const { start, end } of [...near, { start: text.length + REACH, end: text.length + REACH }]) {
    if (start - REACH > from) {
      const list = words(text.slice(from, start - REACH));
      for (let i = 0; i + RUN <= list.length; i += RUN) runs.push(list.slice(i, i + RUN).join(' '));
    }
    from = Math.max(from, end + REACH);
  }
  return runs.filter(isOwn);
}

const shownOf = (runs: readonly string[], out: string) => runs.filter((run) => out.includes(run));

test('nothing of a report in excerpts holds more of an article than what is quoted, with a little around it', async () => {
  const [report, out] = await write(() => null, 'fullText: false');
  for (const { id } of report.articles) {
    const runs = farRuns(report, id);
    expect(runs.length).toBeGreaterThan(20);
    expect(shownOf(runs, out)).toEqual([]);
  }
});

test('an article decides for itself, either way', async () => {
  const [first = { id: '' }, second = { id: '' }] = records;
  const [report, out] = await write((id) => (id === first.id ? false : null), '');
  expect(shownOf(farRuns(report, first.id), out)).toEqual([]);
  expect(shownOf(farRuns(report, second.id), out)).toEqual(farRuns(report, second.id));
  const [, open] = await write((id) => (id === first.id ? true : null), 'fullText: false');
  expect(shownOf(farRuns(report, first.id), open)).toEqual(farRuns(report, first.id));
  expect(shownOf(farRuns(report, second.id), open)).toEqual([]);
});
