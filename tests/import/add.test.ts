import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchAddress } from '../../src/import/fetch.ts';
import { readTree, writeFiles } from '../cli/folder.ts';
import { runHere } from '../cli/here.ts';
import { makeFolder, run } from '../cli/run.ts';
import { makeDocx, makePdf, makeWarc, toWinAnsi } from './make.ts';
import { AMP, BLOG, NEWS, SINGLE_FILE, STORY } from './pages.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await makeFolder();
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const add = (...args: string[]) => runHere(['add', ...args], { cwd });
const put = (files: Readonly<Record<string, string | Uint8Array>>) => writeFiles(cwd, files);
const seeds = async () => (await readdir(join(cwd, 'seeds')).catch(() => [])).sort();
const read = (file: string) => readFile(join(cwd, 'seeds', file), 'utf8');
const OTHER = 'The library of Moor will open on Sundays from June, the town said on Friday, for a trial of one year.';

describe('a file', () => {
  it('becomes a text with a sidecar, named after date, outlet and title', async () => {
    await put({ 'page.html': NEWS });
    const { code, out, err } = await add('page.html');
    const name = '2018-07-31-the-example-courier-ferry-ramp-must-close-says-warden';
    expect({ code, out, err }).toEqual({ code: 0, out: `seeds/${name}.txt\n`, err: '1 article added\n' });
    expect(await seeds()).toEqual([`${name}.meta.yaml`, `${name}.txt`]);
    expect(await read(`${name}.txt`)).toContain(STORY[1]?.replace('somebody drowns', 'somebody\u00a0drowns'));
    const { createHash } = await import('node:crypto');
    expect(await read(`${name}.meta.yaml`)).toBe(
      'title: Ferry ramp must close, says warden\noutlet: The Example Courier\nowner: Example Media Group\n' +
        'byline: Jane Doe, John Roe\npublished: 2018-07-31T15:52:00.000Z\nurl: https://courier.example.org/news/ferry-ramp\n' +
        `sha256: ${createHash('sha256').update(NEWS).digest('hex')}\n`,
    );
    const built = await runHere(['build', '--strict', '--formats', 'data'], { cwd });
    expect(built.err).toContain('1 article,');
    const report = JSON.parse(await readFile(join(cwd, 'output', 'data', 'report.json'), 'utf8'));
    expect(report.articles[0]).toMatchObject({ outlet: 'The Example Courier', published: '2018-07-31T15:52:00.000Z' });
  });

  it('of every format is added', async () => {
    await put({
      'a.txt': 'The swimming pool stays closed until the autumn, since its roof lets in the rain, the town said.',
      'b.md': `---\ntitle: B\n---\n${OTHER}`,
      'c.docx': makeDocx(['The dog show was put off again, its chairman said on Monday, as no dogs had come.']),
      'd.pdf': makePdf([['The clock of the town hall strikes thirteen at noon, and nobody knows why that is so.']]),
      'e.eml': 'From: a@b.example\nSubject: Bells\n\nThe bells of the church will be silent in August, the vicar said.',
      'f.jsonl': `${JSON.stringify({ id: 'f1', text: 'The mayor opened the fair with a song that nobody knew.' })}\n`,
      'g.csv': 'title,text\nG,"The fog lay on the harbour for a week, and no boat left it."\n',
      'h.warc': makeWarc([{ url: 'https://x.example.org/p', body: BLOG.replace(/ramp/g, 'pier') }]),
    });
    const { code, out, err } = await add('a.txt', 'b.md', 'c.docx', 'd.pdf', 'e.eml', 'f.jsonl', 'g.csv', 'h.warc');
    expect(err).toContain('8 articles added');
    expect({ code, files: out.trim().split('\n') }).toEqual({
      code: 0,
      files: ['a', 'b', 'c', 'd', 'bells', 'f1', 'g', '2018-07-31-x-example-org-ferry-pier-must-close-says-warden'].map(
        (name) => `seeds/${name}.${name === 'b' ? 'md' : 'txt'}`,
      ),
    });
    expect(await read('2018-07-31-x-example-org-ferry-pier-must-close-says-warden.meta.yaml')).toContain(
      'url: https://x.example.org/p\nretrieved: 2018-08-01T07:30:00Z\n',
    );
  });

  it('takes what is said of it on the command line and in a sidecar beside it', async () => {
    await put({ 'a.txt': OTHER, 'a.meta.yaml': 'title: Library\noutlet: Beside\n' });
    const { code } = await add(
      'a.txt',
      '--outlet',
      'Courier',
      '--published',
      '31 July 2018',
      '--retrieved',
      '2018-08-02',
    );
    expect(code).toBe(0);
    expect(await read('2018-07-31-courier-library.meta.yaml')).toMatch(
      /^title: Library\noutlet: Courier\npublished: 2018-07-31\nretrieved: 2018-08-02\nsha256: /,
    );
    const wrong = await add('a.txt', '--published', 'soon');
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('--published: "soon" cannot be read') });
  });

  it('is kept as UTF-8, and garbled text is flagged by its line', async () => {
    await put({ 'a.txt': toWinAnsi(`“${OTHER}”`), 'b.txt': `First.\n${OTHER} It â€œisâ€\u009d so.` });
    const { err } = await add('a.txt', 'b.txt', '--force');
    expect(await read('a.txt')).toBe(`“${OTHER}”`);
    expect(err).toContain('warning: a.txt: is not valid UTF-8 and was read as windows-1252');
    expect(err).toContain('warning: b.txt: line 2 holds “â€œ”, probably for ““”');
  });

  it('goes into the folder that is named, and nothing is written on a dry run', async () => {
    await put({ 'a.txt': OTHER });
    expect(await add('a.txt', '--to', 'news', '--dry-run')).toMatchObject({ code: 0, out: 'news/a.txt\n' });
    expect(await readdir(cwd)).toEqual(['a.txt']);
    await add('a.txt', '--to', 'news');
    expect((await readdir(join(cwd, 'news'))).sort()).toEqual(['a.meta.yaml', 'a.txt']);
  });
});

