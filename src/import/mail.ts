/** A mail (`.eml`), such as a press release, and a page saved as one (`.mhtml`): postal-mime parts them. */

import { mendLatin1 } from '../articles/decode.ts';
import { readDate } from '../articles/head/dates.ts';
import { readQuoting } from '../articles/markup/quoting.ts';
import { readIntroduction, readName } from '../articles/markup/reply.ts';
import { NO_METADATA } from '../articles/metadata.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import { tidyText } from './page/dom.ts';
import { convertMarkup } from './page/markup.ts';
import { convertPage } from './page.ts';

/** Parts within parts, and bytes of headers, that are read. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 1_000_000 };

/** Converts a mail: subject, sender and date are title, byline and published. */
export async function convertMail(bytes: Uint8Array): Promise<Conversion> {
  const mail = await parse(bytes);
  if (typeof mail === 'string') return refuse(mail);
  if (mail.headers.length === 0) return refuse('is no mail (it has no headers)');
  const plain = mail.text.trim() !== '';
  const body = plain ? { text: readPlain(mail.text) } : await convertMarkup(mail.html);
  if (body.text === null) return refuse('holds no text');
  const sent = mail.date === undefined ? null : readDate(mail.date);
  const from = tidyText(mail.from?.name) || tidyText(mail.from?.address);
  return toConverted(`${plain ? body.text : nameSenders(body.text)}\n`, {
    metadata: { ...NO_METADATA, title: tidyText(mail.subject) || null, byline: from || null, published: sent },
    warnings: mail.date !== undefined && sent === null ? ['its date cannot be read and was left out'] : [],
  });
}

/** Converts a page that a browser saved as one file. */
export async function convertMhtml(bytes: Uint8Array): Promise<Conversion> {
  const mail = await parse(bytes);
  if (typeof mail === 'string') return refuse(mail);
  if (mail.html.trim() === '') return refuse('holds no page');
  const header = (key: string) => mail.headers.find((found) => found.key === key)?.value ?? null;
  const page = await convertPage(mail.html, header('snapshot-content-location'));
  if (page.text === null) return page;
  return { ...page, retrieved: mail.date === undefined ? null : readDate(mail.date) };
}

async function parse(bytes: Uint8Array) {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(keepLines(bytes), LIMITS);
    return { ...mail, text: mendLatin1(mail.text ?? ''), html: mendLatin1(mail.html ?? '') };
  } catch (error) {
    return `cannot be read as mail (${(error as Error).message.slice(0, 120)})`;
  }
}

/** postal-mime joins the lines of "format=flowed" whatever `>` they begin with: it is told of none, and they are joined here. */
function keepLines(bytes: Uint8Array): Uint8Array {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const told = mail.replace(/^(Content-Type:[^\n]*(?:\n[ \t][^\n]*){0,4}?format\s*=\s*"?)flowed/gim, '$1broken');
  return told === mail ? bytes : Buffer.from(told, 'latin1');
}

/** The text of a mail: lines that "format=flowed" broke joined, and what a reply repeats given to whoever wrote it. */
function readPlain(text: string): string {
  const signed = signReply(text.replace(/\r\n?/g, '\n'));
  const quoted = readQuoting(signed)?.text ?? signed;
  return quoted.replace(/(?<=\S)(?<!^--) {1,2}\n(?=\S)/gm, ' ').trim();
}

/** Replies to replies that are told apart. */
const DEEPEST_REPLY = 20;
const ORIGINAL = /^[ \t]*-{2,}[ \t]*Original (?:Message|Appointment)[ \t]*-{2,}[ \t]*$/im;
/** The headers of the mail that a reply repeats, as Outlook writes them: one a line, a blank line below. */
const REPEATED =
  /^[ \t]*\*?From:\*?[ \t]*(\S[^\n]*)\n(?:[ \t]*\*?(?:Sent|Date|To|Cc|Subject|Importance):[^\n]*\n){2,8}/im;

/** What stands below such headers is set in with `>`, as other programs do, below a line that says whose it is. */
function signReply(text: string, depth = 0): string {
  const found = depth < DEEPEST_REPLY ? REPEATED.exec(text) : null;
  if (found === null || /forward/i.test(text.slice(Math.max(0, found.index - 60), found.index))) return text;
  const above = text.slice(0, found.index).replace(ORIGINAL, '').trimEnd();
  const name = readName((found[1] ?? '').slice(0, 200));
  if (above === '' || name === '') return text;
  const date = /^[ \t]*\*?(?:Sent|Date):\*?[ \t]*([^\n]*)/im.exec(found[0])?.[1] ?? '';
  const below = signReply(text.slice(found.index + found[0].length).trim(), depth + 1);
  return `${above}\n\nOn ${date}, ${name} wrote:\n${below.replace(/^/gm, '> ')}`;
}

/** In the text of an HTML mail a repeated one is a block quotation, below the line that says whose it is. */
function nameSenders(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => readIntroduction(paragraph.split('\n'))?.shown ?? paragraph)
    .join('\n\n')
    .trim();
}
