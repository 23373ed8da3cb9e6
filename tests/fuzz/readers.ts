/** Every reader of the program with inputs to damage and what must hold of any answer. */

import { inspectLock } from '../../src/anchors/lockfile.ts';
import { createArticle } from '../../src/articles/article.ts';
import { readBody } from '../../src/articles/body.ts';
import { decode } from '../../src/articles/decode.ts';
import { readFrontMatter, readSidecar } from '../../src/articles/metadata.ts';
import { readRecord } from '../../src/articles/records.ts';
import { readByteLines } from '../../src/articles/stream.ts';
import { readConfig, UserError } from '../../src/config.ts';
import { attributeArticle, extractLines } from '../../src/extract.ts';
import { decodeDeclared, findDeclaredCharset } from '../../src/import/charset.ts';
import { convertFile, type SingleFormat } from '../../src/import/convert.ts';
import { convertTable } from '../../src/import/table.ts';
import { readWarc } from '../../src/import/warc.ts';
import { words } from '../../src/text.ts';
import { ARTICLES } from '../cli/folder.ts';
import { makeDocx, makeDocxOf, makePdf, makePlacedPdf, makeWarc, toWinAnsi } from '../import/make.ts';
import { AMP, BLOG, MHTML, NEWS, SINGLE_FILE, STORY } from '../import/pages.ts';
import { createRandom, mutateBytes, mutateText, pick, type Random } from './mutate.ts';

/** One reader: makes an input from random numbers and puts it through. */
export interface Reader {
  readonly name: string;
  /** Inputs of a hundred that go to this reader. */
  readonly share: number;
  /**
   * Makes an input; the returned function reads it and gives what is wrong with the answer, or `null`. An exception is
   * wrong by itself. `size`: bytes of the input.
   */
  readonly make: (random: Random) => { readonly size: number; readonly run: () => Promise<Verdict> };
}

/** `read`: it gave text; `refused`: it said why not; anything else is what is wrong. */
export type Verdict = 'read' | 'refused' | { readonly wrong: string };

const CONFIG = readConfig(null);
const STORIES = [STORY.join('\n\n'), ...Object.values(ARTICLES).filter((text) => text.length > 400)];
const MARKUP = [
  ...[
    '<div>',
    '</div>',
    '<p>',
    '</p>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<![CDATA[',
    '<',
    '>',
    '&',
    '&#x',
    '"',
    "'",
  ],
  ...[
    '<table><tr><td>',
    '<blockquote>',
    '<a href="',
    '<template>',
    '<svg><p>',
    '<select>',
    '<plaintext>',
    '<body>',
    '<html>',
  ],
  ...[
    '<article>',
    '<br>',
    '<title>',
    '</title>',
    '<textarea>',
    '<b><i>',
    '<noscript>',
    'class="comment"',
    '\0',
    '{"@type":"NewsArticle"}',
  ],
];
const YAML = [
  ': ',
  '- ',
  '\n',
  '  ',
  '"',
  "'",
  '|',
  '>',
  '&a ',
  '*a',
  '[',
  '{',
  '---\n',
  '...\n',
  '!!',
  '\t',
  '#',
  '? ',
  '\0',
  'title: ',
];
const JSONS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  '\\u',
  'null',
  '1e999',
  '\n',
  '\r\n',
  '{"id":"x","text":"y"}',
  '\0',
  '“',
];
const MAIL = [
  '\r\n',
  '\n',
  '\r\n\r\n',
  '--',
  ': ',
  ';',
  '=',
  '=?',
  '?=',
  'Content-Type: multipart/mixed; boundary="b"\r\n',
  '--b\r\n',
  '\0',
  '=E2=80',
];
const PDF = [
  'obj',
  'endobj',
  'stream',
  'endstream',
  '<<',
  '>>',
  '(',
  ')',
  '/',
  '[',
  ']',
  ' 0 R',
  'Tj',
  'xref',
  'trailer',
  '-1',
  '99999999999',
  '\0',
];
const ZIP = [
  'PK\x03\x04',
  'PK\x01\x02',
  'PK\x05\x06',
  '\0\0',
  '\xff\xff\xff\xff',
  'word/document.xml',
  '../',
  '<w:p>',
  '<w:t>',
  '<w:tbl>',
  '&',
  ']]>',
];
const MARKDOWN = [
  '---\n',
  '# ',
  '> ',
  '- ',
  '1. ',
  '[',
  '](',
  ')',
  '*',
  '**',
  '_',
  '`',
  '```\n',
  '~~',
  '<b>',
  '<div>',
  '\\',
  '&quot;',
  '![',
  '    ',
];
const CSV = [',', ';', '"', '""', '\n', '\r\n', '\t', 'text', '\0', '“', '"\n"'];
const WARC = [
  '\r\n',
  '\r\n\r\n',
  'WARC/1.0',
  'Content-Length: ',
  '-1',
  '99999999999',
  'HTTP/1.1 200',
  ': ',
  '\0',
  '0\r\n',
  'Transfer-Encoding: chunked\r\n',
];

