/** Lines of a paragraph that were broken to fit a width → whether a line end is one that readers see. */

/** The mark that stands open at the end of a text: a curly one, or a straight one where their number is odd; `''`: none. */
export function findOpenMark(text: string): '“' | '"' | '' {
  let [curly, straight] = [0, 0];
  for (const mark of text.match(/[“”"]/g) ?? []) {
    if (mark === '"') straight += 1;
    else curly = Math.max(0, curly + (mark === '“' ? 1 : -1));
  }
  return curly > 0 ? '“' : straight % 2 === 1 ? '"' : '';
}

/** A line that begins so is one of its own: a signature, a dash of a list. */
const OWN_LINE = /^(?:[—–•*]|--? )/;

/** A longest line of fewer characters says nothing of a width. */
const NARROW = 40;

/**
 * For each line of a paragraph but the last, whether it goes on in the next: where a quotation stands open, where the next
 * one begins small, and where its first word would not have fitted into the width of the longest line.
 */
export function findWraps(lines: readonly string[]): boolean[] {
  const trimmed = lines.map((line) => line.trim());
  const width = trimmed.reduce((most, line) => Math.max(most, line.length), 0);
  const isBroken = (line: string, word: string) => width >= NARROW && line.length + 1 + word.length > width;
  let open = '';
  return trimmed.slice(0, -1).map((line, i) => {
    const next = trimmed[i + 1] ?? '';
    open = findOpenMark(`${open}${line}`);
    if (OWN_LINE.test(next)) return false;
    const [word = ''] = next.split(/\s/, 1);
    return open !== '' || /^\p{Ll}/u.test(next) || isBroken(line, word);
  });
}
