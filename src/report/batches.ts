/** Pages that are rendered together: few enough to lie in memory at once, with all that Eleventy keeps of a page in a run. */
import type { PageList, SitePage, SitePages } from './view/site.ts';

/** A page, and how much it holds: characters as JSON. */
export interface SizedPage extends SitePage {
  readonly size: number;
}

/** How much is rendered together at most; a page that alone is more is a batch of its own. */
export interface BatchLimits {
  readonly pages: number;
  readonly characters: number;
}

/** A run of Eleventy takes 0.1 s besides its pages, and some 40 kB a page; a view takes about three bytes a character. */
export const BATCH: BatchLimits = { pages: 4000, characters: 40_000_000 };

/** The pages in their order, as many at a time as `limits` allow. */
export function* batchPages(pages: Iterable<SizedPage>, limits: BatchLimits): Generator<SitePages> {
  let held: SitePage[] = [];
  let size = 0;
  for (const entry of pages) {
    const isFull = held.length === limits.pages || size + entry.size > limits.characters;
    if (isFull && held.length > 0) {
      yield sortOut(held);
      held = [];
      size = 0;
    }
    held.push(entry);
    size += entry.size;
  }
  if (held.length > 0) yield sortOut(held);
}

function sortOut(entries: readonly SitePage[]): SitePages {
  const pages: Record<PageList, SitePage['page'][]> = {
    ...{ overview: [], listings: [], statements: [], articles: [], speakers: [] },
    ...{ documents: [], retired: [], news: [], counted: [] },
  };
  for (const { list, page } of entries) pages[list].push(page);
  return pages as unknown as SitePages;
}
