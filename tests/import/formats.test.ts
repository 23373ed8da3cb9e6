import { describe, expect, it } from 'vitest';
import { findMojibake } from '../../src/articles/mojibake.ts';
import { decodeDeclared, findDeclaredCharset } from '../../src/import/charset.ts';
import { convertFile, type SingleFormat } from '../../src/import/convert.ts';
import { type Columns, convertTable, parseColumns } from '../../src/import/table.ts';
import { readWarc } from '../../src/import/warc.ts';
import { makeDocx, makeDocxOf, makePdf, makeWarc, makeZip, toWinAnsi } from './make.ts';
import { SINGLE_FILE, STORY } from './pages.ts';

async function convert(format: SingleFormat, bytes: Uint8Array) {
  const converted = await convertFile(format, bytes);
  if (converted.text === null) throw new Error(converted.reason);
  return { ...converted, paragraphs: converted.text.trim().split('\n\n') };
}

async function refusal(format: SingleFormat, bytes: Uint8Array) {
  const converted = await convertFile(format, bytes);
  return converted.text === null ? converted.reason : null;
}

describe('a Word document', () => {
  it('gives its paragraphs without what was struck out, its title and author', async () => {
    const properties = '<dc:title>A ramp &amp; a letter</dc:title><dc:creator>Jane Doe</dc:creator>';
    const { paragraphs, metadata } = await convert('docx', makeDocx(STORY, properties));
    expect(paragraphs).toEqual(STORY);
    expect(metadata).toMatchObject({ title: 'A ramp & a letter', byline: 'Jane Doe' });
  });

  it('is refused by name where it is a bomb, a lie, unsafe, too deep or none', async () => {
    const many = { name: 'word/media/x', content: Buffer.alloc(100_000), claimed: 70 * 2 ** 20 };
    expect(await refusal('docx', makeZip([many]))).toBe('would unpack to more than 64 MB (a zip bomb?)');
    const lie = { ...many, claimed: 100 };
    expect(await refusal('docx', makeZip([lie]))).toBe('is a damaged zip archive ("word/media/x")');
    expect(await refusal('docx', makeDocxOf('', '', [{ name: '../../evil', content: 'x' }]))).toBe(
      'holds a file with the unsafe name "../../evil"',
    );
    const deep = `<w:body>${'<w:tbl>'.repeat(5_000)}${'</w:tbl>'.repeat(5_000)}</w:body>`;
    expect(await refusal('docx', makeDocxOf(deep))).toBe('is nested more than 400 levels deep');
    expect(await refusal('docx', makeZip([{ name: 'x', content: 'y' }]))).toContain('is no Word document');
    expect(await refusal('docx', Buffer.from('no zip'))).toBe('is no zip archive');
  });
});

describe('a PDF', () => {
  it('gives whole paragraphs, hyphens joined, over pages, without running heads', async () => {
    const pages = [STORY.slice(0, 3), STORY.slice(3, 5), STORY.slice(5)];
    expect((await convert('pdf', makePdf(pages))).paragraphs).toEqual(STORY);
  });

  it('is refused where it holds no text or is none', async () => {
    expect(await refusal('pdf', makePdf([[]], ''))).toBe('holds no text: is it a scan? Recognise its text first');
    expect(await refusal('pdf', Buffer.from('%PDF-1.4 nothing'))).toContain('cannot be read as PDF');
  });
});

describe('a mail', () => {
  const HEAD = 'From: "Moor County" <press@moor.example.org>\r\nSubject: =?UTF-8?Q?Ramp_=E2=80=9Cclosed=E2=80=9D?=\r\n';

  it('gives its text, with subject, sender and date', async () => {
    const mail = `${HEAD}Date: Tue, 31 Jul 2018 15:52:00 -0700\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n`;
    const { text, metadata } = await convert(
      'mail',
      Buffer.concat([Buffer.from(mail), toWinAnsi('The “ramp” is shut.')]),
    );
    expect(text).toBe('The “ramp” is shut.\n');
    expect(metadata).toMatchObject({ title: 'Ramp “closed”', byline: 'Moor County' });
    expect(metadata.published).toMatch(/^2018-07-31T/);
  });

  it('gives the text of its HTML where it has no other', async () => {
    const mail = `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<style>x</style><p>One “ramp”</p><p>Two<br>Three</p>`;
    expect((await convert('mail', Buffer.from(mail))).text).toBe('One “ramp”\n\nTwo\nThree\n');
  });

  it('is refused where it has no headers', async () => {
    expect(await refusal('mail', Buffer.from('\r\n\r\nfoo'))).toContain('is no mail');
  });
});