describe('an article that is there already', () => {
  it('is named and not added', async () => {
    await put({
      'page.html': NEWS,
      'same.txt': '',
      'later.html': NEWS.replace('four of its piers', 'five of its piers'),
    });
    await add('page.html');
    const before = await readTree(cwd);
    const again = await add('page.html');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('warning: page.html: is the same article as 2018-07-31-the-example-courier-');
    const later = await add('later.html');
    expect(later).toMatchObject({ code: 1, err: expect.stringContaining('another version of it?; it was not added') });
    expect(await readTree(cwd)).toEqual(before);
    const forced = await add('later.html', '--force');
    expect(forced).toMatchObject({ code: 0, out: expect.stringMatching(/says-warden-2\.txt\n$/) });
    await put({ 'bare.txt': STORY.join('\n\n') });
    expect(await add('bare.txt')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--outlet says so; it was not'),
    });
    expect(await add('bare.txt', '--outlet', 'Gazette')).toMatchObject({ code: 0 });
  });

  it('is added, and named, where it is another outlet’s copy', async () => {
    await put({ 'a.html': NEWS, 'b.html': SINGLE_FILE, 'c.html': AMP.replace(/cease-and-desist /, '') });
    const { code, err, out } = await add('a.html', 'b.html', 'c.html');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('b.html: is nearly the same text as a.html, by another outlet');
    expect(err).not.toContain('not added');
  });

  it('is found among others of the same run, and never overwritten by another of its name', async () => {
    await put({
      'a.txt': OTHER,
      'x/a.txt': OTHER,
      'y/a.txt': 'The fog lay on the harbour for a week, and no boat left.',
    });
    const { code, err } = await add('a.txt', 'x/a.txt', 'y/a.txt');
    expect({ code, files: await seeds() }).toEqual({
      code: 1,
      files: ['a-2.meta.yaml', 'a-2.txt', 'a.meta.yaml', 'a.txt'],
    });
    expect(err).toContain('warning: x/a.txt: is the same article as a.txt; it was not added (--force adds it)');
    expect(err).toContain('2 articles added; 1 there already');
  });
});

