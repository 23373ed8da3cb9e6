import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatLock, inspectLock, openLock, writeLockAside } from '../../src/anchors/lockfile.ts';
import { replaceTogether } from '../../src/disk/replace.ts';
import type { LockLine } from '../../src/model.ts';

const line = (id: string, rest: Partial<LockLine> = {}): LockLine => ({
  id,
  of: 'statement',
  status: 'active',
  generation: 1,
  text: 'Words.',
  speaker: null,
  articles: ['a'],
  keys: { q1: id },
  former: [],
  to: null,
  splitInto: [],
  ...rest,
});

const parseLock = (text: string, file: string) => inspectLock(text, file).lines;
const readLock = async (path: string) => (await openLock(path)).lines;
const writeLock = (path: string, lines: readonly LockLine[]) =>
  replaceTogether([path], ({ freshOf }) => writeLockAside(path, freshOf(path), lines));

describe('the text of a lock', () => {
  const lines = [
    line('q-b'),
    line('q-a', { text: 'Line\u2028break “and” \\ more' }),
    line('ann-lee', { of: 'speaker' }),
  ];

  it('has one line an anchor, sorted, keys in a fixed order', () => {
    const text = formatLock(lines);
    expect(text.split('\n').map((row) => row.slice(0, 16))).toEqual([
      '{"id":"ann-lee",',
      '{"id":"q-a","of"',
      '{"id":"q-b","of"',
      '',
    ]);
    const shuffled = lines.map(({ id, ...rest }) => ({ ...rest, id })).reverse();
    expect(formatLock(shuffled)).toBe(text);
  });

  it('comes back as it went in', () => {
    expect(formatLock(parseLock(formatLock(lines), 'x'))).toBe(formatLock(lines));
    expect(parseLock('\r\n', 'x')).toEqual([]);
    expect(parseLock(formatLock(lines).replaceAll('\n', '\r\n'), 'x')).toHaveLength(3);
  });

  it.each([
    ['{"id":"q-a"', 'lock.jsonl:2: no JSON'],
    ['{"id":"q-a"}', 'lock.jsonl:2: no line of an anchor: "of"'],
    [JSON.stringify({ ...line('q-a'), status: 'lost' }), 'lock.jsonl:2: no line of an anchor: "status"'],
    [JSON.stringify(line('../x')), 'lock.jsonl:2: no line of an anchor: "id"'],
    [JSON.stringify(line('q-a', { status: 'alias', to: 'q-z' })), 'lock.jsonl: the alias q-a leads to q-z'],
  ])('says where it is damaged: %s', (row, message) => {
    expect(() => parseLock(`${JSON.stringify(line('q-b'))}\n${row}\n`, 'lock.jsonl')).toThrow(message);
  });

  it.each([
    ['id', [null, 1, '', 'a b', '-a', ['a']]],
    ['of', [null, 'Statement', 'article', ['speaker']]],
    ['status', [null, 'Active', '', 0]],
    ['generation', [null, '1', 0, -1, 1.5, 2 ** 53, [1]]],
    ['text', [null, 1, ['Words.']]],
    ['speaker', [1, ['ann-lee'], {}]],
    ['articles', [null, 'a', [1], [null], [['a']], {}]],
    ['keys', [null, 'q1', ['q-a'], { q1: 1 }, { q1: 'q-a', q2: null }]],
    ['former', [null, 'Words.', [1], {}]],
    ['to', [1, ['q-a'], {}]],
    ['splitInto', [null, 'q-b', [1], {}]],
  ])('names the field that holds no value of its own: %s', (field, values) => {
    for (const value of values) {
      const row = JSON.stringify({ ...line('q-a'), [field]: value });
      expect(() => parseLock(`${row}\n`, 'x'), row).toThrow(`no line of an anchor: "${field}`);
    }
    const { [field]: _, ...rest } = { ...line('q-a') } as Record<string, unknown>;
    expect(() => parseLock(`${JSON.stringify(rest)}\n`, 'x')).toThrow(`no line of an anchor: "${field}"`);
  });

  it('refuses a field that it does not know, and takes the others in any order', () => {
    const { id, ...rest } = line('q-a');
    expect(parseLock(`${JSON.stringify({ ...rest, id })}\n`, 'x')).toEqual([line('q-a')]);
    expect(() => parseLock(`${JSON.stringify({ ...line('q-a'), more: 1 })}\n`, 'x')).toThrow('more');
  });

  it('refuses a file cut off anywhere inside a line', () => {
    const text = formatLock(lines);
    for (let cut = 1; cut < text.length; cut++) {
      const rest = text.slice(0, cut);
      if (rest.endsWith('}') || rest.endsWith('\n')) continue;
      expect(() => parseLock(rest, 'x'), rest).toThrow();
    }
  });

  it('keeps the lines of both branches where a merge left its marks, and says so', () => {
    const [ours, theirs, base] = ['q-a', 'q-c', 'q-b'].map((id) => JSON.stringify(line(id)));
    const text = `${base}\n<<<<<<< HEAD\n${ours}\n||||||| 1a2b3c4\n=======\n${theirs}\n>>>>>>> other\n`;
    const { lines, repairs } = inspectLock(text, 'x');
    expect(lines).toEqual([line('q-a'), line('q-b'), line('q-c')]);
    expect(repairs.map((repair) => repair.line)).toEqual([2, 4, 5, 7, null]);
    expect(repairs.at(-1)?.message).toContain('is not sorted');
  });

  it('gives the same whatever the order of the lines', () => {
    const versions = [
      line('q-a', { generation: 4, articles: ['a', 'b'], text: 'One.', keys: { q1: 'q-a' } }),
      line('q-a', { generation: 2, articles: ['c', 'd'], text: 'Two.', former: ['Zero.'], keys: { q2: 'q-x' } }),
      line('q-a', { generation: 3, status: 'gone', articles: ['e', 'f', 'g'], text: 'Three.' }),
    ];
    const all = fc.sample(fc.shuffledSubarray(versions, { minLength: 3 }), { numRuns: 20, seed: 1 });
    const joined = new Set(all.map((order) => formatLock(parseLock(order.map((l) => formatLock([l])).join(''), 'x'))));
    expect(joined.size).toBe(1);
    const [only] = parseLock([...joined].join(''), 'x');
    expect(only).toMatchObject({ generation: 2, status: 'active', articles: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] });
    expect(only?.keys).toEqual({ q1: 'q-a', q2: 'q-x' });
    expect(only?.former).toEqual(expect.arrayContaining(['Zero.', 'Three.']));
  });

  it('opens a circle of aliases, as two branches leave that each merged the one into the other', () => {
    const circle = [
      line('q-a', { status: 'alias', to: 'q-b', generation: 2 }),
      line('q-b', { status: 'alias', to: 'q-a', generation: 1 }),
      line('q-c', { status: 'alias', to: 'q-a' }),
    ];
    const { lines, repairs } = inspectLock(formatLock(circle), 'x');
    expect(lines.map(({ id, status, to }) => [id, status, to])).toEqual([
      ['q-a', 'alias', 'q-b'],
      ['q-b', 'gone', null],
      ['q-c', 'alias', 'q-a'],
    ]);
    expect(repairs).toEqual([{ line: null, message: expect.stringContaining('q-b leads back to itself') }]);
  });

  it('joins what two branches recorded of one anchor', () => {
    const ours = line('q-a', { generation: 3, articles: ['b'], former: ['Old.'] });
    const theirs = line('q-a', { generation: 2, status: 'gone', articles: ['a'], text: 'Other words.' });
    const joined = parseLock(formatLock([ours, theirs]), 'x');
    expect(joined).toEqual([line('q-a', { generation: 2, articles: ['a', 'b'], former: ['Old.', 'Other words.'] })]);
    expect(parseLock(formatLock([theirs, ours]), 'x')).toEqual(joined);
  });
});

describe('the file of a lock', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is begun where it is not there', async () => {
    const path = join(folder, 'lock.jsonl');
    expect(await readLock(path)).toEqual([]);
    expect(await writeLock(path, [line('q-a')])).toBe(true);
    expect(await readLock(path)).toEqual([line('q-a')]);
    expect(await readdir(folder)).toEqual(['lock.jsonl']);
  });

  it('is written only where its bytes differ', async () => {
    const path = join(folder, 'lock.jsonl');
    await writeLock(path, [line('q-a')]);
    const before = await stat(path);
    expect(await writeLock(path, [line('q-a')])).toBe(false);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  it('stays whole where it cannot be written', async () => {
    await writeFile(join(folder, 'lock.jsonl'), '{"id":');
    const path = join(folder, 'lock.jsonl', 'lock.jsonl');
    await expect(writeLock(path, [line('q-a')])).rejects.toThrow('cannot be written: a part of its path is a file');
    await expect(readLock(join(folder, 'lock.jsonl'))).rejects.toThrow('lock.jsonl:1: no JSON');
    expect(await readFile(join(folder, 'lock.jsonl'), 'utf8')).toBe('{"id":');
    await expect(readLock(folder)).rejects.toThrow('cannot be read (EISDIR)');
  });
});
