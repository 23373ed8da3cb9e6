import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { UserError } from '../../../src/config.ts';
import { assertOutDir } from '../../../src/report/writing/out-dir.ts';
import { writeReport } from '../../../src/report/writing/write.ts';
import { makeFolder } from '../folders.ts';
import { sample } from '../sample.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const guarded = () => ({ inputs: [at('articles')], lockFile: at('anchors.lock.jsonl') });

beforeEach(() => {
  folder = makeFolder();
  mkdirSync(at('articles'));
  writeFileSync(at('anchors.lock.jsonl'), '');
});

test('a new folder, an empty one and one of an earlier report are fine', async () => {
  await assertOutDir(at('new/deep'), guarded());
  mkdirSync(at('empty'));
  await assertOutDir(at('empty'), guarded());
  await writeReport(sample, at('output'), ['md']);
  await assertOutDir(at('output'), guarded());
});

test('a folder that somebody else filled is refused by name, with a remedy', async () => {
  mkdirSync(at('notes'));
  writeFileSync(at('notes/diary.txt'), 'mine');
  const refused = assertOutDir(at('notes'), guarded());
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(/notes: is not empty and was not written by Verbatim\n.*--out/);
});

test.each([
  ['the input itself', 'articles', 'holds the input'],
  ['a folder above the input', '.', 'holds the input'],
  ['a file', 'anchors.lock.jsonl', 'holds the lock file'],
])('%s is refused, marker or not', async (_, name, message) => {
  writeFileSync(at('.verbatim'), '');
  writeFileSync(at('articles/.verbatim'), '');
  await expect(assertOutDir(at(name), guarded())).rejects.toThrow(message);
});

test('so is one that holds the lock file, one with a repository, a file, and a link to one of them', async () => {
  mkdirSync(at('locked'));
  writeFileSync(at('locked/.verbatim'), '');
  const lockFile = at('locked/anchors.lock.jsonl');
  await expect(assertOutDir(at('locked'), { inputs: [], lockFile })).rejects.toThrow('holds the lock file');
  mkdirSync(at('repository/.git'), { recursive: true });
  writeFileSync(at('repository/.verbatim'), '');
  await expect(assertOutDir(at('repository'), guarded())).rejects.toThrow('.git');
  writeFileSync(at('file'), '');
  await expect(assertOutDir(at('file'), guarded())).rejects.toThrow('is a file, not a folder');
  symlinkSync(at('articles'), at('link'));
  await expect(assertOutDir(at('link'), guarded())).rejects.toThrow('holds the input');
});

test('a folder beside the input with a like name is not one above it', async () => {
  await assertOutDir(at('articles-output'), guarded());
  await assertOutDir(at('..output'), guarded());
});