describe('what cannot be added', () => {
  it('is named with the reason, and the others are added', async () => {
    await put({ 'a.txt': OTHER, 'b.doc': 'x', 'c.html': '<div>'.repeat(600), 'e.txt': ' ', 'f.txt/g.txt': OTHER });
    await put({ 'de.txt': `${'Der Rat der Stadt hat am Montag beschlossen, die Brücke zu sperren. '.repeat(3)}` });
    await symlink(join(cwd, 'gone.txt'), join(cwd, 'link.txt'));
    await writeFile(join(cwd, 'big.txt'), '');
    await truncate(join(cwd, 'big.txt'), 64 * 2 ** 20 + 1);
    const names = ['b.doc', 'c.html', 'no.txt', 'e.txt', 'f.txt', 'link.txt', 'big.txt', 'de.txt', 'ftp://x.example/a'];
    const { code, err } = await add(...names, 'a.txt');
    expect(code).toBe(2);
    expect(await seeds()).toEqual(['a.meta.yaml', 'a.txt']);
    for (const reason of [
      'b.doc: has a format that is not read. Articles are',
      'c.html: is nested more than 512 tags deep',
      'no.txt: no such file',
      'e.txt: holds no text',
      'f.txt: is a folder',
      'link.txt: is a link to nothing',
      'big.txt: is larger than 64 MB',
      'de.txt: is not English (German)',
      'ftp://x.example/a: is not an http(s) address',
      '1 article added; 9 could not be read',
    ]) {
      expect(err).toContain(reason);
    }
  });

  it('does not end the program: a PDF of which pdf.js rejects a promise that nobody holds', async () => {
    const pdf = '\n1 0 obj<<///Pages 2 0R 2 0 obj<<///Kids[4 6 0R]/Count 2>>6 0 obj\n)xref\ntrailer<</Root 1 0R';
    await put({ 'a.pdf': pdf, 'b.txt': OTHER });
    const { code, out, err } = await run(['add', 'a.pdf', 'b.txt'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: 'seeds/b.txt\n' });
    expect(err).toContain('error: a.pdf: cannot be read as PDF');
    expect(err).toContain('1 article added; 1 could not be read');
  });

  it('leaves no trace of records with names that lead elsewhere', async () => {
    await put({
      'a.jsonl': `${JSON.stringify({ id: '../../evil', text: OTHER })}\n${JSON.stringify({ id: 'ok', text: OTHER })}`,
    });
    const { code, err } = await add('a.jsonl');
    expect({ code, files: await seeds() }).toEqual({ code: 2, files: ['ok.meta.yaml', 'ok.txt'] });
    expect(err).toContain('a.jsonl:1: "id" cannot name a page');
  });

  it('leaves the folder as it was where it cannot be written', async () => {
    await put({ 'a.txt': OTHER, 'news.txt': 'x' });
    const { code, err } = await add('a.txt', '--to', 'news.txt');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('news.txt: is no folder') });
  });
});

