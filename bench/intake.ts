/**
 * The reader of saved pages against an outside referee: a folder of pages, each with the text that was expected of it, in the form of
 * Readability's test pages (NAME/source.html, expected.html, expected-metadata.json). The folder is not part of this repository.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { findForeignLanguage } from '../src/articles/language.ts';
import { convertFile } from '../src/import/convert.ts';
import { convertMarkup } from '../src/import/page/markup.ts';
import { keyK2, words } from '../src/text.ts';

/** What was taken of a page. */
interface Taken {
  readonly words: readonly string[];
  readonly title: string | null;
  readonly byline: string | null;
}

/** A page with its text as expected. */
export interface RefereePage {
  readonly name: string;
  readonly source: Buffer;
  readonly expected: Taken;
}

/** How well one page was read: shares from 0 to 1. */
export interface PageScore {
  readonly name: string;
  readonly recall: number;
  readonly precision: number;
  /** `null`: none is expected. */
  readonly title: boolean | null;
  readonly byline: boolean | null;
}

/** Pages that the worst of are listed. */
const WORST = 10;
const SOURCE = 'source.html';

/** Reads the pages of `folder`, in the order of their names. */
export async function readReferee(folder: string): Promise<RefereePage[]> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, SOURCE)));
  const pages: RefereePage[] = [];
  for (const name of names.sort()) {
    const read = (file: string) => readFileSync(join(folder, name, file));
    const { text } = await convertMarkup(read('expected.html').toString('utf8'));
    const stated = JSON.parse(read('expected-metadata.json').toString('utf8'));
    const expected = {
      words: readWords(text ?? '', stated.title ?? null),
      title: stated.title ?? null,
      byline: stated.byline ?? null,
    };
    pages.push({ name, source: read(SOURCE), expected });
  }
  return pages;
}

/** Compares what was taken with what was expected; the headline and what only our writing adds count on neither side. */
export function scorePage(name: string, taken: Taken, expected: Taken): PageScore {
  const own = count(taken.words);
  const wanted = count(expected.words);
  let both = 0;
  for (const [word, number] of wanted) both += Math.max(0, Math.min(number, own.get(word) ?? 0));
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, n) => all + Math.max(0, n), 0);
  const agrees = (a: string | null, b: string | null) => (b === null ? null : keyK2(a ?? '') === keyK2(b));
  return {
    name,
    recall: both / Math.max(1, sum(wanted)),
    precision: both / Math.max(1, sum(own)),
    title: agrees(taken.title, expected.title),
    byline: agrees(taken.byline, expected.byline),
  };
}

function count(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Labels that are written to say what a page shows by its setting. */
const WRITTEN = /^Caption: |(?<=\) )posted on [\p{L} ]+?(?: on [^:]{4,30})?(?=: “)|^A post on [\p{L} ]+(?=: “)/gmu;

/** The words of a text without its headline and what only our writing adds. */
function readWords(text: string, title: string | null): readonly string[] {
  const headline = keyK2(title ?? '');
  const lines = text.split('\n').filter((line) => headline === '' || keyK2(line) !== headline);
  return words(lines.join('\n').replace(WRITTEN, ''));
}

async function readOurs(source: Buffer): Promise<Taken | string> {
  const found = await convertFile('page', source);
  if (found.text === null) return found.reason;
  const language = await findForeignLanguage(found.text);
  if (language !== null) return `is not English (${language})`;
  const { title, byline } = found.metadata;
  return { words: readWords(found.text, title), title, byline };
}

async function readPlainly(source: Buffer): Promise<Taken> {
  const { document } = parseHTML(source.toString('utf8'));
  const found = new Readability(document as never).parse();
  const { text } = await convertMarkup(found?.content ?? '');
  return {
    words: readWords(text ?? '', found?.title ?? null),
    title: found?.title ?? null,
    byline: found?.byline ?? null,
  };
}

function printScores(of: string, scores: readonly PageScore[]): void {
  const mean = (list: readonly number[]) => (list.reduce((all, n) => all + n, 0) / Math.max(1, list.length)).toFixed(4);
  const share = (list: readonly (boolean | null)[]) => {
    const stated = list.filter((value) => value !== null);
    return `${stated.filter(Boolean).length} of ${stated.length}`;
  };
  console.log(
    `${of}: recall ${mean(scores.map(({ recall }) => recall))}, precision ${mean(scores.map(({ precision }) => precision))}, ` +
      `title ${share(scores.map(({ title }) => title))}, byline ${share(scores.map(({ byline }) => byline))}`,
  );
}

function printWorst(scores: readonly PageScore[]): void {
  const worst = [...scores].sort((a, b) => a.recall + a.precision - b.recall - b.precision).slice(0, WORST);
  console.log(`The ${worst.length} worst (recall, precision):`);
  for (const { name, recall, precision } of worst) {
    console.log(`  ${recall.toFixed(3)}  ${precision.toFixed(3)}  ${name}`);
  }
}

async function run(folder: string): Promise<void> {
  const pages = await readReferee(folder);
  if (pages.length === 0) throw new Error(`${folder} holds no folder with a ${SOURCE}`);
  const aside: string[] = [];
  const [ours, plain]: [PageScore[], PageScore[]] = [[], []];
  for (const { name, source, expected } of pages) {
    const taken = await readOurs(source);
    if (typeof taken === 'string') {
      aside.push(`  ${name} ${taken}`);
      continue;
    }
    ours.push(scorePage(name, taken, expected));
    plain.push(scorePage(name, await readPlainly(source), expected));
  }
  console.log(`${pages.length} pages: ${ours.length} taken, ${aside.length} set aside`);
  for (const line of aside) console.log(line);
  printScores('Verbatim', ours);
  printScores('Readability alone', plain);
  printWorst(ours);
}

const USAGE = `usage: npm run bench:intake FOLDER

FOLDER holds one folder a page, each with ${SOURCE}, expected.html and expected-metadata.json, as in test/test-pages of
https://github.com/mozilla/readability. They are not part of this repository.`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || !existsSync(folder)) {
    console.error(folder === undefined ? USAGE : `${folder}: no such folder\n\n${USAGE}`);
    process.exitCode = 2;
  } else await run(folder);
}