describe('a table', () => {
  const rows = async (text: string, columns: Columns = {}) => convertTable(text, { columns, tabs: false });

  it('finds its columns by their names', async () => {
    const text =
      'ID,Headline,Publication,Author,Date,Body\n1,A ramp,Courier,Jane Doe,2018-07-31,"The “ramp”,\nshe said."\n';
    const [row] = await rows(text);
    expect(row).toMatchObject({ conversion: { text: 'The “ramp”,\nshe said.' } });
    expect(row?.conversion).toMatchObject({
      metadata: { title: 'A ramp', outlet: 'Courier', byline: 'Jane Doe', published: '2018-07-31', url: null },
    });
  });

  it('takes other columns as told, and semicolons', async () => {
    const [row] = await rows('a;b\nx;The ramp, shut\n', parseColumns('text=b, title=a'));
    expect(row?.conversion).toMatchObject({ text: 'The ramp, shut', metadata: { title: 'x' } });
  });

  it('says what is wrong with it', async () => {
    expect((await rows('a,b\n1,2\n'))[0]?.conversion).toMatchObject({
      reason: 'has no column named "text" or "body" (it has "a", "b"); name it with --columns text=…',
    });
    expect((await rows('a,b\n1,2\n', { text: 'c' }))[0]?.conversion).toMatchObject({
      reason: 'has no column "c"; it has "a", "b"',
    });
    expect(() => parseColumns('words=b')).toThrow('"words=b" names no field');
    const [bad, good] = await rows('text,date,url\nx,someday,ftp://x\ny,2018,\n');
    expect(bad?.conversion).toMatchObject({
      text: 'x',
      warnings: [expect.stringContaining('"published"'), expect.stringContaining('"url"')],
    });
    expect(good?.conversion).toMatchObject({ text: 'y', metadata: { published: '2018' } });
  });
});

describe('a web archive', () => {
  const read = async (bytes: Uint8Array, chunk = 1_000) => {
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    };
    const found = [];
    for await (const page of readWarc(chunks())) found.push(page);
    return found;
  };
  const [A, B] = ['https://a.example.org/1', 'https://b.example.org/2'];

  it.each([false, true])('gives its pages, gzipped: %s', async (zipped) => {
    const { gzipSync } = await import('node:zlib');
    const archive = makeWarc(
      [
        { url: A, body: SINGLE_FILE },
        { url: 'https://a.example.org/gone', body: 'x', status: '404 Not Found' },
        { url: B, body: gzipSync('<p>packed'), headers: ['Content-Type: text/html', 'Content-Encoding: gzip'] },
        { url: B, body: '3\r\n<p>\r\n5;x=y\r\nchunk\r\n0\r\n\r\n', headers: ['Transfer-Encoding: chunked'] },
      ],
      { zipped },
    );
    for (const size of [7, 1_000_000]) {
      const found = await read(archive, size);
      expect(found.map((page) => ('body' in page ? Buffer.from(page.body).toString() : page))).toEqual([
        SINGLE_FILE,
        '<p>packed',
        '<p>chunk',
      ]);
      expect(found[0]).toMatchObject({ url: A, retrieved: '2018-08-01T07:30:00Z', type: 'text/html; charset=utf-8' });
    }
  });

  it('gives resources that were stored without an answer, of the web only', async () => {
    const archive = makeWarc([
      { url: A, body: '<p>x', resource: 'text/html' },
      { url: 'metadata://tool/log', body: 'log', resource: 'text/plain' },
    ]);
    const [page, ...others] = await read(archive);
    expect(page).toMatchObject({ url: A, type: 'text/html', retrieved: '2018-08-01T07:30:00Z' });
    expect(page !== undefined && 'body' in page && Buffer.from(page.body).toString()).toBe('<p>x');
    expect(others).toEqual([]);
  });

  it('says where it is damaged and keeps what stands before', async () => {
    const archive = makeWarc([
      { url: A, body: '<p>x' },
      { url: B, body: '<p>y' },
    ]);
    expect(await read(archive.subarray(0, archive.length - 10))).toMatchObject([
      { url: A },
      { url: B, reason: 'is cut off' },
    ]);
    expect(await read(Buffer.from('hello'))).toEqual([{ url: null, reason: 'is no web archive, or is damaged' }]);
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(65 * 2 ** 20));
    const packed = { url: A, body: bomb, headers: ['Content-Type: text/html', 'Content-Encoding: gzip'] };
    expect(await read(makeWarc([packed]), 1e6)).toEqual([{ url: A, reason: 'is larger than 64 MB unpacked' }]);
  });
});