describe('an address', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      const answer = (headers: Record<string, string>, body: string | Uint8Array = '', status = 200) => {
        response.writeHead(status, headers);
        response.end(body);
      };
      const to = (location: string) => answer({ location }, '', 302);
      if (pathname === '/news') answer({ 'content-type': 'text/html' }, NEWS.replace(/<link rel="canonical".*?>/, ''));
      else if (pathname === '/latin')
        answer({ 'content-type': 'text/plain; charset=windows-1252' }, toWinAnsi(`“${OTHER}”`));
      else if (pathname === '/moved') to('/news');
      else if (pathname === '/file') to('file:///etc/passwd');
      else if (pathname === '/loop') to('/loop');
      else if (pathname === '/slow') response.write('<p>');
      else if (pathname === '/large') answer({ 'content-type': 'text/plain' }, Buffer.alloc(200_000, 97));
      else answer({}, 'gone', 404);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is fetched, over redirects, with the time of fetching', async () => {
    const { code } = await add(`${base}/moved`);
    expect(code).toBe(0);
    const sidecar = await read((await seeds()).find((name) => name.endsWith('.yaml')) ?? '');
    expect(sidecar).toContain(`url: ${base}/news\n`);
    expect(sidecar).toMatch(/^retrieved: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/m);
    await add(`${base}/latin`, '--retrieved', '2018-08-01');
    expect(await read('latin.txt')).toBe(`“${OTHER}”`);
    expect(await read('latin.meta.yaml')).toMatch(/^retrieved: 2018-08-01$/m);
  });

  it('is refused where it leads elsewhere, is missing, slow or large', async () => {
    const limits = { milliseconds: 400, bytes: 100_000, redirects: 3 };
    const reason = (path: string) => fetchAddress(`${base}${path}`, limits);
    expect(await reason('/file')).toBe('leads to an address that is not http(s) (file:)');
    expect(await reason('/loop')).toBe('leads from address to address more than 3 times');
    expect(await reason('/slow')).toBe('did not answer within 0.4 seconds');
    expect(await reason('/large')).toBe('is larger than 0 MB');
    expect(await reason('/none')).toBe('answered 404 (Not Found)');
    const { code, err } = await add('http://127.0.0.1:1/x', `${base}/none`);
    expect(code).toBe(2);
    expect(err).toContain('http://127.0.0.1:1/x: cannot be fetched (');
  });
});

it('never follows links in sidecars', async () => {
  await put({ 'seeds/a.txt': OTHER, 'secret.meta.yaml': 'outlet: Stolen\n' });
  await symlink(join(cwd, 'secret.meta.yaml'), join(cwd, 'seeds', 'a.meta.yaml'));
  const { err } = await runHere(['build', '--formats', 'data'], { cwd });
  expect(err).toContain('warning: a.meta.yaml: is a link that leads outside the input folder');
  expect(await readFile(join(cwd, 'output/data/report.json'), 'utf8')).not.toContain('Stolen');
  const added = await add('seeds/a.txt', '--force', '--to', 'other');
  expect(added.err).toContain('warning: seeds/a.txt: a.meta.yaml is a link and was not read');
});

it('reads saved pages and documents that lie in the folder', async () => {
  await put({
    'seeds/page.html': NEWS,
    'seeds/page.meta.yaml': 'owner: Somebody\n',
    'seeds/page_files/frame.html': SINGLE_FILE,
    'seeds/letter.docx': makeDocx([`“${OTHER}” the letter says.`]),
    'seeds/deep.htm': '<div>'.repeat(600),
  });
  await mkdir(join(cwd, 'seeds/x.pdf'));
  const { code, err } = await runHere(['build', '--formats', 'data'], { cwd });
  const { articles } = JSON.parse(await readFile(join(cwd, 'output/data/report.json'), 'utf8'));
  expect(code).toBe(0);
  expect(articles).toMatchObject([
    { id: 'letter', file: 'letter.docx' },
    { id: 'page', file: 'page.html', outlet: 'The Example Courier', owner: 'Somebody', byline: 'Jane Doe, John Roe' },
  ]);
  expect(err).toContain('error: deep.htm: is nested more than 512 tags deep; it was set aside');
  expect(err).toContain('set aside: page_files: holds the pictures and frames of a saved page');
  expect(err).toContain('x.pdf: is a folder with the name of an article');
});
