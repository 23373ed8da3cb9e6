import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticles } from '../../src/articles/read.ts';
import { readConfig, UserError } from '../../src/config.ts';

const CONFIG = readConfig(null);
const STORY = 'The bridge has been shut to all traffic after divers found damage, the county said on Tuesday.';
let root: string;
let folder: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'verbatim-read-')));
  folder = join(root, 'articles');
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function read(...inputs: string[]) {
  const reading = await readArticles(inputs.length > 0 ? inputs : [folder], CONFIG);
  return { ...reading, ids: reading.articles.map((article) => article.id) };
}

const lines = (...records: unknown[]) =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');

describe('a folder', () => {
  it('gives its articles sorted by id, with files and hashes', async () => {
    await put({
      'b.txt': STORY,
      'sub/a.md': `---\ntitle: A\n---\n${STORY}`,
      'a.TXT': `${STORY} `,
      'c.jsonl': lines({ id: 'c/1', text: STORY }),
    });
    const { articles, ids, setAside, findings } = await read();
    expect(ids).toEqual(['a', 'b', 'c/1', 'sub/a']);
    expect(articles.map((article) => article.file)).toEqual(['a.TXT', 'b.txt', 'c.jsonl', 'sub/a.md']);
    expect(articles[1]?.sha256).toBe(createHash('sha256').update(STORY).digest('hex'));
    expect(articles[2]?.sha256).toBe(articles[1]?.sha256);
    expect(articles[3]).toMatchObject({ text: STORY, title: 'A', words: 17 });
    expect({ setAside, findings }).toEqual({ setAside: [], findings: [] });
  });

  it('passes over what is no article, and names what it cannot read', async () => {
    await put({
      'a.txt': STORY,
      'README.md': '# Read me',
      'sub/readme.txt': 'Read me',
      'verbatim.yaml': 'title: x',
      'corrections.yaml': '',
      '.hidden.txt': STORY,
      '.git/x.txt': STORY,
      'node_modules/x.txt': STORY,
      'photo.jpg': 'x',
      notes: 'x',
      'old/.verbatim': '',
      'old/report.md': STORY,
      '.txt': STORY,
      'sub/..b.MD': STORY,
      '._a.txt': 'x',
      '.DS_Store': 'x',
      '.a.txt.swp': 'x',
    });
    const { ids, setAside, findings } = await read();
    expect(ids).toEqual(['a']);
    expect(setAside).toEqual([
      { file: '.hidden.txt', reason: 'is a hidden file' },
      { file: '.txt', reason: 'is a hidden file' },
      { file: 'notes', reason: 'has a format that is not read (no extension)' },
      { file: 'photo.jpg', reason: 'has a format that is not read (.jpg)' },
      { file: 'sub/..b.MD', reason: 'is a hidden file' },
    ]);
    expect(findings).toEqual([]);
  });

  it('sets aside by name, with a finding, what is broken; the rest goes on', async () => {
    await put({
      'a.txt': STORY,
      'empty.txt': '',
      'blank.md': '---\ntitle: x\n---\n \n',
      'nul.txt': 'a\0b',
      'x.txt/inner.txt': STORY,
      'empty.jsonl': '\n',
    });
    await symlink(join(root, 'nowhere'), join(folder, 'dangling.txt'));
    await writeFile(join(root, 'secret.txt'), STORY);
    await symlink(join(root, 'secret.txt'), join(folder, 'outside.txt'));
    await symlink(root, join(folder, 'loop'));
    await symlink('.', join(folder, 'here'));
    await symlink(join(folder, 'a.txt'), join(folder, 'again.txt'));
    const { ids, setAside, findings } = await read();
    expect(ids).toEqual(['a', 'x.txt/inner']);
    expect(Object.fromEntries(setAside.map(({ file, reason }) => [file, reason]))).toEqual({
      'again.txt': expect.stringContaining('another place of the folder'),
      'blank.md': 'is empty',
      'dangling.txt': 'is a link to nothing',
      'empty.jsonl': 'is empty',
      'empty.txt': 'is empty',
      here: 'is a link to the input folder itself',
      loop: 'is a link that leads outside the input folder',
      'nul.txt': expect.stringContaining('NUL'),
      'outside.txt': 'is a link that leads outside the input folder',
      'x.txt': expect.stringContaining('folder with the name of an article'),
    });
    expect(findings.map((finding) => finding.file)).toEqual(setAside.map((entry) => entry.file));
  });

  it('reads bytes as DEFINITIONS says', async () => {
    await put({
      'bom.txt': `\ufeff${STORY}`,
      'utf16.txt': Buffer.from(`\ufeff${STORY} \ud83d`, 'utf16le'),
      'windows.txt': Buffer.concat([Buffer.from(STORY), Buffer.from([0x93, 0x94])]),
      'crlf.txt': `${STORY}\r\n\r\n\u202e${STORY}\r`,
    });
    const { articles, findings } = await read();
    expect(articles.map((article) => article.text)).toEqual([
      STORY,
      `${STORY}\r\n\r\n\u202e${STORY}\r`,
      `${STORY} \ud83d`,
      `${STORY}“”`,
    ]);
    expect(findings).toEqual([
      { level: 'warning', file: 'windows.txt', line: null, message: expect.stringContaining('windows-1252') },
    ]);
  });

  it('refuses more than 64 MB by name', async () => {
    await put({ 'a.txt': STORY, 'big.txt': 'x' });
    await truncate(join(folder, 'big.txt'), 64 * 2 ** 20 + 1);
    const { ids, setAside } = await read();
    expect(ids).toEqual(['a']);
    expect(setAside).toEqual([{ file: 'big.txt', reason: 'is larger than 64 MB' }]);
  });

  it('names and sets aside an article that is not English', async () => {
    const german = 'Der Bürgermeister sagte am Dienstag, die Stadt werde für den Schaden an der Brücke nicht zahlen.';
    await put({
      'a.txt': STORY,
      'd.txt': german,
      'c.jsonl': lines({ id: 'x', text: STORY }, { id: 'y', text: german }),
    });
    const { ids, setAside, findings } = await read();
    expect(ids).toEqual(['a', 'x']);
    expect(setAside).toEqual([
      { file: 'c.jsonl:2', reason: 'is not English (German)' },
      { file: 'd.txt', reason: 'is not English (German)' },
    ]);
    expect(findings).toEqual([]);
  });
});

