/** A PDF → its text: unpdf (Mozilla's pdf.js) gives pieces with their places, which become lines and paragraphs here. */
import { NO_METADATA } from '../articles/metadata.ts';
import { type Conversion, readTitle, refuse, toConverted } from './conversion.ts';
import { tidyText } from './page/dom.ts';
import { dropRunningLines, type Item, joinRows, type Line, orderColumns, readLines } from './pdf-lines.ts';
import { joinParagraphs } from './pdf-paragraphs.ts';

/** Newspapers and reports; beyond it a PDF is a book. */
const MOST_PAGES = 500;

/** A newspaper's page takes a tenth of a second; a damaged file can keep pdf.js waiting for ever. */
const MOST_SECONDS = 60;

/** Converts a PDF that holds text; a scan is refused. */
export async function convertPdf(bytes: Uint8Array): Promise<Conversion> {
  const read = await guard(() => readPdf(bytes));
  if (typeof read === 'string') return refuse(read);
  const pages = dropRunningLines(read.pages).map((page) => joinRows(orderColumns(page)));
  const text = joinParagraphs(pages);
  if (text === '') return refuse('holds no text: is it a scan? Recognise its text first');
  return toConverted(`${text}\n`, {
    metadata: { ...NO_METADATA, title: readTitle(read.title) },
    warnings: read.damaged ? ['is damaged; part of it may be missing'] : [],
  });
}

interface Read {
  readonly pages: readonly Line[][];
  readonly title: string;
  /** pdf.js met what it could not read. */
  readonly damaged: boolean;
}

async function readPdf(bytes: Uint8Array): Promise<Read | string> {
  const { getDocumentProxy } = await import('unpdf');
  // A copy: pdf.js takes the bytes it is given away from their owner.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false });
  try {
    if (pdf.numPages > MOST_PAGES) return `holds more than ${MOST_PAGES} pages`;
    const pages: Line[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const content = await (await pdf.getPage(number)).getTextContent();
      pages.push(readLines(content.items.filter((item): item is Item & typeof item => 'str' in item)));
    }
    const { Title } = (await pdf.getMetadata()).info as { Title?: unknown };
    return { pages, title: typeof Title === 'string' ? tidyText(Title) : '', damaged: false };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/**
 * Runs `read`; what goes wrong is a reason. Of some damaged files pdf.js rejects promises that it handed to nobody:
 * while it is at work these are taken up, since they would end the program.
 */
async function guard(read: () => Promise<Read | string>): Promise<Read | string> {
  const describe = (error: unknown) =>
    `cannot be read as PDF (${String((error as Error)?.message ?? error).slice(0, 120)})`;
  let leaked: unknown = null;
  const takeUp = (error: unknown) => {
    leaked ??= error;
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done('cannot be read as PDF (it takes too long)'), MOST_SECONDS * 1_000);
  });
  process.on('unhandledRejection', takeUp);
  try {
    const found = await Promise.race([read().catch(describe), late]);
    // Rejections are told of after the promises of this turn.
    await new Promise((done) => setImmediate(done));
    if (typeof found === 'string' || leaked === null) return found;
    return found.pages.every((page) => page.length === 0) ? describe(leaked) : { ...found, damaged: true };
  } finally {
    clearTimeout(timer);
    process.off('unhandledRejection', takeUp);
  }
}
