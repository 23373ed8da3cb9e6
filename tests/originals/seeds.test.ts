/** The worked example of the README: the five articles of `seeds/`, and a letter written round their sentences as the record. */
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectLock } from '../../src/anchors/lockfile.ts';
import { createReport } from '../../src/build.ts';
import type { LockLine, Report } from '../../src/model.ts';
import { reportData } from '../../src/report/exports/data.ts';
import { printMarkdown } from '../../src/report/exports/markdown.ts';
import { createLookup } from '../../src/report/lookup/lookup.ts';
import { openLines } from '../../src/report/parts/line.ts';
import { listRecorded } from '../../src/report/parts/recorded.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LETTER = 'letter-from-national-immigration-and-customs-enforcement-council-to-mayor-ted-wheeler';
let lock: readonly LockLine[];
let after: readonly LockLine[];
let report: Report;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-letter-'));
  cpSync(`${ROOT}seeds`, folder, { recursive: true });
  for (const name of ['letter.txt', 'letter.meta.yaml']) cpSync(`${ROOT}tests/originals/${name}`, join(folder, name));
  lock = inspectLock(readFileSync(`${ROOT}anchors.lock.jsonl`, 'utf8'), 'anchors.lock.jsonl').lines;
  const built = await createReport([folder], { lock });
  [report, after] = [built.report, built.anchored.lock];
});

const statement = (anchor: string) => report.statements.find((one) => one.anchor === anchor);

describe('the five articles beside the letter', () => {
  it('count the letter nowhere, and know it for the one that they quote', () => {
    expect(report.articles).toHaveLength(5);
    expect(report.findings).toEqual([]);
    expect(report.originals?.map(({ file, documentId }) => [file, documentId])).toEqual([['letter.txt', LETTER]]);
    expect(report.documents).toHaveLength(3);
  });

  it('keep every anchor', () => {
    const ids = (lines: readonly LockLine[]) => lines.map(({ id, status, generation }) => [id, status, generation]);
    expect(ids(after)).toEqual(ids(lock));
  });

  it('are each held against it', () => {
    expect(statement('q-tx8hs15a9n')?.occurrences.map(({ record }) => record?.relation)).toEqual([
      ...['verbatim', 'verbatim', 'verbatim'],
      'excerpt',
    ]);
    const policy = statement('q-pq7skawemd');
    expect(policy?.text.startsWith('The Council and I assert that your current policy')).toBe(true);
    expect(policy?.counts).toMatchObject({ outlets: 4, verbatim: 1, altered: 3, unrecorded: 0 });
    expect(policy?.occurrences[0]?.changes).toMatchObject([{ from: 'ICE', to: '', declared: false, severity: 'form' }]);
    expect(statement('q-r00xp4v3cr')?.occurrences[0]?.changes).toMatchObject([{ type: 'added', to: 'the' }]);
    expect(statement('q-5j7qferr3w')?.counts.unrecorded).toBe(1);
  });

  it('say so in the data, as its schema has it, and in the text', () => {
    const schema = JSON.parse(readFileSync(`${ROOT}schema/report.schema.json`, 'utf8'));
    const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);
    const lookup = createLookup(report);
    const data = reportData(lookup);
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(data.originals).toMatchObject([{ id: 'letter', file: 'letter.txt', documentId: LETTER }]);
    const parts = [...printMarkdown(lookup, { counted: '', pages: false })];
    const text = parts.map((part) => (typeof part === 'string' ? part : part.make())).join('');
    expect(text).toContain('11 sentences, of which 9 are quoted by some outlet.');
    expect(text).toContain('**not in the record**');
    const ids = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('show the letter whole: what is quoted, and what nobody quotes', () => {
    const lookup = createLookup(report);
    const [whole] = listRecorded(lookup, openLines(lookup), LETTER);
    expect(whole).toMatchObject({ sentences: 11, quoted: 9, outlets: 5 });
    expect(whole?.unquoted.at(-1)).toBe('Nobody who works for a living should have to walk to a car under guard.');
    expect(whole?.unrecorded.map(({ anchor }) => anchor)).toEqual(['q-5j7qferr3w']);
  });
});
