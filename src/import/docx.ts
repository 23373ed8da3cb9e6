/** A Word document → its text: mammoth reads it, after the archive was seen to be no bomb. */
import { Parser } from 'htmlparser2';
import { findWraps } from '../articles/markup/wrapped.ts';
import { NO_METADATA } from '../articles/metadata.ts';
import { type Conversion, readTitle, refuse, toConverted } from './conversion.ts';
import { tidyText } from './page/dom.ts';
import { type Archive, openArchive, packArchive } from './zip.ts';

type Opened = Extract<Archive, { readonly names: unknown }>;

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
  let text = '';
  const transformDocument = (root: WordNode) => {
    text = writeWord(root);
    return { ...root, children: [] };
  };
  await mammoth.convertToHtml({ buffer: spellOut(archive, document, bytes) }, { transformDocument });
  const properties = readProperties(archive.read('docProps/core.xml'));
  return toConverted(`${text}\n`, {
    metadata: {
      ...NO_METADATA,
      title: readTitle(tidyText(properties.get('dc:title'))),
      byline: tidyText(properties.get('dc:creator')) || null,
    },
  });
}

/** The archive as mammoth reads it: what it does not know of (two strokes, hidden words, a carriage return) in its terms. */
function spellOut(archive: Opened, document: Uint8Array, bytes: Uint8Array): Buffer {
  const xml = Buffer.from(document).toString('utf8');
  const told = xml.replace(/<w:(?:dstrike|vanish)\b/g, '<w:strike').replace(/<w:cr\b/g, '<w:br');
  if (told === xml) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map(archive.names.map((name) => [name, archive.read(name) ?? new Uint8Array()]));
  return packArchive(files.set('word/document.xml', Buffer.from(told)));
}

/** What is used here of a document as mammoth reads it. */
interface WordNode {
  readonly type: string;
  readonly value?: string;
  readonly isStrikethrough?: boolean;
  /** Of a document: what its references to notes lead to. */
  readonly notes?: { readonly resolve: (reference: WordNode) => { readonly body: readonly WordNode[] } | null };
  readonly children?: readonly WordNode[];
}

/**
 * The paragraphs without what is struck out, notes below. A line break parts words, and lines where none of them goes on in
 * the next.
 */
function writeWord(root: WordNode): string {
  const paragraphs: string[] = [];
  let text = '';
  const notes = new Set<WordNode>();
  const walk = (node: WordNode): void => {
    const { type, value = '', isStrikethrough = false, children = [] } = node;
    if (isStrikethrough) return;
    if (type === 'noteReference') for (const part of root.notes?.resolve(node)?.body ?? []) notes.add(part);
    if (type === 'text') text += value;
    else if (type === 'tab') text += '\t';
    else if (type === 'break') text += '\n';
    for (const child of children) walk(child);
    if (type !== 'paragraph') return;
    paragraphs.push(joinLines(text.split('\n').filter((line) => line.trim() !== '')));
    text = '';
  };
  walk(root);
  for (const note of notes) walk(note); // a note that refers to another adds it to the end
  return [...paragraphs, text.trim()].filter((paragraph) => paragraph !== '').join('\n\n');
}

function joinLines(lines: readonly string[]): string {
  const wraps = findWraps(lines);
  return lines.map((line, i) => line.trim() + (i === lines.length - 1 ? '' : wraps[i] ? ' ' : '\n')).join('');
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
