/**
 * The names that a report shows, and which of them look odd: `npm run bench:names` (`--odd`: only those). Needs the
 * benchmark beside the project (`../shared/benchmark`). Of `second`, whose misses nobody should know, only the counts are shown.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createReport } from '../src/build.ts';
import type { Report } from '../src/model.ts';
import { formatTable, type Row, writePart } from './document.ts';
import { findDoubles, type Oddness, readOddness } from './names-odd.ts';

const BENCHMARK = fileURLToPath(new URL('../../shared/benchmark/', import.meta.url));
/** Articles of the archive that are looked at. */
const ARCHIVE = 2000;

interface Line {
  readonly id: string;
  readonly text: string;
  readonly cluster?: string;
}

/** The sets; `shown`: their names are printed. */
const SETS: readonly { readonly name: string; readonly lines: () => readonly string[]; readonly shown: boolean }[] = [
  { name: 'news dev', lines: () => linesOf('news/dev.jsonl'), shown: true },
  { name: 'news train', lines: () => linesOf('news/train.jsonl'), shown: true },
  { name: 'news second', lines: () => linesOf('news/second.jsonl'), shown: false },
  { name: 'PolNeAR dev', lines: () => linesOf('polnear/dev.jsonl'), shown: true },
  { name: 'PolNeAR train', lines: () => linesOf('polnear/train.jsonl'), shown: true },
  { name: 'archive', lines: () => linesOf('archive/articles.jsonl.gz').slice(0, ARCHIVE), shown: true },
];

/** What was counted in a set. */
interface Counts {
  speakers: number;
  odd: number;
  documents: number;
  oddDocuments: number;
  readonly kinds: Map<Oddness, number>;
}

function linesOf(file: string): string[] {
  const bytes = readFileSync(join(BENCHMARK, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
}

/** The articles of a set by folder: an event is a folder of its own, the rest is one. */
function foldersOf(lines: readonly string[]): Line[][] {
  const folders = new Map<string, Line[]>();
  for (const line of lines) {
    const article = JSON.parse(line) as Line;
    const cluster = article.cluster?.startsWith('basil') ? 'basil' : (article.cluster ?? '');
    folders.set(cluster, [...(folders.get(cluster) ?? []), article]);
  }
  return [...folders.values()];
}

async function readFolder(articles: readonly Line[]): Promise<Report> {
  const aside = mkdtempSync(join(tmpdir(), 'verbatim-names-'));
  const file = join(aside, 'articles.jsonl');
  const fields = ({ id, text, ...rest }: Line & Record<string, unknown>) =>
    JSON.stringify({ id, text, outlet: rest.outlet, title: rest.title, published: rest.published, url: rest.url });
  writeFileSync(file, articles.map((article) => fields(article as Line & Record<string, unknown>)).join('\n'));
  const { report } = await createReport([file]);
  rmSync(aside, { recursive: true });
  return report;
}

/** For each speaker shown beside a fuller name in one article: the article. */
function doublesOf({ speakers, quotations }: Report): Map<string, string> {
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const quoted = new Map<string, Set<string>>();
  for (const { articleId, speakerId } of quotations) {
    if (speakerId === null || byId.get(speakerId)?.kind !== 'person') continue;
    quoted.set(articleId, (quoted.get(articleId) ?? new Set()).add(byId.get(speakerId)?.name ?? ''));
  }
  const doubles = new Map<string, string>();
  for (const [article, names] of quoted) for (const name of findDoubles([...names])) doubles.set(name, article);
  return doubles;
}

/** Counts a report's names and gives a line for each, its oddness in front. */
function listNames(report: Report, counts: Counts): string[] {
  const doubles = doublesOf(report);
  const oddIds = new Set<string>();
  const lines = report.speakers.map(({ id, name, kind }) => {
    const odd = readOddness(name, kind);
    if (kind === 'person' && doubles.has(name)) odd.push('two speakers in one article');
    for (const one of odd) counts.kinds.set(one, (counts.kinds.get(one) ?? 0) + 1);
    counts.speakers += 1;
    if (odd.length > 0) {
      counts.odd += 1;
      oddIds.add(id);
    }
    const where = report.quotations.find(({ speakerId }) => speakerId === id);
    const place = odd.length > 0 && where ? ` (${doubles.get(name) ?? where.articleId}: “${where.mention?.text}”)` : '';
    return `${odd.length > 0 ? `ODD ${odd.join(', ')}:` : 'speaker'} ${name} [${kind}]${place}`;
  });
  const labels = report.documents.map(({ label, speakerId }) => {
    const odd = speakerId !== null && oddIds.has(speakerId);
    counts.documents += 1;
    if (odd) counts.oddDocuments += 1;
    return `${odd ? 'by an ODD name:' : 'document'} ${label}`;
  });
  return [...lines, ...labels];
}

async function countSet(name: string, lines: readonly string[], shown: boolean): Promise<Counts> {
  const counts: Counts = { speakers: 0, odd: 0, documents: 0, oddDocuments: 0, kinds: new Map() };
  for (const folder of foldersOf(lines)) {
    const listed = listNames(await readFolder(folder), counts);
    const chosen = process.argv.includes('--odd') ? listed.filter((line) => line.includes('ODD')) : listed;
    if (shown) for (const line of chosen) console.log(`${name}: ${line}`);
  }
  return counts;
}

const only = process.argv.find((argument) => argument.startsWith('--set='))?.slice('--set='.length);
const rows: Row[] = [];
const kinds = new Map<Oddness, number>();
for (const { name, lines, shown } of SETS) {
  if (only !== undefined && only !== name) continue;
  const counts = await countSet(name, lines(), shown);
  for (const [kind, count] of counts.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  rows.push([name, counts.speakers, counts.odd, counts.odd / counts.speakers, counts.documents, counts.oddDocuments]);
}
const all = rows.reduce((sum, row) => sum + Number(row[1]), 0);
const byKind = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]): Row => [kind, count, count / all]);
const body = `${formatTable(['articles', 'speakers', 'odd', 'share', 'documents', 'by an odd name'], rows)}

What looks odd is found by simple signs (\`bench/names-odd.ts\`) that know nothing of how the name was found; some of it is right.

${formatTable(['what looks odd', 'speakers', 'share of all'], byKind, 4)}`;
if (only === undefined) writePart('Names', 'npm run bench:names', body);
else console.log(body);
