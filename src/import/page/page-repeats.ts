/** Which block quotations and pull quotes repeat words that a page also prints elsewhere. */
import { words } from '../../text.ts';
import type { PageElement } from './dom.ts';
import { listParagraphs, type Paragraph } from './page-story.ts';

/** Words by which a text is found again, at its beginning and at its end. */
const RUN = 6;

/** Finds the paragraph outside `element` that prints its words too; `null`: none does, or it has too few to tell. */
export type FindRepeat = (element: PageElement) => Paragraph | null;

/** Reads the page once for the beginnings and ends of all `elements`. */
export function findRepeats(root: PageElement, elements: readonly PageElement[]): FindRepeat {
  const ends = new Map(elements.map((element) => [element, endsOf(element.textContent)]));
  const wanted = new Set([...ends.values()].flatMap((runs) => runs ?? []));
  const places = new Map<string, Paragraph[]>();
  for (const paragraph of listParagraphs(root, (text) => text !== '')) {
    for (const run of listRuns(words(paragraph.text))) {
      if (!wanted.has(run)) continue;
      const known = places.get(run) ?? [];
      if (known.length < MOST_PLACES) known.push(paragraph);
      places.set(run, known);
    }
  }
  return (element) => {
    const [first, last] = ends.get(element) ?? [];
    const outside = (run: string | undefined) =>
      (places.get(run ?? '') ?? []).filter((paragraph) => !element.contains(paragraph.element));
    return outside(last).length > 0 ? (outside(first)[0] ?? null) : null;
  };
}

/** Places of one run that are looked at: the quotation itself, and those that repeat it. */
const MOST_PLACES = 8;

function endsOf(text: string): readonly [string, string] | null {
  const own = words(text);
  if (own.length < RUN) return null;
  return [own.slice(0, RUN).join(' '), own.slice(-RUN).join(' ')];
}

function listRuns(own: readonly string[]): string[] {
  return own.slice(RUN - 1).map((_, at) => own.slice(at, at + RUN).join(' '));
}
