import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Statement } from '../../../src/model.ts';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { listDoubts } from '../../../src/report/pages/doubts.ts';
import { writeReport } from '../../../src/report/writing/write.ts';
import { makeBigReport } from '../big.ts';
import { makeFolder } from '../folders.ts';
import { renderMarkdown } from '../joined.ts';
import { anchorOf, HOSTILE_WORDS, sample } from '../sample.ts';

const doubtsOf = (statements: readonly Statement[]) => listDoubts(createLookup({ ...sample, statements }));

/** The sample with every statement sure, some changed. */
function withStatements(change: (statement: Statement) => Partial<Statement>): Statement[] {
  return sample.statements.map((entry) => ({ ...entry, contested: false, confidence: 0.97, ...change(entry) }));
}

async function renderPage(report: typeof sample): Promise<string> {
  const out = join(makeFolder(), 'out');
  await writeReport(report, out, ['html']);
  return readFileSync(join(out, 'index.html'), 'utf8');
}

test('only what is unsure or contested is listed', () => {
  const { shown, more } = listDoubts(createLookup(sample));
  const expected = sample.statements.filter((entry) => entry.contested || entry.confidence < 0.9);
  expect(expected.length).toBeGreaterThan(3);
  expect(shown.map(({ anchor }) => anchor).sort()).toEqual(expected.map(({ anchor }) => anchor).sort());
  expect(more).toBe(0);
});

test('reuse weighs as much as doubt', () => {
  const outlets = (entry: Statement, count: number) => ({ ...entry.counts, outlets: count });
  const confidence = new Map([
    [anchorOf('We ask'), { confidence: 0.8, outlets: 4 }], // .8
    [anchorOf('floating'), { confidence: 0.4, outlets: 1 }], // .6
    [anchorOf('If the lights'), { confidence: 0.89, outlets: 9 }], // .99
  ]);
  const statements = withStatements((entry) => {
    const given = confidence.get(entry.anchor);
    return given ? { confidence: given.confidence, counts: outlets(entry, given.outlets) } : {};
  });
  expect(doubtsOf(statements).shown.map(({ anchor }) => anchor)).toEqual([
    anchorOf('If the lights'),
    anchorOf('We ask'),
    anchorOf('floating'),
  ]);
});

test('a contested statement is in doubt however sure each outlet is', () => {
  const contested = anchorOf('There was never');
  const statements = withStatements(({ anchor }) => {
    if (anchor === contested) return { contested: true };
    return anchor === anchorOf('floating') ? { confidence: 0.3 } : {};
  });
  const { shown } = doubtsOf(statements);
  expect(shown.map(({ anchor, reason }) => [anchor, reason])).toEqual([
    [contested, 'contested between 2 speakers'],
    [anchorOf('floating'), 'fragment: kind or source unsure (0.30)'],
  ]);
});

test('the reason is said in words', () => {
  const reasonOf = (beginning: string, change: Partial<Statement>) =>
    doubtsOf(withStatements(({ anchor }) => (anchor === anchorOf(beginning) ? change : {}))).shown[0]?.reason;
  expect(reasonOf('We ask', { confidence: 0.54 })).toBe('source unsure (0.54)');
  expect(reasonOf('We ask', { confidence: 0.5, speakerId: null })).toBe('no source found (0.50)');
  expect(reasonOf('There was never', { confidence: 0.81, contested: true })).toBe(
    'contested between 2 speakers; source unsure (0.81)',
  );
});

test('at most twenty are shown, with a count of the rest, each a link to its statement', async () => {
  const big = makeBigReport(33, 5);
  const report = { ...big, statements: big.statements.map((entry) => ({ ...entry, confidence: 0.6 })) };
  const html = await renderPage(report);
  const section = html.slice(html.indexOf('<h2 id="check">'), html.indexOf('<h2 id="speakers">'));
  expect(section.match(/<a href="q\/q-[\w]+\.html">“/g)).toHaveLength(20);
  expect(section).toContain('<li class="about">and 13 more</li>');
  const markdown = renderMarkdown(report, { counted: 'Words.', pages: false });
  const list = markdown.slice(markdown.indexOf('## To check'), markdown.indexOf('## Statements\n'));
  expect(list.match(/^- \[“.*\]\(#q-\w+\): source unsure \(0\.60\), .+, in \d outlets?$/gm)).toHaveLength(20);
  expect(list).toContain('\n- and 13 more\n');
});

test('nothing is shown where all is sure', async () => {
  const report = { ...sample, statements: withStatements(() => ({})) };
  expect(await renderPage(report)).not.toContain('To check');
  expect(renderMarkdown(report, { counted: 'Words.', pages: true })).not.toContain('To check');
});

test('the words of an article are text there too', async () => {
  const report = { ...sample, statements: withStatements(() => ({ confidence: 0.2 })) };
  const html = await renderPage(report);
  const section = html.slice(html.indexOf('<h2 id="check">'), html.indexOf('<h2 id="speakers">'));
  expect(section).toContain(HOSTILE_WORDS.slice(0, 20));
  expect(section).not.toContain('<script>');
});