describe('metadata', () => {
  it('comes from a sidecar before front matter, and faults have file and line', async () => {
    await put({
      'a.md': `---\ntitle: A\noutlet: Front\nurl: nowhere\n---\n${STORY}`,
      'a.meta.yaml': 'outlet: Side\npublished: soon\n',
      'b.txt': STORY,
      'b.meta.yaml': Buffer.from([0x61, 0]),
      'c.meta.yaml': 'title: x',
    });
    const { articles, findings } = await read();
    expect(articles[0]).toMatchObject({ title: 'A', outlet: 'Side', published: null, url: null });
    expect(findings.map(({ file, line, level }) => [file, line, level])).toEqual([
      ['a.md', 4, 'error'],
      ['a.meta.yaml', 2, 'error'],
      ['b.meta.yaml', null, 'error'],
      ['c.meta.yaml', null, 'warning'],
    ]);
  });

  it('of a single file is found too', async () => {
    await put({ 'a.txt': STORY, 'a.meta.yaml': 'outlet: Side' });
    expect((await read(join(folder, 'a.txt'))).articles).toMatchObject([{ id: 'a', file: 'a.txt', outlet: 'Side' }]);
  });
});

describe('a corpus', () => {
  it('names each bad line and goes on', async () => {
    await put({
      'c.jsonl': `\ufeff${lines(
        {
          id: 'a',
          text: STORY,
          title: 'Bridge',
          outlet: 'Courier',
          owner: 'Group',
          byline: 'Jane Doe',
          published: '2018-07-31',
          url: 'https://a.example/',
        },
        '{"id": "b"',
        '[1]',
        '',
        { text: STORY },
        { id: 'c' },
        { id: 'd', text: '' },
        { id: '../e', text: STORY },
        { id: 'f', text: 'a\0b' },
        { id: 'g', text: STORY, published: 'soon' },
        { id: 8, text: STORY },
      )}`,
    });
    const { articles, ids, findings, setAside } = await read(join(folder, 'c.jsonl'));
    expect(ids).toEqual(['8', 'a', 'g']);
    expect(articles[1]).toMatchObject({
      file: 'c.jsonl',
      title: 'Bridge',
      outlet: 'Courier',
      owner: 'Group',
      byline: 'Jane Doe',
      published: '2018-07-31',
      url: 'https://a.example/',
    });
    expect(findings.map(({ line }) => line)).toEqual([2, 3, 5, 6, 7, 8, 9, 10]);
    expect(findings.every(({ file, level }) => file === 'c.jsonl' && level === 'error')).toBe(true);
    expect(setAside).toHaveLength(7);
    expect(findings[5]?.message).toContain('record "../e": "id" cannot name a page');
  });

  it('is parted by line feeds only, and a lone surrogate stays', async () => {
    const text = `${STORY} \u2028 \ud83d`;
    await put({ 'c.jsonl': `{"id":"a","text":"${STORY} \u2028 \\ud83d"}\r\n` });
    expect((await read()).articles[0]?.text).toBe(text);
  });

  it('in windows-1252 is read with a warning, in UTF-16 refused', async () => {
    await put({
      'a.jsonl': Buffer.from(lines({ id: 'a', text: `${STORY} é` }), 'latin1'),
      'b.jsonl': Buffer.from(`\ufeff${lines({ id: 'b', text: STORY }, { id: 'c', text: STORY })}`, 'utf16le'),
    });
    const { ids, findings } = await read();
    expect(ids).toEqual(['a']);
    expect(findings.map(({ file, line, message }) => [file, line, message])).toEqual([
      ['a.jsonl', 1, expect.stringContaining('windows-1252')],
      ['b.jsonl', null, expect.stringContaining('UTF-16')],
    ]);
  });
});