/** All of them. */
export const READERS: readonly Reader[] = [
  {
    name: 'article and parser',
    share: 40,
    make: (random) => {
      const text = mutateText(pick(random, STORIES), random);
      return { size: Buffer.byteLength(text), run: async () => checkArticle(text) };
    },
  },
  {
    name: 'bytes of a text',
    share: 8,
    make: (random) => {
      const from = pick(random, STORIES);
      const bytes = mutateBytes(
        pick(random, [Buffer.from(from), toWinAnsi(from), Buffer.from(`\ufeff${from}`, 'utf16le')]),
        ['“', '\ufeff', '\0', 'é', '�'],
        random,
      );
      return { size: bytes.length, run: async () => checkBytes(bytes) };
    },
  },
  document(
    'web page',
    'page',
    8,
    MARKUP,
    [NEWS, BLOG, AMP, SINGLE_FILE.replace(/[AB]{99,}/g, 'A'), STORIES[0] ?? ''].map((page) => Buffer.from(page)),
  ),
  document('MHTML', 'mhtml', 2, [...MAIL, ...MARKUP], [Buffer.from(MHTML)]),
  document('mail', 'mail', 4, MAIL, makeMails()),
  written(
    'Markdown',
    4,
    true,
    [...YAML, ...MARKDOWN],
    [
      `---\ntitle: A\nauthor: [B, C]\ndate: 2018-07-31\n---\n${STORIES[0]}`,
      `# A *ramp*\n\n${STORY.map((text) => `> ${text.replace(/ (\w+ramp)/g, ' [$1](/x)')}`).join('\n>\n')}\n\n- a\n- **b**\n`,
    ],
  ),
  written(
    'quoting signs',
    3,
    false,
    [...MAIL, '>', '\n> ', '\n>> ', ' wrote:\n> ', '“', '”'],
    [`No.\n\nOn 31 July 2018, Nora Fenn wrote:\n> ${STORY.join('\n> ')}\n>> ${STORY.join('\n>> ')}\n`],
  ),
  document('PDF', 'pdf', 4, PDF, [makePdf([STORY.slice(0, 3), STORY.slice(3)]), makeColumns()]),
  document('Word', 'docx', 3, ZIP, [makeDocx(STORY, '<dc:title>A</dc:title>')]),
  {
    name: 'XML of a Word document',
    share: 3,
    make: (random) => {
      const xml = `<w:body>${STORY.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body>`;
      const bytes = makeDocxOf(
        mutateBytes(
          Buffer.from(xml),
          ['<w:p>', '</w:p>', '<w:r>', '<w:t>', '<w:tbl><w:tr><w:tc>', '&', '<', '>', ']]>'],
          random,
        ).toString(),
      );
      return { size: bytes.length, run: () => checkDocument('docx', bytes) };
    },
  },
  {
    name: 'corpus (.jsonl, extract)',
    share: 8,
    make: (random) => {
      const lines = [0, 1, 2].map((i) =>
        JSON.stringify({ id: `r${i}`, text: pick(random, STORY), title: 'T', date: '2018' }),
      );
      const at = random(3);
      const bytes = mutateBytes(
        Buffer.from(lines[at] ?? ''),
        JSONS.filter((token) => !token.includes('\n')),
        random,
      );
      const mutated = bytes.map((byte) => (byte === 10 ? 32 : byte));
      const all = Buffer.concat(
        lines.flatMap((line, i) => [i === at ? mutated : Buffer.from(line), Buffer.from('\n')]),
      );
      return { size: all.length, run: () => checkCorpus(all, at, 1 + random(200)) };
    },
  },
  {
    name: 'table',
    share: 4,
    make: (random) => {
      const rows = STORY.map((text, i) => `${i},T${i},2018-07-0${i + 1},"${text.replace(/"/g, '""')}"`);
      const bytes = mutateBytes(Buffer.from(`id,title,date,text\n${rows.join('\n')}\n`), CSV, random);
      return { size: bytes.length, run: () => checkTable(bytes) };
    },
  },
  {
    name: 'table: neighbours',
    share: 1,
    make: (random) => {
      const texts = STORY.map((text, i) => (i === 2 ? mutateText(text, random) : text));
      const table = `title,text\n${texts.map((text, i) => `T${i},"${text.replace(/"/g, '""')}"`).join('\n')}\n`;
      return { size: Buffer.byteLength(table), run: () => checkNeighbours(table) };
    },
  },
  {
    name: 'web archive',
    share: 4,
    make: (random) => {
      const archive = makeWarc(
        STORY.slice(0, 3).map((text, i) => ({ url: `https://a.example/${i}`, body: `<p>${text}` })),
        { zipped: random(3) === 0 },
      );
      const bytes = mutateBytes(archive, WARC, random);
      return { size: bytes.length, run: () => checkArchive(archive, bytes, 1 + random(2_000)) };
    },
  },
  yaml(
    'sidecar',
    2,
    'title: A\noutlet: B\nbyline: [C, D]\npublished: 2018-07-31\nurl: https://a.example/\nsha256: ab\n',
    (text) => {
      readSidecar(text);
    },
  ),
  yaml('front matter', 1, `---\ntitle: A\n---\n${STORY[0]}`, (text) => {
    const { body } = readFrontMatter(text);
    if (!text.endsWith(body)) throw new Error('the text below the front matter is changed');
  }),
  yaml(
    'configuration',
    2,
    'title: A\nbaseUrl: https://a.example/\noutlets:\n  - name: B\n    aliases: [C]\n    hosts: [c.example]\n',
    (text) => {
      readConfig(text);
    },
  ),
  {
    name: 'lock file',
    share: 2,
    make: (random) => {
      const line = JSON.stringify({
        id: 'q-tx8hs15a9n',
        of: 'statement',
        status: 'active',
        generation: 1,
        text: STORY[0],
        speaker: null,
        articles: ['a'],
        keys: { q1: 'q-tx8hs15a9n' },
        former: [],
        to: null,
        splitInto: [],
      });
      const text = mutateBytes(Buffer.from(`${line}\n${line.replace('tx8', 'tx9')}\n`), JSONS, random).toString();
      return { size: text.length, run: async () => orUserError(() => inspectLock(text, 'anchors.lock.jsonl')) };
    },
  },
];

