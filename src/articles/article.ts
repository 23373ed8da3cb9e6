/** One text and what is known of it → an `Article`: the pure, per-article part of reading. */
import type { Config } from '../config.ts';
import type { Article, Region, TextSpan } from '../model.ts';
import { words } from '../text.ts';
import { readCopyrightHolder, readCredit, readDateline, readNotice } from './head/furniture.ts';
import { readHead } from './head/head.ts';
import { splitLines } from './head/lines.ts';
import { type Metadata, NO_METADATA } from './metadata.ts';
import { findOutletByName, findOutletByUrl, hostOutlet } from './outlets.ts';

/** What an article is made from. */
export interface ArticleSource {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
  /** Where the text stands in the file, where it was written from it. */
  readonly origins?: Article['origins'] | undefined;
  /** What is said of it from outside; what is `null` there is taken from the text where the text states it. */
  readonly metadata?: Metadata;
}

/** Makes an article: never fails, invents nothing, leaves the text as it is. */
export function createArticle(
  { id, file, sha256, text, origins, metadata = NO_METADATA }: ArticleSource,
  config: Config,
): Article {
  const lines = splitLines(text);
  const head = readHead(lines, metadata.title);
  const byUrl = metadata.url === null ? null : findOutletByUrl(metadata.url, config);
  const host = metadata.url === null ? null : hostOutlet(metadata.url);
  const stated = metadata.outlet ?? byUrl?.name ?? findPublisher(lines) ?? host;
  const known = stated === null ? null : (findOutletByName(stated, config) ?? byUrl);
  return {
    id,
    file,
    sha256,
    text,
    title: metadata.title ?? head.title,
    outlet: known?.name ?? stated,
    owner: metadata.owner ?? known?.owner ?? null,
    byline: metadata.byline ?? head.byline,
    published: metadata.published ?? head.published,
    url: metadata.url,
    words: words(text).length,
    regions: placeRegions([...head.regions, ...findFurniture(lines)]),
    ...(origins !== undefined && { origins }),
    ...(metadata.fullText !== null && { fullText: metadata.fullText }),
  };
}

function findFurniture(lines: readonly TextSpan[]): Region[] {
  const regions = lines.flatMap((line) => readNotice(line) ?? readCredit(line));
  // The first paragraph long enough to be one carries the dateline.
  const leads = lines.slice(0, LEAD_LINES).filter((line) => line.text.length > SHORTEST_LEAD);
  const dateline = leads.map(readDateline).find((found) => found !== null);
  return dateline === undefined ? regions : [...regions, dateline];
}

/** Characters of the shortest paragraph that can carry a dateline, and the lines among which it stands. */
const SHORTEST_LEAD = 60;
const LEAD_LINES = 8;

/** The publisher by the last copyright line that names one: a footer stands below the story. */
function findPublisher(lines: readonly TextSpan[]): string | null {
  const holders = lines.map((line) => readCopyrightHolder(line.text)).filter((holder) => holder !== null);
  return holders.at(-1) ?? null;
}

/** In text order; of two that overlap the one that begins first is kept, then the earlier in the list. */
function placeRegions(regions: readonly Region[]): Region[] {
  const placed: Region[] = [];
  for (const region of [...regions].sort((a, b) => a.start - b.start)) {
    if (region.start < region.end && region.start >= (placed.at(-1)?.end ?? 0)) placed.push(region);
  }
  return placed;
}