describe('inputs', () => {
  it.each([
    [
      'a file and a record',
      { 'a.txt': STORY, 'c.jsonl': lines({ id: 'a', text: STORY }) },
      'two articles have the id "a": a.txt and c.jsonl:1',
    ],
    [
      'records of two corpora',
      { 'c.jsonl': lines({ id: 'a', text: STORY }), 'd.jsonl': lines({ id: 'a', text: STORY }) },
      'c.jsonl:1 and d.jsonl:1',
    ],
  ])('that share an id are a named error: %s', async (_, files, message) => {
    await put(files);
    await expect(read()).rejects.toThrow(UserError);
    await expect(read()).rejects.toThrow(message);
  });

  it('that are not there, are no article or overlap are named errors', async () => {
    await put({ 'a.txt': STORY, 'photo.jpg': 'x' });
    await expect(read(join(root, 'nowhere'))).rejects.toThrow(/nowhere: no such file or folder\n {2}Name a folder/);
    await expect(read(join(folder, 'photo.jpg'))).rejects.toThrow(/photo\.jpg: is no article/);
    await expect(read(folder, join(folder, 'a.txt'))).rejects.toThrow(/a\.txt: is in two of the inputs/);
  });

  it('in another order give the same', async () => {
    await put({ 'one/a.txt': STORY, 'one/b.txt': '', 'two/c.txt': STORY, 'two/d.jpg': 'x' });
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    expect(await read(one, two)).toEqual(await read(two, one));
  });

  it('may be a link to a folder', async () => {
    await put({ 'a.txt': STORY });
    await symlink(folder, join(root, 'link'));
    expect((await read(join(root, 'link'))).ids).toEqual(['a']);
  });
});
