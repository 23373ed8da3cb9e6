/** What the names of classes and ids tell: words that publishers use for what they put around and into articles. */
import type { PageElement } from './dom.ts';
import { readNames } from './page-story.ts';

/** Words of names, parted by - and _, of what is no part of an article. */
const NAMES =
  /(?:^|[-_])(?:ads?|adslot|advert\w*|sponsor\w*|promos?|promo(?:box|ted|tion)|newsletters?|sign-?up|related\w*|recirc\w*|recommend\w*|read-?(?:next|also)|more-(?:stories|from|on)|most-(?:read|popular|viewed)|trending|taboola|outbrain|comments?|disqus\w*|respond|breadcrumbs?|pull-?quotes?|author-bio|consent|gdpr|skip-link|tag-list)(?=[-_]|$)/i;
/** Words that stand on what belongs to the article as well: what bears one and holds two paragraphs or more is kept. */
const DOUBTFUL =
  /(?:^|[-_])(?:banner|subscri\w+|paywall|read-?more|popular|share\w*|sharing|social\w*|follow-us|cookies?|tags?)(?=[-_]|$)|^(?:widgets?(?=[-_]|$)|(?:sidebar|footer)-widgets?)/i;
/** Words of the longest id that somebody chose as a name; a longer one is made of a heading. */
const LONGEST_ID = 3;

/** Whether a name is one of clutter, on an element that holds so many paragraphs of the story. */
export function isClutterName(name: string, paragraphs: number): boolean {
  return NAMES.test(name) || (paragraphs < 2 && DOUBTFUL.test(name));
}

/** True for an element that surely is clutter by its names. */
export function isNamedClutter(element: PageElement): boolean {
  return readNames(element)
    .split(/\s+/)
    .some((name) => NAMES.test(name));
}

/** The names of an element that may tell what it holds. */
export function listClutterNames(element: PageElement): string[] {
  const id = element.getAttribute('id');
  return readNames(element)
    .split(/\s+/)
    .filter((name) => NAMES.test(name) || DOUBTFUL.test(name))
    .filter((name) => name !== id || name.split(/[-_]/).length <= LONGEST_ID);
}
