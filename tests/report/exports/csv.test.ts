import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { quotationsCsv, statementsCsv } from '../joined.ts';
import { anchorOf, HOSTILE_WORDS, sample, UNPAID } from '../sample.ts';

type Row = Record<string, string>;
const statements: Row[] = parse(statementsCsv(sample), { columns: true });
const quotations: Row[] = parse(quotationsCsv(sample), { columns: true });

test('one row a statement, with counts and outlets by relation', () => {
  expect(statements.map((row) => row.anchor)).toEqual(sample.statements.map((entry) => entry.anchor));
  expect(statements.find((row) => row.text === UNPAID)).toMatchObject({
    anchor: anchorOf(UNPAID),
    speaker: 'Wrackline Ferry Crews’ Union',
    document_type: 'letter',
    contested: 'no',
    confidence: '0.97',
    outlets: '3',
    verbatim: '2',
    altered: '1',
    verbatim_in: 'Greywater Gazette; The Estuary Post',
    altered_in: 'Coast Wire',
  });
  expect(statements.find((row) => row.text === 'Last boat at nine, says the board.')).toMatchObject({
    speaker: '',
    document: '',
    document_type: 'unstated',
  });
});

test('a list of outlets holds as many names as were counted, also of articles with one title', () => {
  const articles = sample.articles.map((article) => ({ ...article, outlet: null, title: 'Boats; “news”' }));
  const rows: Row[] = parse(statementsCsv({ ...sample, articles }), { columns: true });
  const cell = rows.find((row) => row.text === UNPAID)?.verbatim_in;
  expect(cell).toMatch(/^Boats; “news” \(estuary-post\); Boats; “news” \(\S+\)$/);
});

test('one row a quotation, of every kind', () => {
  expect(quotations).toHaveLength(sample.quotations.length);
  expect(new Set(quotations.map((row) => row.kind)).size).toBe(6);
  expect(quotations.find((row) => row.text === 'floating ghost town')).toMatchObject({
    cue: 'called',
    mention: 'Solheim',
    speaker_id: 'maren-solheim',
    statements: anchorOf('floating'),
  });
});

test('no cell runs as a formula, and text stays text', () => {
  for (const rows of [statements, quotations]) {
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
  const hostile = statements.find((row) => row.text === HOSTILE_WORDS);
  expect(hostile?.speaker).toBe("'=SUM(A1) <i>[U+202E]reversed");
  expect(
    quotations.some((row) => row.text === 'The [U+202E]ediT[U+202C] comes[U+200B] in[U+D800] [U+0007]twice.'),
  ).toBe(true);
});