describe('character sets', () => {
  const decode = (bytes: Uint8Array, declared: string | null = null) => decodeDeclared(bytes, declared);

  it('reads UTF-8, UTF-16 with and without mark, and what is declared', () => {
    const text = 'The “ramp” is shut, she said.';
    expect(decode(Buffer.from(text), 'iso-8859-1')).toEqual({ text, warning: null });
    const wide = Buffer.from(text, 'utf16le');
    expect(decode(wide)).toEqual({ text, warning: null });
    expect(decode(Buffer.from(wide).swap16())).toEqual({ text, warning: null });
    expect(decode(toWinAnsi(text), 'ISO-8859-1')).toEqual({ text, warning: null });
    expect(decode(toWinAnsi(text))).toMatchObject({ text, warning: expect.stringContaining('windows-1252') });
    expect(decode(Buffer.from('d2e5f1f2', 'hex'), 'windows-1251')).toEqual({ text: 'Тест', warning: null });
    expect(decode(Buffer.from([0xe9]), 'klingon').text).toBe('é');
  });

  it('finds the declaration of a page', () => {
    expect(findDeclaredCharset(Buffer.from('<html><head><meta charset="windows-1252">'))).toBe('windows-1252');
    const old = '<META http-equiv=Content-Type content="text/html; charset=iso-8859-15">';
    expect(findDeclaredCharset(Buffer.from(old))).toBe('iso-8859-15');
    expect(findDeclaredCharset(Buffer.from('<?xml version="1.0" encoding="UTF-8"?>'))).toBe('UTF-8');
    expect(findDeclaredCharset(Buffer.from('<p>charset=x'))).toBeNull();
  });

  it.each([
    ['one\ntwo â€œrampâ€\u009d', 2, 'â€œ', '“'],
    ['cafÃ©', 1, 'Ã©', 'é'],
    ['a\u00c2\u00a0b', 1, 'Â\u00a0', '\u00a0'],
    ['it\u00e2\u0080\u0099s', 1, 'â\u0080\u0099', '’'],
    ['a � b', 1, '�', 'a character that was lost'],
  ])('flags %j', (text, line, found, meant) => {
    expect(findMojibake(text)).toEqual({ line, found, meant });
  });

  it.each(['“JOSÉ” said', 'Ça va, “À”', 'naïve café, Ünlü Åse', '“ÁÉÍ”', 'Â la carte', 'são “Ã'])(
    'leaves %j',
    (text) => {
      expect(findMojibake(text)).toBeNull();
    },
  );
});

it('keeps text and Markdown as they are', async () => {
  const markdown = '---\ntitle: A ramp\n---\n# A ramp\n\n“Shut,” she said.\n';
  expect(await convertFile('markdown', Buffer.from(markdown))).toMatchObject({
    text: markdown,
    kind: 'markdown',
    metadata: { title: 'A ramp' },
  });
  expect(await convertFile('text', Buffer.from('a\r\nb\n'))).toMatchObject({ text: 'a\r\nb\n', warnings: [] });
  expect(await refusal('text', Buffer.from([97, 0, 98, 99, 100]))).toContain('NUL');
});
