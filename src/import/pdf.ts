/** A PDF → its text: unpdf (Mozilla's pdf.js) gives pieces with their places, which become lines and paragraphs here. */
import { NO_METADATA } from '../articles/metadata.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import { tidyText } from './page/dom.ts';

/** Newspapers and reports; beyond it a PDF is a book. */
const MOST_PAGES = 500;

/** A line of a page: its text, its place from the left and the foot, its height, in points. */
interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** A newspaper's page takes a tenth of a second; a damaged file can keep pdf.js waiting for ever. */
const MOST_SECONDS = 60;

/** Converts a PDF that holds text; a scan is refused. */
export async function convertPdf(bytes: Uint8Array): Promise<Conversion> {
  const read = await guard(() => readPdf(bytes));
  if (typeof read === 'string') return refuse(read);
  const text = joinParagraphs(dropRunningLines(read.pages));
  if (text === '') return refuse('holds no text: is it a scan? Recognise its text first');
  const named = read.title !== null && !/^(?:untitled|microsoft word)|\.(?:docx?|pdf|indd)$/i.test(read.title);
  return toConverted(`${text}\n`, {
    metadata: { ...NO_METADATA, title: named ? read.title : null },
    warnings: read.damaged ? ['is damaged; part of it may be missing'] : [],
  });
}

interface Read {
  readonly pages: readonly Line[][];
  readonly title: string | null;
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
    return { pages, title: typeof Title === 'string' ? tidyText(Title) || null : null, damaged: false };
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

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Pieces that stand on one height, in the order of the file, are a line. */
function readLines(items: readonly Item[]): Line[] {
  const lines: { text: string; left: number; right: number; y: number; height: number }[] = [];
  for (const { str, transform, width, height } of items) {
    const [left, y] = [transform[4] ?? 0, transform[5] ?? 0];
    const line = lines.at(-1);
    if (str.trim() === '' && (line === undefined || height === 0)) continue;
    const size = height || line?.height || 10;
    const same = line !== undefined && Math.abs(line.y - y) < size / 2 && left > line.right - size;
    if (!same) lines.push({ text: str, left, right: left + width, y, height: size });
    else {
      const gap = left - line.right > size * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += (gap ? ' ' : '') + str;
      line.right = left + width;
    }
  }
  return lines.map((line) => ({ ...line, text: tidyText(line.text) })).filter((line) => line.text !== '');
}

/** Running heads and feet: the same first or last line, numbers aside, on half of three pages or more; page numbers. */
function dropRunningLines(pages: readonly Line[][]): Line[][] {
  const keyOf = (line: Line | undefined) => line?.text.replace(/\d+/g, '#') ?? '';
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set([keyOf(page[0]), keyOf(page.at(-1))])) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const runs = (line: Line | undefined) =>
    line !== undefined &&
    (/^(?:page )?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?$/i.test(line.text) ||
      (pages.length > 2 && (counts.get(keyOf(line)) ?? 0) * 2 >= pages.length));
  return pages.map((page) => {
    const from = runs(page[0]) ? 1 : 0;
    const to = page.length > from && runs(page.at(-1)) ? page.length - 1 : page.length;
    return page.slice(from, to);
  });
}

/** A paragraph begins after a gap, at an indent, at another size of type, after a short line that ends a sentence. */
function joinParagraphs(pages: readonly Line[][]): string {
  const paragraphs: string[] = [];
  let before: Line | undefined;
  const all = pages.flat();
  const gap = median(all.flatMap((line, i) => stepTo(all[i - 1], line)));
  const wide = Math.max(...all.map((line) => line.right - line.left), 0);
  const hyphenated = new Set(all.flatMap((line) => line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? []));
  for (const line of all) {
    const last = paragraphs.length - 1;
    if (before === undefined || startsParagraph(before, line, gap, wide)) paragraphs.push(line.text);
    else paragraphs[last] = joinLines(paragraphs[last] ?? '', line.text, hyphenated);
    before = line;
  }
  return paragraphs.join('\n\n');
}

function stepTo(before: Line | undefined, line: Line): number[] {
  const step = before === undefined ? 0 : before.y - line.y;
  return step > 0 ? [step] : [];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function startsParagraph(before: Line, line: Line, gap: number, wide: number): boolean {
  if (Math.abs(before.height - line.height) > 0.15 * before.height) return true;
  const step = before.y - line.y;
  const ends = /[.?!:]["”’)]*$/.test(before.text);
  const short = before.right - before.left < 0.75 * wide;
  // At the head of a page or column the gap tells nothing.
  if (step <= 0) return ends && (short || line.left > before.left + line.height / 2);
  if (step > 1.35 * gap) return true;
  return ends && (short || (line.left > before.left + 0.7 * line.height && line.left < before.left + 4 * line.height));
}

function joinLines(text: string, next: string, hyphenated: ReadonlySet<string>): string {
  const broken = /(\p{L}+(?:-\p{L}+)*)-$/u.exec(text);
  const rest = /^\p{Ll}+(?:-\p{L}+)*/u.exec(next);
  if (broken === null || rest === null)
    return `${text}${/[\u00ad]$/.test(text) ? '' : ' '}${next}`.replace('\u00ad', '');
  const kept = hyphenated.has(`${broken[1]}-${rest[0]}`.toLowerCase());
  return (kept ? text : text.slice(0, -1)) + next;
}