function document(
  name: string,
  format: SingleFormat,
  share: number,
  tokens: readonly string[],
  from: readonly Uint8Array[],
): Reader {
  return {
    name,
    share,
    make: (random) => {
      const bytes = mutateBytes(pick(random, from), tokens, random);
      return { size: bytes.length, run: () => checkDocument(format, bytes) };
    },
  };
}

/** A text that is written from another: each letter of it is the one of the file at its place, or was put in. */
function written(
  name: string,
  share: number,
  isMarkdown: boolean,
  tokens: readonly string[],
  from: readonly string[],
): Reader {
  return {
    name,
    share,
    make: (random) => {
      const text = mutateBytes(Buffer.from(pick(random, from)), tokens, random)
        .toString()
        .replaceAll('\0', '');
      return { size: Buffer.byteLength(text), run: () => checkWritten(text, isMarkdown) };
    },
  };
}

async function checkWritten(source: string, isMarkdown: boolean): Promise<Verdict> {
  const { text, origins } = await readBody(source, isMarkdown);
  let before = 0;
  for (const [at, from] of origins ?? []) {
    if (at < before || at > text.length || from < 0 || from > source.length) return { wrong: `origin ${at} ${from}` };
    before = at;
  }
  const quoted = checkArticle(text);
  return isMarkdown || quoted !== 'read' ? quoted : keepsWords(source, text);
}

/** No word of a text is lost, but for the line that says who wrote what is repeated. */
function keepsWords(source: string, text: string): Verdict {
  const found = new Set(words(text));
  const lost = words(source.replace(/^.*wrote:$/gm, '')).filter((word) => !found.has(word));
  return lost.length > 40 ? { wrong: `words are lost: ${lost.slice(0, 5).join(' ')}` } : 'read';
}

function yaml(name: string, share: number, from: string, read: (text: string) => void): Reader {
  return {
    name,
    share,
    make: (random) => {
      const text = mutateBytes(Buffer.from(from), YAML, random).toString();
      return { size: Buffer.byteLength(text), run: async () => orUserError(() => read(text)) };
    },
  };
}

function orUserError(read: () => void): Verdict {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof UserError) return 'refused';
    throw error;
  }
}

/** Valid text is never dropped, its offsets hold, and reading it again gives the same. */
function checkArticle(text: string): Verdict {
  const article = createArticle({ id: 'a', file: 'a.txt', sha256: '', text }, CONFIG);
  if (article.text !== text) return { wrong: 'the text of the article is changed' };
  const found = attributeArticle(article);
  for (const { start, end, text: shown, cue, mention } of found.quotations) {
    if (text.slice(start, end) !== shown) return { wrong: `a quotation is not at ${start}–${end}` };
    for (const span of [cue, mention]) {
      if (span !== null && text.slice(span.start, span.end) !== span.text)
        return { wrong: `a span is not at ${span.start}` };
    }
  }
  return 'read';
}

function checkBytes(bytes: Uint8Array): Verdict {
  const decoded = decode(bytes);
  decodeDeclared(bytes, findDeclaredCharset(bytes));
  if (decoded.text === null)
    return bytes.includes(0) ? 'refused' : { wrong: `refused without a NUL: ${decoded.reason}` };
  return checkArticle(decoded.text);
}

