/**
 * File names of the report's pages. Each depends on the id alone, so that adding an article renames no other page,
 * and holds only `a-z`, `0-9`, `-` and `_`: safe in an address and on every file system.
 */
import { createHash } from 'node:crypto';
import { isWebAddress } from '../../config.ts';
import type { Report } from '../../model.ts';
import { slugify } from '../../text.ts';

/** Longer names break tools (255 bytes with folders and suffix). */
const LONGEST = 120;
const PLAIN = /^[a-z0-9]+(?:[-_]+[a-z0-9]+)*$/;
const ANCHOR = /^q-[0-9a-z]{10,60}$/;
/** What a hashed name ends in; a plain id that looks like one gets a hash of its own. */
const HASHED = /-[0-9a-f]{10}$/;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name, without extension, for any id: the id itself where it is plain, else a slug with ten digits of its hash. */
export function fileName(id: string): string {
  if (PLAIN.test(id) && id.length <= LONGEST && !HASHED.test(id) && !DEVICE.test(id)) return id;
  const slug = slugify(id, 8)
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, LONGEST - 11)
    .replace(/^-+|-+$/g, '');
  // JSON keeps lone surrogates apart, which UTF-8 does not.
  const hash = createHash('sha256').update(JSON.stringify(id)).digest('hex').slice(0, 10);
  return slug === '' ? `id-${hash}` : `${slug}-${hash}`;
}

/** Path of an article's page, from the root of the report. */
export function articlePath(id: string): string {
  return `articles/${fileName(id)}.html`;
}

/** Path of a statement's page, and of what became of a retired anchor. */
export function statementPath(anchor: string): string {
  return `q/${ANCHOR.test(anchor) ? anchor : fileName(anchor)}.html`;
}

/** Path of a speaker's page. */
export function speakerPath(id: string): string {
  return `speakers/${fileName(id)}.html`;
}

/** Path of a document's page. */
export function documentPath(id: string): string {
  return `documents/${fileName(id)}.html`;
}

/** Path of a statement's annotations, from the root of the report. */
export function annotationPath(anchor: string): string {
  return `data/annotations/${fileName(anchor)}.jsonld`;
}

/** Path of an article as TEI, from the root of the report. */
export function teiPath(id: string): string {
  return `data/tei/${fileName(id)}.xml`;
}

/** The permanent address of an anchor: absolute where the report has a base address, else from the root of the report. */
export function permalink(report: Report, anchor: string): string {
  return `${report.baseUrl ?? ''}${statementPath(anchor)}`;
}

/** `url` where it is an http(s) address, percent-encoded where it has to be; else `null`: no other link is ever made. */
export function webAddress(url: string | null): string | null {
  return url !== null && isWebAddress(url) ? new URL(url).href : null;
}
