/** Mails that repeat others, and documents whose name and bytes disagree. */
import { describe, expect, it } from 'vitest';
import { sniffFormat } from '../../src/articles/sniff.ts';
import { convertFile, type SingleFormat } from '../../src/import/convert.ts';
import { makeDocx, makeDocxOf, makePdf } from './make.ts';
import { MHTML, NEWS, STORY } from './pages.ts';

async function read(format: SingleFormat, bytes: Uint8Array) {
  const converted = await convertFile(format, bytes);
  if (converted.text === null) throw new Error(converted.reason);
  return converted.text.trim().split('\n\n');
}

const HEAD = 'From: "Moor County" <press@moor.example.org>\r\nSubject: Re: Ramp\r\nContent-Type: ';
const mail = (type: string, ...lines: string[]) =>
  read('mail', Buffer.from(`${HEAD}${type}\r\n\r\n${lines.join('\r\n')}\r\n`));

describe('a reply', () => {
  it('gives what it repeats to whoever wrote it, as Outlook sets it out', async () => {
    const lines = [
      'We will not comment.',
      '',
      '-----Original Message-----',
      'From: Nora Fenn [mailto:fenn@x.example]',
      'Sent: Monday, July 30, 2018 9:14 AM',
      'To: Press',
      'Subject: Ramp',
      '',
      'Is the ramp shut? I think',
      'it is.',
    ];
    expect(await mail('text/plain', ...lines)).toEqual([
      'We will not comment.',
      'Nora Fenn wrote in an email on July 30, 2018:',
      '“Is the ramp shut? I think it is.”',
    ]);
  });

  it('whose lines were broken by "format=flowed" is joined without its signs', async () => {
    const lines = [
      'It is ',
      'shut.',
      '',
      'On 7/30/2018, Nora Fenn wrote:',
      '> Is the ramp ',
      '> shut?',
      '',
      '-- ',
      'Moor County',
    ];
    expect(await mail('text/plain; format=flowed', ...lines)).toEqual([
      'It is shut.',
      'Nora Fenn wrote in an email on 7/30/2018:',
      '“Is the ramp shut?”',
      '-- \nMoor County',
    ]);
  });

  it('in HTML', async () => {
    const html =
      '<p>No.</p><div>On Mon, Jul 30, 2018 at 9:14 AM Nora Fenn &lt;<a href="mailto:f@x.example">f@x.example</a>&gt; wrote:<br></div><blockquote>Is the ramp shut?</blockquote>';
    expect((await mail('text/html', html)).slice(0, 2)).toEqual([
      'No.',
      'Nora Fenn wrote in an email on Jul 30, 2018:',
    ]);
  });

  it('a release that is handed on is no reply', async () => {
    const lines = [
      'See below.',
      '',
      '---------- Forwarded message ---------',
      'From: Nora Fenn <f@x.example>',
      'Date: Mon, Jul 30, 2018',
      'Subject: Ramp',
      'To: <a@x.example>',
      '',
      'The ramp is shut, “for good,” she said.',
    ];
    expect((await mail('text/plain', ...lines)).at(-1)).toBe('The ramp is shut, “for good,” she said.');
  });
});

describe('a Word document', () => {
  const run = (text: string, properties = '') =>
    `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text.replaceAll('|', '</w:t><w:br/><w:t xml:space="preserve">')}</w:t></w:r>`;
  const word = (...runs: string[]) => read('docx', makeDocxOf(`<w:body><w:p>${runs.join('')}</w:p></w:body>`));

  it('parts words at a line break, and lines where none goes on', async () => {
    expect(await word(run('The ramp|is shut, “for|Good,” she said.|Nobody came.'))).toEqual([
      'The ramp is shut, “for Good,” she said.\nNobody came.',
    ]);
    expect(await word(`<w:r><w:t>The</w:t><w:cr/><w:t>ramp</w:t></w:r>`)).toEqual(['The ramp']);
  });

  it('leaves out what is struck out or hidden, and nothing else', async () => {
    const strokes = ['<w:strike/>', '<w:dstrike/>', '<w:vanish/>', '<w:strike w:val="true"/>'];
    const kept = ['<w:b/>', '<w:strike w:val="0"/>', '<w:dstrike w:val="false"/>', '<w:u w:val="single"/>'];
    expect(
      await word(run('a'), ...strokes.map((stroke) => run('X', stroke)), ...kept.map((stroke) => run('b', stroke))),
    ).toEqual(['abbbb']);
  });

  it('gives its notes below the text', async () => {
    const note = '<w:p><w:r><w:t>Nobody was asked.</w:t></w:r></w:p>';
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const document = `<w:body><w:p>${run('It is shut')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}</w:p></w:body>`;
    const notes = `<w:footnotes ${space}><w:footnote w:id="2">${note}</w:footnote></w:footnotes>`;
    expect(await read('docx', makeDocxOf(document, '', [{ name: 'word/footnotes.xml', content: notes }]))).toEqual([
      'It is shut.',
      'Nobody was asked.',
    ]);
  });

  it('has no soft hyphen within a word', async () => {
    expect(await word('<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>')).toEqual(['harbour']);
  });
});

it('a file is read by its bytes where its name is wrong', async () => {
  expect(await read('page', makePdf([STORY]))).toContain(STORY[1]);
  expect(await read('text', Buffer.from(NEWS))).toContain(STORY[2]);
  expect(await read('page', makeDocx(STORY))).toEqual(STORY);
  expect(sniffFormat('page', Buffer.from(MHTML))).toBe('mhtml');
  expect(sniffFormat('pdf', Buffer.from('\ufeff<!-- saved -->\n<html><body>'))).toBe('page');
});

it.each([
  ['text', 'The page begins with <html> and <!doctype html>, he said.'],
  ['text', 'From: A\nTo: B\n\nContent-Type: multipart/related'],
  ['markdown', '<p>One</p>\n\n# Two'],
  ['markdown', '%PDF is no number'],
  ['mail', 'From: a\nContent-Type: multipart/related; boundary=x\n\n'],
] as const)('a %s that begins %j is one', (format, text) => {
  expect(sniffFormat(format, Buffer.from(text))).toBe(format);
});
