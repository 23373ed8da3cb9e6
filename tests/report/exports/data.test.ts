import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson } from '../../../src/report/exports/data.ts';
import { reportData } from '../joined.ts';
import { anchorOf, sample, UNSEEN_WORDS } from '../sample.ts';

const schema: object = JSON.parse(readFileSync(new URL('../../../schema/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);

test('the sample fits the published schema', () => {
  validate(reportData(sample));
  expect(validate.errors).toBeNull();
});

test('the schema refuses another name, a missing one and a wrong value', () => {
  const data = JSON.parse(formatJson(reportData(sample)));
  expect(validate({ ...data, extra: 1 })).toBe(false);
  const { credits: _credits, ...rest } = data;
  expect(validate(rest)).toBe(false);
  expect(validate({ ...data, schemaVersion: 2 })).toBe(false);
  data.statements[0].occurrences[0].relation = 'paraphrase';
  expect(validate(data)).toBe(false);
});

test('every object of the schema is closed', () => {
  const open: string[] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    const object = node as Record<string, unknown>;
    if (object.type === 'object' && object.additionalProperties === undefined) open.push(path);
    for (const [key, value] of Object.entries(object)) walk(value, `${path}/${key}`);
  };
  walk(schema, '');
  expect(open).toEqual([]);
});

test('no text of an article and no region is part of it, every quotation is', () => {
  const data = reportData(sample);
  expect(data.articles.every((article) => !('text' in article || 'regions' in article))).toBe(true);
  expect(data.quotations.map((quotation) => quotation.text)).toEqual(sample.quotations.map((entry) => entry.text));
  expect(new Set(data.quotations.map((quotation) => quotation.id)).size).toBe(sample.quotations.length);
});

test('its references resolve', () => {
  const data = reportData(sample);
  const anchors = new Set(data.statements.map((statement) => statement.anchor));
  const articles = new Set(data.articles.map((article) => article.id));
  for (const quotation of data.quotations) {
    expect(articles.has(quotation.articleId)).toBe(true);
    for (const anchor of quotation.statements) expect(anchors.has(anchor)).toBe(true);
  }
});

test('JSON survives lone surrogates and shows what an editor would hide', () => {
  const json = formatJson(reportData(sample));
  expect(JSON.parse(json)).toEqual(reportData(sample));
  expect(json).not.toMatch(/[\p{Cs}\u202a-\u202e\u200b\u2028]/u);
  const unseen = reportData(sample).statements.find((statement) => statement.anchor === anchorOf('The \u202e'));
  expect(unseen?.text).toBe(UNSEEN_WORDS);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = Buffer.from(formatJson({ text }), 'utf8');
      expect(JSON.parse(bytes.toString('utf8'))).toEqual({ text });
    }),
  );
});
