/** `verbatim add --as-original`: a file → the record of a document in the folder. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDate } from '../articles/head/dates.ts';
import { readArticles } from '../articles/read.ts';
import { readRecordFields } from '../articles/record-fields.ts';
import { hashBytes } from '../articles/records.ts';
import { UserError } from '../config.ts';
import { readSource } from '../import/sources.ts';
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
  const taken = new Set(names.map((name) => name.toLowerCase().replace(/\.(?:meta\.yaml|[^.]+)$/, '')));
  const there = names.length === 0 ? [] : (await readArticles([folder], config)).originals;
  const known = new Map(there.map(({ file, sha256 }) => [sha256, file]));
  let [added, left, refused] = [0, 0, 0];
  for (const source of sources) {
    for await (const { where, name, sha256, conversion } of readSource(source, { now: () => '' })) {
      if (conversion.text === null) {
        terminal.warn(`error: ${where}: ${conversion.reason}; it was not added`);
        refused += 1;
        continue;
      }
      for (const warning of conversion.warnings) terminal.warn(`warning: ${where}: ${warning}`);
      const hash = hashBytes(Buffer.from(conversion.text));
      const same = known.get(hash);
      if (same !== undefined) {
        terminal.warn(`warning: ${where}: is the record ${same} already; it was not added`);
        left += 1;
        continue;
      }
      const { metadata } = conversion;
      const naming = { title: metadata.title ?? `${record.of} ${name}`, outlet: null, published: record.date };
      const kept: Kept = { name, naming, sha256, converted: conversion, metadata, retrieved: null, record };
      const chosen = chooseName(kept, taken);
      taken.add(chosen);
      known.set(hash, fileOf(kept, chosen));
      if (!options.dryRun) {
        await mkdir(folder, { recursive: true });
        await storeArticle(kept, folder, chosen);
      }
      terminal.print(join(folder, fileOf(kept, chosen)));
      added += 1;
    }
  }
  terminal.note(`${countOf(added, 'record')} ${options.dryRun ? 'would be added' : 'added'}.`);
  return refused > 0 ? 2 : left > 0 ? 1 : 0;
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
