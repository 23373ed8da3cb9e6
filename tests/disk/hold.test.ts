import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hold, isHolder } from '../../src/disk/hold.ts';
import { recover, replaceTogether, workFolder } from '../../src/disk/replace.ts';
import { ARTICLES, readTree, writeFiles } from '../cli/folder.ts';
import { makeFolder, run } from '../cli/run.ts';

let root: string;
beforeEach(async () => {
  root = await makeFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** As one is left by process `pid`, which was started at `started`. */
const put = async (pid: number, host: string, started: string) => {
  await mkdir(join(root, 'work'), { recursive: true });
  await writeFile(join(root, 'work', `holder.${pid}.${started}.0123456789ab.${encodeURIComponent(host)}`), '');
};
const holdWork = (longest: number) => hold(join(root, 'work'), 'output', { longest });

describe('a folder', () => {
  it('is held by one, and gone when nobody holds it', async () => {
    const release = await holdWork(0);
    await expect(holdWork(150)).rejects.toThrow(
      /^output: another build is at work on it \(process \d+\)\n.*delete .*holder\.\d+\./,
    );
    const told: string[] = [];
    const tell = (message: string) => {
      told.push(message);
      void release();
    };
    const second = await hold(join(root, 'work'), 'output', { longest: 20_000, tell });
    expect(told).toEqual(['Waiting for another build of output']);
    await second();
    expect(await readdir(root)).toEqual([]);
  });

  it('is taken over from one that has died, or that bears a number given out again', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await new Promise((done) => child.once('exit', done));
    await put(child.pid ?? 0, hostname(), 'unknown');
    await (await holdWork(0))();
    expect(await readdir(root)).toEqual([]);
    if (process.platform === 'linux') {
      await put(process.pid, hostname(), '1');
      await (await holdWork(0))();
      expect(await readdir(root)).toEqual([]);
    }
  });

  it('is not taken from a process of another machine', async () => {
    await put(1, 'elsewhere.example', 'unknown');
    await expect(holdWork(0)).rejects.toThrow('(process 1 on elsewhere.example)');
  });

  it('is held by one of many that ask at once, one after the other', async () => {
    let inside = 0;
    let most = 0;
    const taken: string[] = [];
    const ask = async () => {
      for (let round = 0; round < 5; round++) {
        const release = await holdWork(20_000);
        most = Math.max(most, ++inside);
        await new Promise((done) => setTimeout(done, round));
        taken.push(...(await readdir(join(root, 'work'))).filter(isHolder));
        inside -= 1;
        await release();
      }
    };
    // The first finds one that has died, which all of them take away.
    await put(2 ** 22 + 1, hostname(), 'unknown');
    await Promise.all(Array.from({ length: 8 }, ask));
    expect(most).toBe(1);
    expect(new Set(taken).size).toBeGreaterThanOrEqual(40);
    expect(await readdir(root)).toEqual([]);
  });
});

describe('replacing together', () => {
  const paths = () => [join(root, 'lock'), join(root, 'out')] as const;

  it('takes back what was put into place where a later one cannot be', async () => {
    const [lock, out] = paths();
    await writeFile(lock, 'old');
    await writeFile(out, 'a file where a folder should be');
    const before = await readTree(root);
    const failing = replaceTogether([lock, out], async ({ freshOf }) => {
      await writeFile(freshOf(lock), 'new');
      await mkdir(freshOf(out));
    });
    await expect(failing).rejects.toThrow('cannot be written: a part of its path is a file (ENOTDIR)');
    expect(await readTree(root)).toEqual(before);
    expect((await readdir(root)).sort()).toEqual(['lock', 'out']);
  });

  it('is finished from the journal of a writer that died, even one of the other target', async () => {
    const [lock, out] = paths();
    await writeFile(lock, 'old');
    await mkdir(out);
    await writeFile(join(out, 'a'), 'old');
    for (const target of [lock, out]) await mkdir(workFolder(target));
    await writeFile(join(workFolder(lock), 'new-1'), 'new');
    await mkdir(join(workFolder(out), 'new-1'));
    await writeFile(join(workFolder(out), 'new-1', 'a'), 'new');
    const step = (name: string) => ({
      target: `../${name}`,
      fresh: `../.verbatim-${name}/new-1`,
      old: `../.verbatim-${name}/old-1`,
    });
    await writeFile(join(workFolder(lock), 'journal.json'), JSON.stringify([step('lock'), step('out')]));
    await recover([lock]);
    expect(await readTree(root)).toEqual({ lock: 'new', 'out/a': 'new', '.verbatim-out/old-1/a': 'old' });
    await recover([out]);
    expect(await readTree(root)).toEqual({ lock: 'new', 'out/a': 'new' });
    expect((await readdir(root)).sort()).toEqual(['lock', 'out']);
  });

  it('of two builds at once the second waits, and both end well', { timeout: 180_000 }, async () => {
    await writeFiles(root, ARTICLES);
    const both = await Promise.all([1, 2].map(() => run(['build', '--quiet'], { cwd: root })));
    expect(both.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const tree = await readTree(root);
    expect((await run(['check', '--quiet'], { cwd: root })).code).toBe(0);
    expect(await readTree(root)).toEqual(tree);
  });
});
