/** What stands above the story: breadcrumb, kicker, headline, byline, date. */
import type { Region, TextSpan } from '../../model.ts';
import { keyK1, words } from '../../text.ts';
import { readSignature } from './byline.ts';
import { readCredit } from './furniture.ts';
import { LONGEST_LABEL } from './lines.ts';

/** What the top of a text states, and where; `null`: it does not. */
export interface Head {
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly regions: readonly Region[];
}

/** Lines looked at: pages put no more than this above their first paragraph. */
const HEAD_LINES = 12;
/** Words of the longest kicker ("Opinion", "World News"), and of the shortest headline that one can stand above. */
const LONGEST_KICKER = 3;
const SHORTEST_HEADLINE = 4;

/**
 * Reads the first lines of a text. A headline is a line that is not prose, above prose. Given `title` (from metadata)
 * only the lines equal to it are headlines.
 */
export function readHead(lines: readonly TextSpan[], title: string | null): Head {
  const head = lines.slice(0, HEAD_LINES);
  const signatures = head.map(readSignature);
  const firstProse = lines.findIndex(
    (line, i) => signatures[i] == null && isProse(line.text, lines.slice(i + 1, i + 3)),
  );
  const candidates = head.filter(
    (line, i) => i < firstProse && signatures[i] === null && readCredit(line).length === 0,
  );
  const breadcrumbs = candidates.filter((line, i) => isBreadcrumb(line.text, candidates.slice(i + 1)));
  const labels = candidates.filter((line) => !breadcrumbs.includes(line));
  const headline =
    title === null ? chooseHeadline(labels) : (labels.find((line) => isSameTitle(line.text, title)) ?? null);
  const shown = headline === null ? null : cleanTitle(headline.text);
  return {
    title: shown,
    byline: signatures.find((found) => found?.byline != null)?.byline ?? null,
    published: signatures.find((found) => found?.published != null)?.published ?? null,
    regions: [
      ...signatures.flatMap((found) => found?.regions ?? []),
      ...breadcrumbs.map((line) => toRegion('breadcrumb', line)),
      ...labels
        .filter((line) => headline !== null && line.start < headline.start && isKicker(line))
        .map((line) => toRegion('kicker', line)),
      ...head
        .filter((line) => shown !== null && isSameTitle(line.text, shown))
        .map((line) => toRegion('headline', line)),
    ],
  };
}

function toRegion(kind: Region['kind'], { start, end }: TextSpan): Region {
  return { kind, start, end };
}

/** The line that is printed twice, else the first that is no kicker. */
function chooseHeadline(labels: readonly TextSpan[]): TextSpan | null {
  const repeated = labels.find((line, i) => labels.some((other, j) => j > i && isSameTitle(other.text, line.text)));
  if (repeated !== undefined) return repeated;
  const [first, second] = labels;
  const led =
    first !== undefined && second !== undefined && isKicker(first) && words(second.text).length >= SHORTEST_HEADLINE;
  return (led ? second : first) ?? null;
}

function isKicker(line: TextSpan): boolean {
  return words(line.text).length <= LONGEST_KICKER;
}

/** Whether two lines differ in typography at most, which never makes one twice as long. */
function isSameTitle(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return longer.length <= 2 * shorter.length && keyK1(a) === keyK1(b);
}

function cleanTitle(text: string): string {
  return text.replace(/^#{1,6}\s+/, '').replace(/\s+/g, ' ');
}

/** "Home > World > …", or a trail that ends in the beginning of the headline: "Home News Bridge shut after…". */
function isBreadcrumb(text: string, below: readonly TextSpan[]): boolean {
  if (/^home\s*[>»›/|]/i.test(text)) return true;
  if (!/(?:…|\.\.\.)$/.test(text)) return false;
  const trail = words(text);
  return below.some((line) => {
    const title = words(line.text).join(' ');
    return trail.some(
      (_, i) => i > 0 && trail.length - i >= SHORTEST_HEADLINE && title.startsWith(trail.slice(i).join(' ')),
    );
  });
}

/** Measured on 840 first lines and 829 first paragraphs of printed news: 82 % of the former and 4 % of the latter (most of them second headlines) pass as headlines. */
function isProse(text: string, below: readonly TextSpan[]): boolean {
  if (text.startsWith('#')) return false;
  if (text.length > LONGEST_LABEL) return true;
  const count = words(text).length;
  if (/[.:,]["”’')\]]*$/.test(text) && !/(?:…|\.\.\.)$/.test(text)) return !isHeadlinese(text, count, below);
  return count > 30 || (/[?!]["”’')\]]*$/.test(text) && (count > 20 || /[.?!]["”’]* +["“]?\p{Lu}/u.test(text)));
}

const PLAIN_WORDS =
  /\b(?:an?|the|said|was|were|had|ha[sv]e|been|is|are|he|she|they|we|i|his|her|their|its?|that|which|this|there|our|my|you|\w+day)\b/i;

/** A headline although a full stop ends it: words in capitals, or a short sentence without articles and auxiliaries. */
function isHeadlinese(text: string, count: number, below: readonly TextSpan[]): boolean {
  if (count < 3 || count > 22 || /^["“]|:$/.test(text)) return false;
  const heavy = (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [])
    .slice(1)
    .filter((word) => word.length > 3 || /^\p{Lu}/u.test(word));
  const capital = heavy.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length;
  if (heavy.length > 0 && capital / heavy.length >= (count > 16 ? 0.95 : 0.8)) return true;
  const single = !/[.!?]["”’]* +\S/.test(text);
  const short = below.some((line) => line.text.length > text.length * 1.5);
  return count <= 13 && single && short && !/^['‘]|,$/.test(text) && !PLAIN_WORDS.test(text);
}