async function checkDocument(format: SingleFormat, bytes: Uint8Array): Promise<Verdict> {
  const converted = await convertFile(format, bytes);
  if (converted.text === null) return converted.reason === '' ? { wrong: 'refused without a reason' } : 'refused';
  if (converted.text.trim() === '') return { wrong: 'an empty text' };
  return checkArticle(converted.text);
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Records beside a damaged one are read and answered as if it were whole. */
async function checkCorpus(bytes: Uint8Array, damaged: number, chunk: number): Promise<Verdict> {
  const records = new Map<number, string | null>();
  for await (const line of readByteLines(chunksOf(bytes, chunk))) {
    const reading = readRecord(line, 'x.jsonl');
    if (reading !== null) records.set(line.line, reading.source?.id ?? null);
  }
  const answers = new Map<number, number>();
  for await (const { line, quotes, error } of extractLines(chunksOf(bytes, chunk))) {
    if (error?.startsWith('a bug')) return { wrong: error };
    answers.set(line, quotes.length);
  }
  for (const i of [0, 1, 2]) {
    if (i === damaged) continue;
    if (records.get(i + 1) !== `r${i}` || !answers.has(i + 1))
      return { wrong: `record ${i} beside a damaged one is lost` };
  }
  return records.get(damaged + 1) == null ? 'refused' : 'read';
}

async function checkTable(bytes: Uint8Array): Promise<Verdict> {
  const decoded = decodeDeclared(bytes, null);
  if (decoded.text === null) return 'refused';
  const rows = await convertTable(decoded.text, { columns: {}, tabs: false });
  return rows.some(({ conversion }) => conversion.text !== null) ? 'read' : 'refused';
}

async function checkNeighbours(table: string): Promise<Verdict> {
  const rows = await convertTable(table, { columns: {}, tabs: false });
  const kept = STORY.every((text, i) => i === 2 || rows[i]?.conversion.text === text);
  return kept ? 'read' : { wrong: 'a row beside a damaged one is lost' };
}

/** What stands before the first damaged byte is read as before. */
async function checkArchive(whole: Buffer, bytes: Buffer, chunk: number): Promise<Verdict> {
  const found: string[] = [];
  for await (const page of readWarc(chunksOf(bytes, chunk)))
    if ('body' in page) found.push(Buffer.from(page.body).toString());
  let same = 0;
  while (same < bytes.length && bytes[same] === whole[same]) same += 1;
  const zipped = whole[0] === 0x1f;
  const before = zipped
    ? 0
    : STORY.slice(0, 3).filter((text) => whole.indexOf(text) + Buffer.byteLength(text) < same).length;
  const kept = STORY.slice(0, before).every((text, i) => found[i] === `<p>${text}`);
  if (!kept) return { wrong: 'a page before the damage is lost' };
  return found.length > 0 ? 'read' : 'refused';
}

function makeMails(): Buffer[] {
  const head =
    'From: "A B" <a@b.example>\r\nSubject: =?UTF-8?Q?A_=E2=80=9Cb=E2=80=9D?=\r\nDate: Tue, 31 Jul 2018 15:52:00 -0700\r\n';
  const html = `<p>${STORY.join('</p><p>')}</p>`;
  return [
    Buffer.from(`${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${STORY.join('\r\n\r\n')}`),
    Buffer.from(
      `${head}Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString('base64')}\r\n--b--\r\n`,
    ),
    Buffer.from(
      `${head}Content-Type: text/plain; format=flowed\r\n\r\nNo.\r\n\r\nOn 31 July 2018, Nora Fenn wrote:\r\n> ${STORY.join(' \r\n> ')}`,
    ),
    Buffer.from(
      `${head}Content-Type: text/plain\r\n\r\nNo.\r\n\r\nFrom: Nora Fenn\r\nSent: 31 July 2018\r\nTo: A\r\nSubject: B\r\n\r\n${STORY.join('\r\n\r\n')}`,
    ),
  ];
}

function makeColumns(): Buffer {
  const lines = STORY.join(' ').match(/.{20,40}(?= )/g) ?? [];
  return makePlacedPdf([lines.map((text, i) => [text, i % 2 === 0 ? 60 : 320, 760 - 14 * (i >> 1)])]);
}

/** The input number `index` of a run: the same reader and bytes for the same seed. */
export function makeCase(seed: number, index: number): { readonly reader: Reader } & ReturnType<Reader['make']> {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  let left = random(READERS.reduce((sum, { share }) => sum + share, 0));
  const reader = READERS.find(({ share }) => {
    left -= share;
    return left < 0;
  }) as Reader;
  return { reader, ...reader.make(random) };
}
