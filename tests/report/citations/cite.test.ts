import { describe, expect, test } from 'vitest';
import type { Report, Statement } from '../../../src/model.ts';
import { CITE_FORMATS, citeStatement } from '../../../src/report/citations/cite.ts';
import { anchorOf, HOSTILE_WORDS, sample, UNPAID } from '../sample.ts';

function find(beginning: string, report: Report = sample): Statement {
  const found = report.statements.find((statement) => statement.anchor === anchorOf(beginning));
  if (found === undefined) throw new Error(beginning);
  return found;
}

const published = { ...sample, baseUrl: 'https://report.example/ferry/' };
const anchor = anchorOf(UNPAID);

test('plain text names words, speaker, document, article and anchor, of the earliest article', () => {
  expect(citeStatement(published, find(UNPAID), 'plain')).toBe(
    `Wrackline Ferry Crews’ Union: “${UNPAID}” Letter from the Wrackline Ferry Crews’ Union to Mayor Ottilie Brandt. ` +
      'In Greywater Gazette, “Ferry crews’ union warns mayor: pay for the nights or lose them”, 2031-03-04, ' +
      `https://gazette.example/2031/03/04/ferry-crews. ${anchor}, https://report.example/ferry/q/${anchor}.html`,
  );
});

test('without a base address the permalink is relative', () => {
  expect(citeStatement(sample, find(UNPAID), 'plain')).toMatch(new RegExp(`, q/${anchor}\\.html$`));
});

test('Markdown is escaped and links only to http(s)', () => {
  const cited = citeStatement(sample, find(HOSTILE_WORDS), 'markdown');
  expect(cited).not.toMatch(/<script>|\*\*bold\*\*|\{\{|(?<!\\)\]\(javascript/);
  expect(cited).toContain('\\<script\\>');
});

test('BibTeX keeps its braces balanced and its specials escaped', () => {
  const cited = citeStatement(sample, find(HOSTILE_WORDS), 'bibtex');
  let depth = 0;
  for (const char of cited) {
    if (char === '{') depth++;
    if (char === '}') depth--;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  expect(cited).toMatch(/^@misc\{q-[0-9a-z]{10},\n {2}author = \{\{=SUM\(A1\) /);
  expect(cited).toContain('\\textbraceleft{}\\textbraceleft{} 7*7');
  expect(cited.replace(/\\[%&#$_]/g, '')).not.toMatch(/[%&#$_]/);
});

test('RIS is one tag a line, from TY to ER', () => {
  const lines = citeStatement(published, find('There was never'), 'ris').split('\n');
  expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
  expect(lines[0]).toBe('TY  - GEN');
  expect(lines.at(-1)).toBe('ER  - ');
  expect(lines).toContain('DA  - 2031/03/04/');
  expect(lines).toContain('AU  - Ottilie Brandt');
  for (const statement of sample.statements) expect(citeStatement(sample, statement, 'ris')).not.toMatch(/\r/);
});

test('CSL-JSON says the same', () => {
  const [item] = JSON.parse(citeStatement(published, find(UNPAID), 'csl-json'));
  expect(item).toEqual({
    id: anchor,
    type: 'article-newspaper',
    title: `“${UNPAID}”`,
    author: [{ literal: 'Wrackline Ferry Crews’ Union' }],
    'container-title': 'Greywater Gazette',
    genre: 'Letter from the Wrackline Ferry Crews’ Union to Mayor Ottilie Brandt',
    issued: { 'date-parts': [[2031, 3, 4]] },
    URL: `https://report.example/ferry/q/${anchor}.html`,
    note: expect.stringContaining('Quoted in Greywater Gazette'),
  });
});

describe.each(CITE_FORMATS)('%s', (format) => {
  test('is there for every statement, well-formed, and states nothing that is not known', () => {
    for (const statement of sample.statements) {
      const cited = citeStatement(sample, statement, format);
      expect(cited).toContain(statement.anchor);
      expect(cited).not.toMatch(/null|undefined|\p{Cs}|\u202e/u);
      expect(cited).not.toMatch(/\n$/);
    }
    const bare = citeStatement(sample, find('Last boat'), format);
    expect(bare).not.toMatch(/author|AU {2}-|year|PY {2}-|issued/);
  });
});
