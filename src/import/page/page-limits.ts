/** How much of a page is read. */
import { Parser } from 'htmlparser2';

/** Tags within tags; browsers stop at 512. */
const MOST_DEPTH = 512;
/** Long live blogs hold some ten thousand elements; beyond this Readability takes minutes. */
const MOST_ELEMENTS = 100_000;

/** Why a page is too much to read; `null`: it is not. One pass over the tags, in constant memory but for the open ones. */
export function findExcess(html: string): string | null {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  const parser = new Parser({
    onopentag: () => {
      elements += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  const step = 1 << 16;
  for (let at = 0; at < html.length && deepest <= MOST_DEPTH && elements <= MOST_ELEMENTS; at += step) {
    parser.write(html.slice(at, at + step));
  }
  if (deepest > MOST_DEPTH) return `is nested more than ${MOST_DEPTH} tags deep`;
  return elements > MOST_ELEMENTS ? `holds more than ${MOST_ELEMENTS} elements` : null;
}
