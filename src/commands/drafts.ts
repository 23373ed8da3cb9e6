/** `verbatim check --drafts`: texts that are not published, held against records and published articles. */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openLock } from '../anchors/lockfile.ts';
import { decode } from '../articles/decode.ts';
import { READ_FORMATS } from '../articles/files.ts';
import { readArticles } from '../articles/read.ts';
import { createReport } from '../build.ts';
import { UserError } from '../config.ts';
import { readWhole } from '../extract.ts';
import { convertFile } from '../import/convert.ts';
import type { Article } from '../model.ts';
import { type DraftFault, openDrafts } from '../originals/drafts.ts';
import { describeChange } from '../report/lookup/phrases.ts';
import { shorten } from '../report/lookup/visible.ts';
import { countOf, formatFinding, openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Characters of a quotation in a message. */
const SHOWN = 100;

/**
 * Reads the articles and records of `inputs`, and names each quotation in the texts of the folder `drafts` that differs from what
 * it quotes; writes nothing. 1 where one differs without saying so, or a text could not be read; 2 where none could.
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
  if (reading.articles.length === 0) {
    throw new UserError(`${drafts}: holds no text that can be read`, { remedy: READ_FORMATS });
  }
  const check = openDrafts(report);
  const originals = report.originals ?? [];
  const places: Places = new Map(
    await Promise.all(originals.map(async (one) => [one.file, await countLines(one, project.inputs)] as const)),
  );
  let [silent, told] = [0, 0];
  for (const article of reading.articles) {
    const lineOf = await countLines(article, [drafts]);
    for (const fault of check(article, readWhole(article))) {
      if (fault.isSilent) silent += 1;
      else told += 1;
      terminal.warn(`${article.file}:${lineOf(fault.start)}: ${describeFault(fault, places)}`);
    }
  }
  const read = countOf(reading.articles.length, 'draft');
  terminal.note(
    `${read}: ${silent} quotation${silent === 1 ? '' : 's'} altered without saying so, ${told} to look at.`,
  );
  const isUnread = reading.findings.some(({ level }) => level === 'error');
  return silent > 0 || isUnread ? 1 : 0;
}

/** A text that was read from a file of some folder. */
type Read = Pick<Article, 'file' | 'text' | 'origins'>;

/** The line (1-based) of the file on which an offset of its text stands; of another format, the line of the text. */
async function countLines({ file, text, origins = [[0, 0]] }: Read, inputs: readonly string[]) {
  const isText = /\.(?:md|txt)$/i.test(file);
  let whole: string | null = null;
  for (const input of isText ? inputs : []) {
    const path = basename(input) === file && !(await stat(input)).isDirectory() ? input : join(input, file);
    const bytes = await readFile(path).catch(() => null);
    whole ??= bytes && decode(bytes).text;
  }
  return (offset: number): number => {
    const [at, from] = origins.findLast(([start]) => start <= offset) ?? [0, 0];
    const before = whole === null ? text.slice(0, offset) : whole.slice(0, from + offset - at);
    return before.split(/\r\n|\r|\n/).length;
  };
}

/** For each record the line of its file on which an offset stands. */
type Places = ReadonlyMap<string, (offset: number) => number>;

function describeFault({ words, source, at, passage, changes, isSilent }: DraftFault, places: Places): string {
  const line = at === null ? undefined : places.get(source)?.(at);
  const place = line === undefined ? source : `${source}:${line}`;
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
