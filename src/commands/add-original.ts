/** `verbatim add --as-original`: a file → the record of a document in the folder. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDate } from '../articles/head/dates.ts';
import { readArticles } from '../articles/read.ts';
import { readRecordFields } from '../articles/record-fields.ts';
import { hashBytes } from '../articles/records.ts';
import { UserError } from '../config.ts';
import { type Incoming, readSource } from '../import/sources.ts';
import { chooseName, fileOf, type Kept, storeArticle } from '../import/store.ts';
import { countOf, openFolder } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Options as the command line gives them: which document the file is the record of. */
export interface AddOriginalOptions {
  readonly of?: string;
  readonly by?: string;
  /** The addressee. */
  readonly to?: string;
  readonly date?: string;
  readonly folder?: string;
  readonly config?: string;
  readonly dryRun?: boolean;
}

/** Adds each file as a record of the document. 0: all were added; 1: some are there already; 2: some could not be read. */
export async function runAddOriginal(
  sources: readonly string[],
  options: AddOriginalOptions,
  terminal: Terminal,
): Promise<number> {
  const record = readGiven(options);
  const { folder, config } = await openFolder(options.folder, options.config);
  const names = await readdir(folder).catch(() => []);
  const there = names.length === 0 ? [] : (await readArticles([folder], config)).originals;
  const shelf: Shelf = {
    folder,
    taken: new Set(names.map((name) => name.toLowerCase().replace(/\.(?:meta\.yaml|[^.]+)$/, ''))),
    known: new Map(there.map(({ file, sha256 }) => [sha256, file])),
  };
  const outcomes: Outcome[] = [];
  for (const source of sources) {
    for await (const incoming of readSource(source, { now: () => '' })) {
      outcomes.push(await addRecord(incoming, record, shelf, options.dryRun === true, terminal));
    }
  }
  const added = outcomes.filter((outcome) => outcome === 'added').length;
  terminal.note(`${countOf(added, 'record')} ${options.dryRun ? 'would be added' : 'added'}.`);
  return outcomes.includes('refused') ? 2 : outcomes.includes('there') ? 1 : 0;
}

type Outcome = 'added' | 'there' | 'refused';

/** The folder, the names that are taken there (lower case), and its records by their hash. */
interface Shelf {
  readonly folder: string;
  readonly taken: Set<string>;
  readonly known: Map<string, string>;
}

async function addRecord(
  { where, name, sha256, conversion }: Incoming,
  record: NonNullable<Kept['record']>,
  { folder, taken, known }: Shelf,
  isDry: boolean,
  terminal: Terminal,
): Promise<Outcome> {
  if (conversion.text === null) {
    terminal.warn(`error: ${where}: ${conversion.reason}; it was not added`);
    return 'refused';
  }
  for (const warning of conversion.warnings) terminal.warn(`warning: ${where}: ${warning}`);
  const hash = hashBytes(Buffer.from(conversion.text));
  const same = known.get(hash);
  if (same !== undefined) {
    terminal.warn(`warning: ${where}: is the record ${same} already; it was not added`);
    return 'there';
  }
  const { metadata } = conversion;
  const naming = { title: metadata.title ?? `${record.of} ${name}`, outlet: null, published: record.date };
  const kept: Kept = { name, naming, sha256, converted: conversion, metadata, retrieved: null, record };
  const chosen = chooseName(kept, taken);
  taken.add(chosen);
  known.set(hash, fileOf(kept, chosen));
  if (!isDry) {
    await mkdir(folder, { recursive: true });
    await storeArticle(kept, folder, chosen);
  }
  terminal.print(join(folder, fileOf(kept, chosen)));
  return 'added';
}

function readGiven({ of, by, to, date }: AddOriginalOptions): NonNullable<Kept['record']> {
  const { record, issues } = readRecordFields({ role: 'original', of, by, to }, { strict: true });
  const [issue] = issues;
  if (issue !== undefined || record === null || record === 'wrong') {
    const remedy = 'A record is added with --of TYPE --by NAME [--to NAME] [--date DATE].';
    throw new UserError(`--${issue?.key}: ${issue?.message}`, { remedy });
  }
  const day = date === undefined ? null : readDate(date);
  if (date !== undefined && day === null) {
    throw new UserError(`--date: "${date}" cannot be read`, { remedy: 'It takes a date such as 2018-07-31.' });
  }
  return { of: record.type, by: record.author, to: record.addressee, date: day };
}
