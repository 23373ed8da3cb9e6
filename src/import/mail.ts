/** A mail (`.eml`), such as a press release, and a page saved as one (`.mhtml`): postal-mime parts them. */

import { mendLatin1 } from '../articles/decode.ts';
import { readDate } from '../articles/head/dates.ts';
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
  const body = mail.text.trim() === '' ? await convertMarkup(mail.html) : { text: mail.text };
  if (body.text === null) return refuse('holds no text');
  const sent = mail.date === undefined ? null : readDate(mail.date);
  const from = tidyText(mail.from?.name) || tidyText(mail.from?.address);
  return toConverted(`${unwrapReply(body.text)}\n`, {
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
    const mail = await PostalMime.parse(bytes, LIMITS);
    return { ...mail, text: mendLatin1(mail.text ?? ''), html: mendLatin1(mail.html ?? '') };
  } catch (error) {
    return `cannot be read as mail (${(error as Error).message.slice(0, 120)})`;
  }
}

/** Line ends as elsewhere; trailing spaces of "format=flowed" join lines. */
function unwrapReply(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?<=\S) \n(?=\S)/g, ' ')
    .trim();
}
