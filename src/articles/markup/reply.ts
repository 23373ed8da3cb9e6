/** "On Tue, Jul 31, 2018 at 3:52 PM, Nora Fenn <fenn@example.org> wrote:", the line above what a reply repeats. */

/** How such a line is shown, and the number of the line at which it begins. */
export interface Introduction {
  readonly shown: string;
  readonly from: number;
}

/** Lines over which a program breaks it. */
const MOST_LINES = 3;
const LONGEST = 400;
const LINE = /^(?:On|At)\s[^\n]*\d[^\n]*\swrote:$|^[^\n]{2,80}[>)\]]\s+wrote:$/;
const ADDRESS = /\s*(?:<[^<>]*>|\[[^[\]]*\]|\([^()]*@[^()]*\))\s*$/;
const DAY =
  /\b(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{L}{2,8} \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b/u;
/** Words in capitals that are no name. */
const NO_NAME = /^(?:[AP]\.?M\.?|[A-Z]{2,4}T|UTC|GMT|On|At|Mon|Tue|Wed|Thu|Fri|Sat|Sun|\p{Lu}\p{Ll}+day)[,.]?$/u;

/** Reads the one at the end of `lines`, the longest there; `null`: there is none, or it names nobody. */
export function readIntroduction(lines: readonly string[]): Introduction | null {
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const blank = lines.slice(0, end).findLastIndex((line) => line.trim() === '');
  for (let from = Math.max(0, blank + 1, end - MOST_LINES); from < end; from++) {
    const line = lines.slice(from, end).join(' ').replace(/\s+/g, ' ').trim();
    const name = line.length > LONGEST || !LINE.test(line) ? '' : readName(line.slice(0, -' wrote:'.length));
    if (name !== '') return { shown: introduce(name, DAY.exec(line)?.[0] ?? ''), from };
  }
  return null;
}

/** The sentence that says so to a reader, and to the rules of attribution. */
export function introduce(name: string, date: string): string {
  return `${name} wrote in an email${date === '' ? '' : ` on ${date}`}:`;
}

/** Who is named at the end of `text`, before an address; `''`: nobody. */
export function readName(text: string): string {
  const bare = text.replace(ADDRESS, '').trim();
  const turned = /["']?\s*(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}.'’ -]{1,40})["']$/u.exec(bare);
  if (turned !== null) return `${turned[2]} ${turned[1]}`;
  const words = bare.replace(/["']/g, '').split(' ');
  let from = words.length;
  while (from > 0 && isName(words[from - 1] ?? '', from === words.length)) from -= 1;
  const name = words.slice(from).join(' ').replace(/,$/, '');
  // "15:52, Fenn, Nora"
  const family = /^\p{Lu}[\p{L}'’-]+,$/u.test(words[from - 1] ?? '') && !NO_NAME.test(words[from - 1] ?? '');
  return family && /[\d,]$/.test(words[from - 2] ?? '') ? `${name} ${words[from - 1]?.slice(0, -1)}` : name;
}

function isName(word: string, isLast: boolean): boolean {
  if (NO_NAME.test(word) || /\d/.test(word)) return false;
  return (isLast || !word.endsWith(',')) && /^(?:\p{Lu}|(?:de|van|von|der|la|of|the)$)/u.test(word);
}
