/** What stands on a page and is no part of its article: taken out before Readability weighs the rest. */
import { isInline, type PageDocument, type PageElement, renameElement } from './dom.ts';
import { isClutterName, listClutterNames } from './page-names.ts';
import { POST_MARK } from './page-posts.ts';
import { isWithinText, shieldStory } from './page-shield.ts';
import { COMMENTS, findStory, readNames, type Story, shareOf } from './page-story.ts';
import { dropTeasers } from './page-teasers.ts';

/** Nothing of it is seen. */
const UNSEEN = 'script, style, noscript, template, iframe, object, embed, svg, canvas, input, select, textarea';
/** Never text of an article, unless it holds much of it. */
const TAGS = [
  'form, button, nav, dialog, aside, amp-ad, amp-embed, amp-sticky-ad, amp-social-share, amp-sidebar, amp-consent',
  '[hidden], [aria-hidden="true"], .sf-hidden, [role="complementary"], [role="navigation"], [role="search"]',
  'amp-analytics, ins.adsbygoogle, [data-ad], [data-ad-slot], [id^="div-gpt-ad"], [id^="google_ads"]',
].join(', ');

/** What holds this share of the story is no clutter; a name that in all stands on this share says nothing on this page. */
const LARGE_SHARE = 0.4;
/** What is hidden and holds less of the story than this is perhaps a copy of it for printing. */
const WHOLE = 0.75;
const HIDDEN = '[hidden], [aria-hidden="true"], .sf-hidden';

/** Removes advertisements, related links, comments, forms and the like. Words within a line of text all stay. */
export function dropClutter(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(UNSEEN)]) element.remove();
  const story = findStory(document.body);
  for (const element of [...document.querySelectorAll(TAGS)]) {
    const large = element.matches(HIDDEN) ? WHOLE : LARGE_SHARE;
    if (shareOf(story, element) >= large) reveal(document, element);
    else if (isKept(element)) continue;
    else if (isInline(element) && isWithinText(element)) renameElement(document, element, 'span');
    else element.remove();
  }
  dropNamed(document, story);
  dropTeasers(document, story);
  shieldStory(document, story);
}

function dropNamed(document: PageDocument, story: Story): void {
  const named = [...document.querySelectorAll('[class], [id]')].filter((element) => !isPart(element));
  const names = new Map(named.map((element) => [element, listClutterNames(element)]));
  const idle = findIdleNames(names, story);
  for (const [element, own] of names) {
    const paragraphs = story.within.get(element)?.paragraphs ?? 0;
    const speaking = own.filter((name) => !idle.has(name));
    if (!speaking.some((name) => isClutterName(name, paragraphs))) continue;
    if (!isKept(element) && !(isInline(element) && isWithinText(element))) element.remove();
  }
}

/** Never removed by its name. WordPress and others make each comment an `article`. */
function isPart(element: PageElement): boolean {
  if (element.localName === 'article') return !COMMENTS.test(readNames(element));
  return /^(?:html|body|main|h\d|p)$/.test(element.localName);
}

/** Names that stand on much of the story: a program's own prefixes, a page's state. */
function findIdleNames(names: ReadonlyMap<PageElement, readonly string[]>, story: Story): Set<string> {
  const shares = new Map<string, number>();
  for (const [element, own] of names) {
    const share = shareOf(story, element);
    if (share === 0) continue;
    for (const name of own) {
      const within = element.parentElement?.closest(`.${CSS_SAFE.test(name) ? name : 'none'}`) != null;
      if (!within) shares.set(name, (shares.get(name) ?? 0) + share);
    }
  }
  return new Set([...shares].filter(([, share]) => share >= LARGE_SHARE).map(([name]) => name));
}

const CSS_SAFE = /^[A-Za-z][\w-]*$/;

/** A page saved with a dialog open hides its article; others wrap it into a form. */
function reveal(document: PageDocument, element: PageElement): void {
  for (const name of ['hidden', 'aria-hidden', 'role']) element.removeAttribute(name);
  if (/^(?:form|nav|dialog|aside)$/.test(element.localName)) renameElement(document, element, 'div');
}

function isKept(element: PageElement): boolean {
  return element.querySelector(`h1, [itemprop="articleBody"], [${POST_MARK}]`) !== null;
}
