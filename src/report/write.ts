/** Writes a report: aside first, then to its place, so that a failure leaves the earlier report whole. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceTogether } from '../disk/replace.ts';
import type { Report } from '../model.ts';
import { quotationsCsv, statementsCsv } from './csv.ts';
import { formatJson, reportData } from './data.ts';
import { renderMarkdown } from './markdown.ts';
import { type Format, findReal, formatMarker, MARKER } from './out-dir.ts';
import { readCounted, writeSite } from './site.ts';

export { assertOutDir, clearLeftovers, FORMATS, type Format, findReal, readFormats } from './out-dir.ts';

/**
 * Writes `report` in the given formats as the whole content of `outDir`, which is made where it is not there: what an
 * earlier report left there is gone. The caller has asked `assertOutDir`. The same report gives the same bytes.
 */
export async function writeReport(report: Report, outDir: string, formats: readonly Format[]): Promise<void> {
  const out = await findReal(outDir); // a link to a folder stays one
  await replaceTogether([out], (freshOf) => writeFiles(report, freshOf(out), formats));
}

/** Writes the files of `report` into the new folder `out`. */
export async function writeFiles(report: Report, out: string, formats: readonly Format[]): Promise<void> {
  const pages = formats.includes('html');
  const markdown = formats.includes('md');
  const data = formats.includes('data');
  await mkdir(out);
  await writeFile(join(out, MARKER), formatMarker(formats));
  if (pages) await writeSite(report, out, { markdown, data });
  if (markdown) {
    await writeFile(join(out, 'report.md'), renderMarkdown(report, { counted: await readCounted(), pages }));
  }
  if (data) {
    await mkdir(join(out, 'data'));
    await writeFile(join(out, 'data', 'report.json'), formatJson(reportData(report)));
    await writeFile(join(out, 'data', 'statements.csv'), statementsCsv(report));
    await writeFile(join(out, 'data', 'quotations.csv'), quotationsCsv(report));
  }
}
