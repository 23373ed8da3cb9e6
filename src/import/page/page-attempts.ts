/** Finds the article on a page: Readability after the clean-up, then laxer rules where it missed most of what reads like a story. */
import type { PageDocument, PageElement } from './dom.ts';
import { dropClutter } from './page-clutter.ts';
import { writePosts } from './page-posts.ts';
import { settleQuotes } from './page-quotes.ts';
import { readSetting } from './page-setting.ts';
import { findPassedOver, findStory, measureKept, type Story, shareOf } from './page-story.ts';
import { writeText } from './page-text.ts';

/** What was taken of a page. */
export interface Taken {
  /** `''`: nothing. */
  readonly text: string;
  /** The author by Readability's rules. */
  readonly byline: string | null;
  readonly warnings: readonly string[];
}

/** Reads a page into a tree; each attempt at it wants one of its own. */
export type Parse = () => PageDocument;
/** Readability: what it takes from a page, which it destroys. */
export type Reader = (document: PageDocument) => {
  readonly content: PageElement | null;
  readonly byline: string | null;
};

/**
 * The least share of a page's paragraphs that stands in the text of an article that was found, and the fewest paragraphs by which
 * this can be told: of 360 pages 11 fell below, nearly all of them lost.
 */
const LEAST_KEPT = 0.1;
const FEWEST_PARAGRAPHS = 4;
/** Of a laxer attempt more is asked: it takes what the first one would not. */
const ENOUGH = 0.5;

/** Takes the article off a page. */
export function takeArticle(parse: Parse, read: Reader): Taken {
  const document = parse();
  const warnings = prepare(document);
  const story = findStory(document.body);
  dropClutter(document);
  const left = findStory(document.body);
  const { content, byline } = read(document);
  const text = content === null ? '' : writeText(content);
  const kept = measureKept(story, text);
  if (text !== '' && kept >= LEAST_KEPT) {
    return { text, byline, warnings: [...warnings, ...tellPassedOver(left, text)] };
  }
  const best = tryLaxer(parse, read, { text, kept }, story);
  const passed = story.paragraphs.length;
  if (best.kept >= LEAST_KEPT || passed < FEWEST_PARAGRAPHS) return { text: best.text, byline, warnings };
  const missing = `less text was taken than the page shows (${passed} paragraphs passed over): compare it with the page`;
  return { text: best.text, byline, warnings: [...warnings, missing] };
}

/** Of fewer paragraphs in the midst of the story nothing is said: a box there may read like one. */
const FEWEST_PASSED = 2;

function tellPassedOver(story: Story, text: string): string[] {
  const passed = findPassedOver(story, text);
  if (passed.length < FEWEST_PASSED) return [];
  const first = passed[0]?.text.slice(0, 60).trimEnd();
  return [
    `${passed.length} paragraphs in the midst of the story were passed over (“${first} …”): compare it with the page`,
  ];
}

interface Attempt {
  readonly text: string;
  readonly kept: number;
}

/** Readability without the clean-up by names, then the innermost element that holds most of the story. */
function tryLaxer(parse: Parse, read: Reader, first: Attempt, story: Story): Attempt {
  let best = first;
  for (const attempt of [readUncleaned, readHolder]) {
    const document = parse();
    prepare(document);
    const text = attempt(document, read);
    const kept = measureKept(story, text);
    if (text !== '' && (kept > best.kept || best.text === '')) best = { text, kept };
    if (best.kept >= ENOUGH) break;
  }
  return best;
}

function prepare(document: PageDocument): string[] {
  readSetting(document);
  const warnings = writePosts(document);
  settleQuotes(document);
  return warnings;
}

function readUncleaned(document: PageDocument, read: Reader): string {
  const { content } = read(document);
  return content === null ? '' : writeText(content);
}

function readHolder(document: PageDocument): string {
  const story = findStory(document.body);
  for (const element of [...document.querySelectorAll('script, style, noscript, template, nav, footer, aside')]) {
    if (shareOf(story, element) === 0) element.remove();
  }
  let holder: PageElement = document.body;
  for (const element of story.within.keys()) {
    if (holder.contains(element) && shareOf(story, element) >= ENOUGH) holder = element;
  }
  return writeText(holder);
}
