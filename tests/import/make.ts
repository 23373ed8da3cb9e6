/** Files of other formats, made from text: small, and right in what the readers look at. */
import { deflateRawSync, gzipSync } from 'node:zlib';

/** A file of an archive; `claimed`: the size that its header states, where that is a lie. */
export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly claimed?: number;
}

/** A zip archive. */
export function makeZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimed } of files) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, place, path]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(index).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...index, Buffer.from('PK\x05\x06'), end]);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A Word document: a paragraph for each text, each cut into two runs, as Word does where somebody edited. */
export function makeDocx(paragraphs: readonly string[], properties = ''): Buffer {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  const body = paragraphs.map((text) => {
    const half = text.length >> 1;
    return `<w:p>${run(text.slice(0, half))}<w:del><w:r><w:delText>“struck out”</w:delText></w:r></w:del>${run(text.slice(half))}</w:p>`;
  });
  return makeDocxOf(`<w:body>${body.join('')}</w:body>`, properties);
}

/** A Word document of the XML of its body. */
export function makeDocxOf(body: string, properties = '', more: readonly ZipFile[] = []): Buffer {
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return makeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:document>`,
    },
    {
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">${properties}</cp:coreProperties>`,
    },
    ...more,
  ]);
}

/** Characters of a line of a made PDF. */
const LINE = 80;

/** A piece of text on a page: its place in points from the left and the foot, its size. */
export type Placed = readonly [text: string, x: number, y: number, size?: number];

/** A PDF of pages; each page a list of paragraphs, broken into lines, a running head above, a page number below. */
export function makePdf(pages: readonly (readonly string[])[], head = 'THE EXAMPLE COURIER'): Buffer {
  return makePlacedPdf(
    pages.map((paragraphs, i) => {
      let y = 780;
      const shown: Placed[] = [[head, 60, 810]];
      for (const paragraph of paragraphs) {
        for (const line of breakLines(paragraph)) {
          shown.push([line, 60, y]);
          y -= 14;
        }
        y -= 10;
      }
      return [...shown, [String(i + 1), 290, 30]];
    }),
  );
}

/** A PDF of pages of placed pieces, written in their order. */
export function makePlacedPdf(pages: readonly (readonly Placed[])[], title = ''): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((page, i) => {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
    );
    const shown = page.map(
      ([text, x, y, size = 11]) => `/F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj`,
    );
    const stream = `BT ${shown.join('\n')} ET`;
    add(`<< /Length ${toWinAnsi(stream).length} >>\nstream\n${stream}\nendstream`);
  });
  if (title !== '') add(`<< /Title (${title}) >>`);
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  const info = title === '' ? '' : `/Info ${objects.length} 0 R `;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${info}>>\nstartxref\n${start}\n%%EOF`;
  return toWinAnsi(file);
}

const WIN: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '’': 0x92, '‘': 0x91, '—': 0x97, '–': 0x96 };

/** Text in the character set of Windows, for PDFs and for tests of character sets. */
export function toWinAnsi(text: string): Buffer {
  return Buffer.from([...text].map((char) => WIN[char] ?? char.charCodeAt(0)));
}

/** Lines broken at spaces, and one word parted by a hyphen where it is long. */
function breakLines(paragraph: string): string[] {
  const lines = [''];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length <= LINE) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    else if (/^\p{Ll}{10,}$/u.test(word)) {
      lines[lines.length - 1] = `${line} ${word.slice(0, 5)}-`;
      lines.push(word.slice(5));
    } else lines.push(word);
  }
  return lines;
}

/** A page as a web archive holds it. */
export interface Answer {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly headers?: readonly string[];
  readonly status?: string;
  /** Stored as it is, without the answer that it came in; its content type. */
  readonly resource?: string;
}

/** A web archive, each record gzipped by itself where `zipped`. */
export function makeWarc(answers: readonly Answer[], { zipped = false } = {}): Buffer {
  const records = [
    record('warcinfo', '', Buffer.from('software: test\r\n')),
    ...answers
      .filter(({ resource }) => resource !== undefined)
      .map(({ url, body, resource }) => record('resource', url, Buffer.from(body), `Content-Type: ${resource}\r\n`)),
    ...answers
      .filter(({ resource }) => resource === undefined)
      .flatMap(({ url, body, headers = ['Content-Type: text/html; charset=utf-8'], status = '200 OK' }) => [
        record('request', url, Buffer.from('GET / HTTP/1.1\r\n\r\n')),
        record(
          'response',
          url,
          Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`), Buffer.from(body)]),
        ),
      ]),
  ];
  return Buffer.concat(zipped ? records.map((bytes) => gzipSync(bytes)) : records);
}

function record(type: string, url: string, block: Buffer, more = ''): Buffer {
  const target = url === '' ? '' : `WARC-Target-URI: ${url}\r\n`;
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\n${target}WARC-Date: 2018-08-01T07:30:00Z\r\n${more}Content-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}
