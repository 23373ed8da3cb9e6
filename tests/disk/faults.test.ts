import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES, readTree, writeFiles } from '../cli/folder.ts';
import { runHere } from '../cli/here.ts';
import { makeFolder } from '../cli/run.ts';
import { chooseMoment, createDice, createScene, meetFault, runFaulty, type Scene } from './fault.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => rm(scene.start, { recursive: true, force: true }));

/** Moments of a build, the same every time; `npm run soak` takes 200. */
const moments = (count: number, seed: number) => {
  const dice = createDice(seed);
  return Array.from({ length: count }, (_, round) => chooseMoment(dice, round, scene.operations));
};

describe('a build', () => {
  it('killed at any moment loses nothing', { timeout: 300_000 }, async () => {
    const ends = new Set<string>();
    for (const moment of moments(6, 1)) {
      const { code, left } = await meetFault(scene, `kill:${moment}`);
      expect(code).toBe(null);
      ends.add(left);
    }
    expect([...ends].sort()).toEqual(['after', 'before']);
  });

  it('without space says so by the name of the folder, and leaves the earlier report', {
    timeout: 200_000,
  }, async () => {
    for (const moment of moments(2, 2)) {
      const { code, err, left } = await meetFault(scene, `ENOSPC:${moment}`);
      if (left === 'after') continue; // nothing was to be written any more
      expect(code).toBe(2);
      expect(err).toMatch(
        /^(?:output|anchors\.lock\.jsonl): cannot be written: no space is left \(ENOSPC\)\n.*still there/,
      );
    }
  });

  it('without permission says so by the name of the folder', { timeout: 200_000 }, async () => {
    const [first = 1] = moments(1, 3);
    for (const moment of [1, first]) {
      const { code, err, left } = await meetFault(scene, `EACCES:${moment}`);
      if (left === 'after') continue;
      expect(code).toBe(2);
      expect(err).toMatch(/^(?:output|anchors\.lock\.jsonl): cannot be written: no permission \(EACCES\)\n/);
    }
  });
});

describe('odd things among the articles', () => {
  it('that cannot be read are named, and the rest is read', async () => {
    const folder = await makeFolder();
    await writeFiles(folder, ARTICLES);
    const { code, err } = await runFaulty(folder, 'unreadable:articles/herald.txt');
    expect([code, err]).toEqual([0, 'error: herald.txt: cannot be read (EACCES); it was set aside\n']);
    expect((await readTree(folder))['output/data/report.json']).toContain('"courier"');
    await rm(folder, { recursive: true });
  });

  it('are named, and the rest is read', async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'articles/x.txt'), { recursive: true });
    await writeFile(join(folder, 'articles/a.txt'), 'Ada Moor spoke.\n\n“The ramp will close on Friday,” Moor said.\n');
    await symlink('nowhere.txt', join(folder, 'articles/b.txt'));
    const { code, err } = await runHere(['build'], { cwd: folder });
    expect(code).toBe(0);
    expect(err).toContain('warning: x.txt: is a folder with the name of an article');
    expect(err).toContain('error: b.txt: is a link to nothing; it was set aside');
    expect(err).toContain('1 article, 1 quotation');
    await rm(folder, { recursive: true });
  });
});

describe('what an earlier version has left', () => {
  it('is cleared away, and the report in it brought back', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'a.txt'), 'Ada Moor spoke.\n\n“The ramp will close on Friday,” Moor said.\n');
    await runHere(['build', 'a.txt'], { cwd: folder });
    const before = await readTree(folder);
    await mkdir(join(folder, '.output-Ab12Cd/new/q'), { recursive: true });
    await mkdir(join(folder, '.output-notes1'), { recursive: true });
    await writeFile(join(folder, '.output-notes1/mine.txt'), 'mine');
    await runHere(['build', 'a.txt'], { cwd: folder });
    expect(await readTree(folder)).toEqual({ ...before, '.output-notes1/mine.txt': 'mine' });
    expect((await readdir(folder)).includes('.output-Ab12Cd')).toBe(false);
    await rm(folder, { recursive: true });
  });
});
