import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../src/build.ts';
import { openStore } from '../../src/cache/store.ts';
import { FORMATS } from '../../src/report/writing/write.ts';
import { ARTICLES, readTree, SIXTH, writeFiles } from '../cli/folder.ts';
import { makeFolder } from '../cli/run.ts';

let root: string;
beforeEach(async () => {
  root = await makeFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const at = (name: string) => join(root, name);
const buildIn = async (name: string, cache?: string) => {
  await mkdir(at(name), { recursive: true });
  return build({
    inputs: [at('articles')],
    out: at(`${name}/output`),
    lock: at(`${name}/lock.jsonl`),
    formats: FORMATS,
    ...(cache === undefined ? {} : { cache: at(cache) }),
  });
};

describe('a store', () => {
  const pieces = [Buffer.from('a\0“”\n'), Buffer.from([0xff, 0, 10])];

  it('gives back what it was given, to the same version only', async () => {
    openStore(at('cache'), 'one').write('name', pieces);
    expect(openStore(at('cache'), 'one').read('name')).toEqual(Buffer.concat(pieces));
    expect(openStore(at('cache'), 'two').read('name')).toBe(null);
    expect(openStore(at('cache'), 'one').read('other')).toBe(null);
    expect(await readFile(at('cache/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('notices every damage', async () => {
    const store = openStore(at('cache'), 'one');
    store.write('name', pieces);
    const whole = await readFile(at('cache/name'));
    for (let i = 0; i < whole.length; i++) {
      const damaged = Buffer.from(whole);
      damaged[i] = (damaged[i] ?? 0) ^ 1;
      await writeFile(at('cache/name'), damaged);
      expect(store.read('name')).toBe(null);
      await writeFile(at('cache/name'), whole.subarray(0, i));
      expect(store.read('name')).toBe(null);
    }
  });

  it('gives back lines, and notices every damage of them', async () => {
    const store = openStore(at('cache'), 'one');
    for (const lines of [[], [''], ['a', '', '“b”'], Array.from({ length: 1000 }, (_, i) => `line ${i}`)]) {
      await store.writeLines('list', lines);
      expect([...(store.readLines('list') ?? [])]).toEqual(lines);
      expect(openStore(at('cache'), 'two').readLines('list')).toBe(null);
    }
    await store.writeLines('list', ['one', '“two”']);
    const whole = await readFile(at('cache/list'));
    for (let i = 0; i < whole.length; i++) {
      const damaged = Buffer.from(whole);
      damaged[i] = (damaged[i] ?? 0) ^ 1;
      await writeFile(at('cache/list'), damaged);
      expect(store.readLines('list')).toBe(null);
      await writeFile(at('cache/list'), whole.subarray(0, i));
      expect(store.readLines('list')).toBe(null);
    }
    expect(store.readLines('none')).toBe(null);
  });

  it('that cannot be written costs nothing', async () => {
    await writeFile(at('cache'), 'a file');
    openStore(at('cache'), 'one').write('name', pieces);
    expect(openStore(at('cache'), 'one').read('name')).toBe(null);
  });
});

/** What may happen to the folder between two builds. */
const NAMES = ['articles/courier.md', 'articles/gazette.txt', 'articles/herald.txt', 'articles/more.jsonl'];
const event = fc.oneof(
  fc.record({ act: fc.constant('remove' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({ act: fc.constant('bring' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({
    act: fc.constant('add' as const),
    name: fc.constantFrom('articles/sixth.txt', 'articles/late/seventh.txt'),
  }),
  fc.record({ act: fc.constant('title' as const), name: fc.constantFrom('One', 'Two') }),
  fc.record({ act: fc.constant('touch' as const), name: fc.constantFrom('index.html', 'report.md', 'extra.html') }),
  fc.record({ act: fc.constant('forget' as const), name: fc.constant('') }),
);

async function happen({ act, name }: { readonly act: string; readonly name: string }): Promise<void> {
  if (act === 'remove') await rm(at(name), { force: true });
  else if (act === 'bring') await writeFiles(root, { [name]: ARTICLES[name] ?? '' });
  else if (act === 'add') await writeFiles(root, { [name]: SIXTH });
  else if (act === 'title') await writeFiles(root, { 'articles/gazette.meta.yaml': `title: ${name}\n` });
  else if (act === 'touch') await writeFiles(root, { [`kept/output/${name}`]: 'somebody else wrote this' });
  else await rm(at('cache'), { recursive: true, force: true });
}

describe('a report of which only what changed is made anew', () => {
  it('is the same, byte for byte, as one that is made whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 4 }), async (events) => {
        await rm(root, { recursive: true, force: true });
        await writeFiles(root, { ...ARTICLES, 'articles/always.txt': SIXTH.replace('Friday', 'Monday') });
        await buildIn('kept', 'cache');
        await buildIn('whole');
        for (const one of events) {
          await happen(one);
          await buildIn('kept', 'cache');
          await buildIn('whole');
          expect(await readTree(at('kept'))).toEqual(await readTree(at('whole')));
        }
      }),
      { numRuns: 8, seed: 5 },
    );
  }, 240_000);

  it('leaves every file alone where nothing changed', async () => {
    await writeFiles(root, ARTICLES);
    await buildIn('kept', 'cache');
    const { mtimeMs, ino } = await stat(at('kept/output/index.html'));
    const names = (await readdir(at('kept'))).sort();
    await buildIn('kept', 'cache');
    const after = await stat(at('kept/output/index.html'));
    expect([after.mtimeMs, after.ino]).toEqual([mtimeMs, ino]);
    expect((await readdir(at('kept'))).sort()).toEqual(names);
    expect(names).toEqual(['lock.jsonl', 'output']);
  });
});
