import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES, readTree, SIXTH, writeFiles } from '../cli/folder.ts';
import { runHere as run } from '../cli/here.ts';
import { makeFolder } from '../cli/run.ts';

/** A published report whose lock has anchors in use, a tombstone and sources of both kinds. */
let root: string;
let lock: string;
let rows: string[];
beforeAll(async () => {
  root = await makeFolder();
  await writeFiles(root, { ...ARTICLES, 'articles/sixth.txt': SIXTH });
  expect((await run(['build', '--quiet'], { cwd: root })).code).toBe(0);
  await rm(join(root, 'articles/sixth.txt'));
  expect((await run(['build', '--quiet'], { cwd: root })).code).toBe(0);
  lock = join(root, 'anchors.lock.jsonl');
  rows = (await readFile(lock, 'utf8')).split('\n').slice(0, -1);
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

/** Builds with `text` for a lock file, and asserts that nothing was written. */
async function buildWith(text: string) {
  await writeFile(lock, text);
  const before = await readTree(root);
  const result = await run(['build', '--quiet'], { cwd: root });
  expect(await readTree(root)).toEqual(before);
  return result;
}

describe('a lock file of a published report', () => {
  it('that is cut off after any line is refused, and nothing is lost', async () => {
    expect(rows.length).toBeGreaterThan(8);
    for (let kept = 0; kept < rows.length; kept++) {
      const text = rows
        .slice(0, kept)
        .map((row) => `${row}\n`)
        .join('');
      const { code, err } = await buildWith(text);
      expect([kept, code, err]).toEqual([
        kept,
        2,
        expect.stringMatching(/^anchors\.lock\.jsonl: lacks .+ lost\n {2}Bring/),
      ]);
    }
  });

  it('that lacks any one line is refused', async () => {
    for (const lost of rows.keys()) {
      const { code, err } = await buildWith(
        rows
          .filter((_, i) => i !== lost)
          .map((row) => `${row}\n`)
          .join(''),
      );
      expect([lost, code, err]).toEqual([lost, 2, expect.stringMatching(/anchors\.lock\.jsonl: (?:lacks|the alias) /)]);
    }
  });

  it('that is cut off inside any line is refused, with the line', async () => {
    for (const [i, row] of rows.entries()) {
      const head = rows
        .slice(0, i)
        .map((other) => `${other}\n`)
        .join('');
      for (const cut of [1, row.length >> 1, row.length - 1, row.length]) {
        const { code, err } = await buildWith(head + row.slice(0, cut));
        const reason = cut === row.length ? 'does not end in a line end' : 'no JSON: the line is damaged or cut off';
        expect([code, err]).toEqual([2, expect.stringContaining(`anchors.lock.jsonl:${i + 1}: ${reason}`)]);
      }
    }
  });

  it('that is damaged in any line is refused, with the line', async () => {
    for (const [i, row] of rows.entries()) {
      for (const damaged of [row.replace('"status"', '"st\0tus"'), row.replaceAll('"', "'"), '\u{fffd}'.repeat(20)]) {
        const { code, err } = await buildWith(`${rows.with(i, damaged).join('\n')}\n`);
        expect([code, err]).toEqual([2, expect.stringContaining(`anchors.lock.jsonl:${i + 1}: no`)]);
      }
    }
  });

  it('is told of by check, which exits with 1 where lines are missing', async () => {
    const tombstone = rows.find((row) => row.includes('"of":"statement","status":"gone"')) ?? '{}';
    const last = JSON.parse(tombstone).id;
    await writeFile(
      lock,
      rows
        .filter((row) => !row.startsWith(`{"id":"${last}"`))
        .map((row) => `${row}\n`)
        .join(''),
    );
    const { code, err } = await run(['check', '--quiet'], { cwd: root });
    expect(code).toBe(1);
    expect(err).toContain(`${last}: is in output and would lead nowhere`);
  });

  it('is put in order by a build where a merge of branches left it in disorder, and by check explained', async () => {
    await writeFile(lock, rows.map((row) => `${row}\n`).join(''));
    expect((await run(['check', '--quiet'], { cwd: root })).code).toBe(0);
    const middle = rows.length >> 1;
    const merged = [...rows.slice(middle), '<<<<<<< HEAD', rows[0], '=======', ...rows.slice(0, middle), '>>>>>>> b'];
    await writeFile(lock, `${merged.join('\n')}\n`);
    const told = await run(['check', '--quiet'], { cwd: root });
    expect(told.code).toBe(1);
    expect(told.err).toContain(`anchors.lock.jsonl:${rows.length - middle + 1}: the mark of a merge conflict`);
    expect(told.err).toMatch(/anchors\.lock\.jsonl: is out of date.*: run "verbatim build" and commit it/);
    expect(await run(['build', '--quiet'], { cwd: root })).toMatchObject({
      code: 0,
      err: expect.stringContaining('joined'),
    });
    expect(await readFile(lock, 'utf8')).toBe(rows.map((row) => `${row}\n`).join(''));
    expect(await run(['check', '--quiet'], { cwd: root })).toEqual({ code: 0, out: '', err: '' });
  });
});
