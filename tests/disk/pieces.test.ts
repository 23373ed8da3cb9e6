import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFile, readLines, readStart, writePieces } from '../../src/disk/pieces.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-pieces-'));
  path = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true }));

const words = fc.array(fc.constantFrom('a', '“', '\n', '\r', '😀', ''), { maxLength: 40 });

test('a file written in pieces is the file written whole', () => {
  fc.assert(
    fc.property(words, (pieces) => {
      const hash = writePieces(path, pieces);
      const text = pieces.join('');
      expect(readFileSync(path, 'utf8')).toBe(text);
      expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
      expect(hashFile(path)).toBe(hash);
      expect([...readLines(path)]).toEqual(text.split('\n'));
    }),
  );
});

test('lines and characters that lie across two reads are whole', () => {
  const line = '“😀”'.repeat(300_000); // 3 MB, of three and four bytes a character
  writeFileSync(path, `${line}\n${line}x\n`);
  expect([...readLines(path)]).toEqual([line, `${line}x`, '']);
  expect(hashFile(path)).toBe(writePieces(join(folder, 'other'), [line, '\n', line, 'x\n']));
});

test('a file that is not there has no hash, and a short one a short start', () => {
  expect(hashFile(path)).toBe(null);
  writeFileSync(path, '');
  expect(readStart(path, 2)).toHaveLength(0);
  expect([...readLines(path)]).toEqual(['']);
  writeFileSync(path, 'abc');
  expect(Buffer.from(readStart(path, 2)).toString()).toBe('ab');
});
