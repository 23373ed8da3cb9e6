/** What stands on a page and is no part of its article: taken out before Readability weighs the rest. */
import { type PageDocument, type PageElement, tidyText } from './dom.ts';
import { POST_MARK } from './page-posts.ts';

/** Never text of an article. */
const TAGS = [
  'script, style, noscript, template, iframe, object, embed, svg, canvas, form, button, input, select, textarea, nav',
  'dialog, aside, amp-ad, amp-embed, amp-sticky-ad, amp-social-share, amp-sidebar, amp-consent, amp-analytics',
  '[hidden], [aria-hidden="true"], .sf-hidden, [role="complementary"], [role="navigation"], [role="search"]',
  'ins.adsbygoogle, [data-ad], [data-ad-slot], [id^="div-gpt-ad"], [id^="google_ads"]',
].join(', ');

/** Words of class names and ids, parted by - and _, that publishers use for what they put around and into articles. */
const NAMES =
  /(?:^|[-_ ])(?:ads?|adslot|advert\w*|banner|sponsor\w*|promos?|promo(?:box|ted|tion)|newsletters?|sign-?up|subscri\w+|paywall|related\w*|recirc\w*|recommend\w*|read-?(?:more|next|also)|more-(?:stories|from|on)|most-(?:read|popular|viewed)|trending|popular|taboola|outbrain|comments?|disqus\w*|respond|share\w*|sharing|social\w*|follow-us|breadcrumbs?|pull-?quotes?|author-bio|cookies?|consent|gdpr|skip-link|tags?|tag-list|widget\w*)(?=[-_ ]|$)/i;
const COMMENTS = /(?:^|[-_ ])(?:comments?|disqus\w*|respond)(?=[-_ ]|$)/i;
/** An element that bears such a name and this share of the page's text or more holds the article too. */
const LARGE_SHARE = 1 / 3;

/** Removes advertisements, related links, comments, forms and the like. */
export function dropClutter(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(TAGS)]) {
    if (!isKept(element)) element.remove();
  }
  const all = tidyText(document.body?.textContent).length;
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    if (/^(?:html|body|article|main|h1|p)$/.test(element.localName) && !isComment(element)) continue;
    const name = nameOf(element);
    if (!NAMES.test(name) || isKept(element)) continue;
    if (!COMMENTS.test(name) && tidyText(element.textContent).length > LARGE_SHARE * all) continue;
    element.remove();
  }
}

/** WordPress and others make each comment an `article`. */
function isComment(element: PageElement): boolean {
  return element.localName === 'article' && COMMENTS.test(nameOf(element));
}

function nameOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
}

function isKept(element: PageElement): boolean {
  return element.querySelector(`h1, [itemprop="articleBody"], [${POST_MARK}]`) !== null;
}
