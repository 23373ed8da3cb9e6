/**
 * Short texts, one for each kind of trap that real articles set, built as a reader would build them. All but those listed come
 * out right; one that is mended leaves the list.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createReport } from '../../src/build.ts';
import type { Report } from '../../src/model.ts';

interface Expected {
  readonly quote: string;
  readonly kind: string;
  readonly speaker?: string;
  readonly also?: readonly string[];
  readonly document?: string;
  readonly docAlso?: readonly string[];
}
interface NewsCase {
  readonly id: string;
  readonly phenomenon: string;
  readonly text?: string;
  readonly articles?: readonly object[];
  readonly expect?: readonly Expected[];
  readonly check?: {
    readonly speakers?: readonly string[];
    readonly statements?: number;
    readonly contested?: number;
    readonly relations?: Readonly<Record<string, string>>;
    readonly without?: readonly string[];
    readonly withoutChanges?: readonly string[];
  };
}

const cases = readFileSync(new URL('../gold/news/cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as NewsCase);

const fold = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^unnamed:\s*/, '')
    .replace(/[’'´`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|a|an) /, '');
const isSpeech = (kind: string): boolean => kind === 'statement' || kind === 'fragment';
/** Types that careful readers do not tell apart. */
const TYPES: Readonly<Record<string, string>> = { memo: 'report', testimony: 'meeting' };
const foldType = (type: string): string => TYPES[type] ?? type;

async function buildCase({ text, articles = [{ id: 'a', outlet: 'Courier', text }] }: NewsCase): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-news-'));
  try {
    const file = join(folder, 'articles.jsonl');
    await writeFile(file, articles.map((article) => JSON.stringify(article)).join('\n'));
    return (await createReport([file])).report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function findFaults(report: Report, { expect: expected = [], check = {} }: NewsCase): string[] {
  const nameOf = (id: string | null) => report.speakers.find((speaker) => speaker.id === id)?.name ?? null;
  const faults = expected.flatMap((wanted) => findFault(report, nameOf, wanted));
  const occurrences = report.statements.flatMap((statement) => statement.occurrences);
  const contested = report.statements.filter((statement) => statement.contested).length;
  const named = [...new Set(report.statements.map(({ speakerId }) => nameOf(speakerId)))].map(fold).sort();
  if (check.speakers && named.join('|') !== check.speakers.map(fold).sort().join('|')) faults.push(`speakers ${named}`);
  if (check.statements !== undefined && report.statements.length !== check.statements)
    faults.push(`${report.statements.length} statements`);
  if (check.contested !== undefined && contested !== check.contested) faults.push(`${contested} contested`);
  for (const [id, relation] of Object.entries(check.relations ?? {})) {
    if (!occurrences.some((one) => one.articleId === id && one.relation === relation))
      faults.push(`${id} not ${relation}`);
  }
  for (const relation of check.without ?? []) {
    if (occurrences.some((one) => one.relation === relation)) faults.push(`something is ${relation}`);
  }
  for (const type of check.withoutChanges ?? []) {
    if (occurrences.some(({ changes }) => changes.some((change) => change.type === type)))
      faults.push(`a change is ${type}`);
  }
  return faults;
}

function findFault(report: Report, nameOf: (id: string | null) => string | null, wanted: Expected): string[] {
  const { quotations, documents } = report;
  const found =
    quotations.find(({ text }) => fold(text).startsWith(fold(wanted.quote).slice(0, 60))) ??
    quotations.find(({ text }) => fold(text).includes(fold(wanted.quote)));
  if (!found) return [`“${wanted.quote}” not found`];
  const document = documents.find(({ id }) => id === found.documentId);
  const type = document && !document.inferred ? document.type : 'unstated';
  const name = nameOf(found.speakerId);
  if (isSpeech(wanted.kind) !== isSpeech(found.kind)) return [`“${wanted.quote}” is ${found.kind}`];
  if (!isSpeech(wanted.kind)) return [];
  const faults: string[] = [];
  if (wanted.speaker && ![wanted.speaker, ...(wanted.also ?? [])].some((one) => fold(one) === fold(name)))
    faults.push(`“${wanted.quote}” by ${name}`);
  if (wanted.document && ![wanted.document, ...(wanted.docAlso ?? [])].map(foldType).includes(foldType(type)))
    faults.push(`“${wanted.quote}” in ${type}`);
  return faults;
}

it.for(cases.map((one) => [`${one.id}: ${one.phenomenon}`, one] as const))('%s', async ([, one]) => {
  const faults = findFaults(await buildCase(one), one);
  expect(faults).toEqual([]);
});
