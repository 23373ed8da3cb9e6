/** `verbatim check --drafts`: texts that are not published, held against records and published articles. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLock } from '../anchors/lockfile.ts';
import { decode } from '../articles/decode.ts';
import { readArticles } from '../articles/read.ts';
import { createReport } from '../build.ts';
import { attributeArticle } from '../extract.ts';
import { convertFile } from '../import/convert.ts';
import type { Article, Report } from '../model.ts';
import { type DraftFault, openDrafts } from '../originals/drafts.ts';
import { describeChange } from '../report/lookup/phrases.ts';
import { shorten } from '../report/lookup/visible.ts';
import { countOf, formatFinding, openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Characters of a quotation in a message. */
const SHOWN = 100;

/**
 * Reads the articles and records of `inputs`, and names each quotation in the texts of the folder `drafts` that differs from what
 * it quotes; writes nothing. 1 where one differs without saying so.
 */
export async function runDrafts(
  drafts: string,
  inputs: readonly string[],
  options: ProjectOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const { config } = project;
  const { lines: lock } = await openLock(project.lock);
  const { report } = await terminal.during('Reading what is published', () =>
    createReport(project.inputs, { config, lock }),
  );
  const reading = await readArticles([drafts], config, convertFile);
  for (const finding of reading.findings) terminal.warn(formatFinding(finding));
  const check = openDrafts(report);
  let [silent, told] = [0, 0];
  for (const article of reading.articles) {
    const lineOf = await countLines(article, drafts);
    for (const fault of check(article, attributeArticle(article))) {
      if (fault.isSilent) silent += 1;
      else told += 1;
      terminal.warn(`${article.file}:${lineOf(fault.start)}: ${describeFault(fault, report)}`);
    }
  }
  const read = countOf(reading.articles.length, 'draft');
  terminal.note(
    `${read}: ${silent} quotation${silent === 1 ? '' : 's'} altered without saying so, ${told} to look at.`,
  );
  return silent > 0 ? 1 : 0;
}

/** The line (1-based) of the file on which an offset of its text stands: what stands before a text is its front matter. */
async function countLines({ file, text }: Article, folder: string): Promise<(offset: number) => number> {
  const bytes = /\.(?:md|txt)$/i.test(file) ? await readFile(join(folder, file)).catch(() => null) : null;
  const whole = (bytes && decode(bytes).text) ?? text;
  const before = whole.endsWith(text) ? whole.length - text.length : 0;
  return (offset) => whole.slice(0, before + offset).split(/\r\n|\r|\n/).length;
}

function describeFault(
  { words, source, at, passage, changes, isSilent }: DraftFault,
  { originals = [] }: Report,
): string {
  const original = originals.find(({ file }) => file === source);
  const line = original === undefined || at === null ? '' : `:${original.text.slice(0, at).split(/\r\n|\r|\n/).length}`;
  const place = `${source}${line}`;
  const quoted = `“${shorten(words, SHOWN)}”`;
  if (changes.length === 0) {
    const nearest = passage === null ? '' : `; the nearest, ${place}: “${shorten(passage, SHOWN)}”`;
    return `${quoted} is not in the record ${source}${nearest}`;
  }
  const told = changes
    .map((change) => `${describeChange(change)} (${change.declared ? 'marked' : 'silent'})`)
    .join(', ');
  return `${quoted} ${isSilent ? '' : 'as it says, '}${told}; ${place}: “${shorten(passage ?? '', SHOWN)}”`;
}
