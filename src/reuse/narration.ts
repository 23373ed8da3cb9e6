/** What articles print outside quotation marks. */
import { findWords, type Word } from '../text.ts';
import type { Source } from './pieces.ts';

/** The words of an article outside its quotations: one run up to each quotation, one after the last. */
export function readNarration({ article, attribution }: Source): Word[][] {
  const runs: Word[][] = [];
  let from = 0;
  for (const { start, end } of attribution.quotations) {
    if (end <= from) continue;
    if (start > from) runs.push(findWords(plainMarks(article.text.slice(from, start)), from));
    from = end;
  }
  runs.push(findWords(plainMarks(article.text.slice(from)), from));
  return runs;
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/’/g, "'"],
  [/[“”‘„«»–—…\u00a0]/g, ' '],
];

/** Marks and dashes as ASCII of the same length: the words stay the same, and most English text is read much faster. */
function plainMarks(text: string): string {
  return PLAIN.reduce((plain, [marks, replacement]) => plain.replace(marks, replacement), text);
}
