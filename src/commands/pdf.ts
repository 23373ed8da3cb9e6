/** `verbatim build --pdf`: the report on paper, through a Chromium that is installed. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../config.ts';
import type { Report } from '../model.ts';
import { joinPages } from '../report/writing/paper.ts';
import { findInstalled, SWITCHES } from './chromium.ts';

/** Milliseconds that Chromium is given: a report of a thousand statements takes about one minute. */
const LIMIT = 300_000;
/** The last line of a PDF of ours: nothing else is ever written over. */
const MARK = '\n% Written by Verbatim\n';

/** Where the PDF of the report in `out` goes: beside that folder, under its name. */
export function pdfPath(out: string): string {
  const folder = resolve(out);
  return join(dirname(out), `${basename(folder)}.pdf`);
}

/**
 * Throws a `UserError` where no PDF could be written to `target`, before anything is built; else the path of the
 * Chromium to use.
 */
export async function preparePdf(target: string): Promise<string> {
  const tail = await readTail(target);
  if (tail !== null && !tail.endsWith(MARK)) {
    throw new UserError('was not written by Verbatim', { file: target, remedy: 'Move it, or name another --out.' });
  }
  const chromium = findInstalled();
  if (chromium !== null) return chromium;
  throw new UserError('--pdf: no Chromium was found', {
    remedy: 'Install Chromium or Chrome, or set CHROME_PATH to where it lies; or print a page from any browser.',
  });
}

/** Prints the written report in `out` to `target`, whole or not at all. The same report and Chromium give the same bytes. */
export async function writePdf(report: Report, out: string, target: string, chromium: string, limit = LIMIT) {
  const aside = await mkdtemp(join(dirname(resolve(target)), '.verbatim-pdf-'));
  try {
    await cp(join(out, 'assets'), join(aside, 'assets'), { recursive: true });
    const page = join(aside, 'paper.html');
    await writeFile(page, await joinPages(report, out));
    const printed = join(aside, 'paper.pdf');
    await writeFile(printed, await printAlike((name) => print(chromium, page, join(aside, name), limit)));
    await rename(printed, target);
  } finally {
    await rm(aside, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Prints at most, while no two are alike. */
const TRIES = 6;

/**
 * Two prints at a time, until two are alike, byte for byte. On a busy machine Chromium moves a line by a fraction of a
 * point in one print of twenty (6 of 120), never twice the same one.
 */
async function printAlike(printTo: (name: string) => Promise<Buffer>): Promise<Buffer> {
  const seen: Buffer[] = [];
  while (seen.length < TRIES) {
    const names = [`print-${seen.length}`, `print-${seen.length + 1}`];
    for (const print of await Promise.allSettled(names.map(printTo))) {
      if (print.status === 'rejected') throw print.reason;
      if (seen.some((other) => other.equals(print.value))) return print.value;
      seen.push(print.value);
    }
  }
  throw new UserError(`--pdf: ${TRIES} prints, and no two are alike`, {
    remedy: 'The report itself is written. Try again when the machine has less to do.',
  });
}

/** Prints a page into a folder `name`, which is made; the bytes of the PDF, but for the time of printing. */
async function print(chromium: string, page: string, name: string, limit: number): Promise<Buffer> {
  const pdf = `${name}.pdf`;
  const args = [
    ...SWITCHES,
    '--headless',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--user-data-dir=${name}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
  const failure = await new Promise<string | null>((done) => {
    const child = spawn(chromium, args, { stdio: 'ignore', timeout: limit, killSignal: 'SIGKILL' });
    child.on('error', (error) => done(error.message));
    child.on('exit', (code, signal) => {
      const late = `was not done within ${Math.round(limit / 1000)} seconds`;
      done(code === 0 ? null : signal === null ? `ended with ${code}` : late);
    });
  });
  if (failure !== null) {
    throw new UserError(`--pdf: ${chromium} ${failure}`, {
      remedy: 'The report itself is written. Print the pages that you need from a browser, or try again.',
    });
  }
  const bytes = await readFile(pdf).catch(() => null);
  if (bytes === null) throw new UserError(`--pdf: ${chromium} wrote no PDF`, { remedy: 'Set CHROME_PATH to another.' });
  return settle(bytes);
}

/** Without the time of printing, which is the one thing in it that changes; the length stays, since a PDF counts bytes. */
function settle(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const dated = text.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}[^)]*\)/g, (found, name: string) =>
    `${name}19700101000000+00'00'`.padEnd(found.length - 1).concat(')'),
  );
  return Buffer.from(dated + MARK, 'latin1');
}

/** The last bytes of a file; `null`: there is none. */
async function readTail(path: string): Promise<string | null> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const length = Math.min(size, MARK.length);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('latin1');
  } finally {
    await file.close();
  }
}
