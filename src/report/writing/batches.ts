/** Pages that are rendered together: few enough to lie in memory at once, with all that Eleventy keeps of a page in a run. */
import type { PageList } from '../pages/site.ts';

/** A page to be rendered, as JSON in UTF-8: what waits for its batch lies outside the heap, which would grow with it. */
export interface PrintedPage {
  readonly list: PageList;
  readonly json: Uint8Array;
}

/** Pages to be rendered together: the list of each template, a JSON array. */
export type Batch = readonly (readonly [list: PageList, json: Uint8Array])[];

/** How much is rendered together at most; a page that alone is more is a batch of its own. */
export interface BatchLimits {
  readonly pages: number;
  readonly bytes: number;
}

/** A run of Eleventy takes 0.1 s besides its pages, and holds some 40 kB a page and ten times what a page shows. */
export const BATCH: BatchLimits = { pages: 3000, bytes: 16_000_000 };

/** The pages in their order, as many at a time as `limits` allow. */
export function* batchPages(pages: Iterable<PrintedPage>, limits: BatchLimits): Generator<Batch> {
  let held: PrintedPage[] = [];
  let size = 0;
  for (const page of pages) {
    const isFull = held.length === limits.pages || size + page.json.length > limits.bytes;
    if (isFull && held.length > 0) {
      yield joinLists(held);
      held = [];
      size = 0;
    }
    held.push(page);
    size += page.json.length;
  }
  if (held.length > 0) yield joinLists(held);
}

const LISTS: readonly PageList[] = [
  ...(['overview', 'listings', 'statements', 'articles', 'speakers'] as const),
  ...(['documents', 'retired', 'news', 'counted'] as const),
];

/** Some pages together, without regard to limits. Every list, since each has a template; most of them are empty. */
export function joinLists(pages: readonly PrintedPage[]): Batch {
  return LISTS.map((list) => {
    const own = pages.filter((page) => page.list === list);
    return [list, joinArray(own.map(({ json }) => json))] as const;
  });
}

/** A JSON array in memory of its own, so that it can be handed to another thread. */
function joinArray(entries: readonly Uint8Array[]): Uint8Array {
  const size = entries.reduce((sum, { length }) => sum + length + 1, 1);
  const array = new Uint8Array(Math.max(size, 2));
  let at = 0;
  for (const entry of entries) {
    array[at] = at === 0 ? BEGIN : COMMA;
    array.set(entry, at + 1);
    at += entry.length + 1;
  }
  array.set(at === 0 ? [BEGIN, END] : [END], at);
  return array;
}

const [BEGIN = 0, COMMA = 0, END = 0] = Buffer.from('[,]');
