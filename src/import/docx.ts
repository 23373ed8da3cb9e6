/** A Word document → its text: mammoth reads it, after the archive was seen to be no bomb. */
import { Parser } from 'htmlparser2';
import { NO_METADATA } from '../articles/metadata.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import { tidyText } from './page/dom.ts';
import { openArchive } from './zip.ts';

/** Tags within tags of the document's XML: tables in tables reach some 60. */
const MOST_DEPTH = 400;

/** Converts a `.docx`; title and author are those of its properties. */
export async function convertDocx(bytes: Uint8Array): Promise<Conversion> {
  const archive = openArchive(bytes);
  if (archive.read === null) return refuse(archive.reason);
  const document = archive.read('word/document.xml');
  if (document === null) return refuse('is no Word document (it holds no word/document.xml)');
  if (findDepth(document) > MOST_DEPTH) return refuse(`is nested more than ${MOST_DEPTH} levels deep`);
  const { default: mammoth } = await import('mammoth');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { value } = await mammoth.extractRawText({ buffer });
  const properties = readProperties(archive.read('docProps/core.xml'));
  return toConverted(`${value.replace(/\n{3,}/g, '\n\n').trim()}\n`, {
    metadata: {
      ...NO_METADATA,
      title: tidyText(properties.get('dc:title')) || null,
      byline: tidyText(properties.get('dc:creator')) || null,
    },
  });
}

function findDepth(xml: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser(
    {
      onopentag: () => {
        depth += 1;
        deepest = Math.max(deepest, depth);
      },
      onclosetag: () => {
        depth -= 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(Buffer.from(xml).toString('utf8'));
  return deepest;
}

/** The document's own properties by their XML names. */
function readProperties(xml: Uint8Array | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let name = '';
  const parser = new Parser(
    {
      onopentagname: (opened) => {
        name = opened;
      },
      ontext: (text) => {
        found.set(name, (found.get(name) ?? '') + text);
      },
      onclosetag: () => {
        name = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(Buffer.from(xml ?? []).toString('utf8'));
  return found;
}
