/** Block quotations: whose words they are stands beside them, not in them; a box that is set like one is none. */
import { namesOf, type PageDocument, type PageElement, renameElement, tidyText } from './dom.ts';
import { POST_MARK } from './page-posts.ts';
import { findRepeats } from './page-repeats.ts';
import { findStory, type Story, shareOf } from './page-story.ts';

const PULLED = /(?:^|[-_ ])pull-?(?:ed-?)?quotes?(?=[-_ ]|$)/i;
/** Words of class names that set a remark apart. */
const BOX =
  /(?:^|[-_ ])(?:notes?|callout|alert|info(?:box)?|warning|tips?|box(?:out)?|panel|correction|disclaimer|summary|takeaways?|highlights?|key-?points?|toc)(?=[-_ ]|$)/i;
const BOX_LABEL =
  /^(?:editor(?:[’']s|s[’'])? note|notes?|update[ds]?|corrections?|clarification|disclosure|disclaimer|warning|read (?:more|also|next)|related|see also|sources?|click here|more information|key (?:points|facts|takeaways)|tip|photo|image)\b[^.!?]{0,40}?[:–—-]/i;
/** What stands below an article of its author. */
const BIOGRAPHY =
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3} (?:is|was) an?\b[^.!?]{0,100}\b(?:journalist|reporter|author|writer|editor|columnist|correspondent|contributor|professor|fellow|blogger)\b/u;
const TELLS =
  /\b(?:said|says|wrote|writes|told|added|adds|stated|states|tweeted|posted|replied|replies|explained|continued|read|reads|responded|asked|noted|announced)\b/;
const SOURCES =
  'cite, footer, figcaption, .attribution, .quote-author, .quote-source, .quote-credit, .blockquote-footer, .author, .source, .byline';
/** Words of the longest source, and of the longest line that introduces a quotation. */
const LONGEST_SOURCE = 30;
const LONGEST_LEAD = 18;
/** A block quotation that holds so much of the page is a setting of it. */
const MOST_OF_STORY = 0.5;
/** Where so much of a block quotation stands between marks already, it needs none. */
const MOST_QUOTED = 0.3;

/** Settles every block quotation of a page. */
export function settleQuotes(document: PageDocument): void {
  const quotes = [...document.querySelectorAll('blockquote')];
  const pulled = [...document.querySelectorAll('[class*="ull"]')].filter((element) => PULLED.test(namesOf(element)));
  if (quotes.length + pulled.length === 0) return;
  const story = findStory(document.body);
  const findRepeat = findRepeats(document.body, [...pulled, ...quotes]);
  for (const element of pulled) {
    // Nothing else says these words: it is a block quotation, whatever it is called.
    if (findRepeat(element) === null) dropName(element);
  }
  for (const quote of quotes) {
    const nested = quote.parentElement?.closest('blockquote') != null;
    if (!document.contains(quote) || nested || quote.querySelector(`[${POST_MARK}]`) !== null) continue;
    const repeated = findRepeat(quote);
    // A pull quote of the outlet's own words stands in its story, and not between marks.
    const isNarration = repeated !== null && !/[“"«]/.test(repeated.text);
    if (isNoSpeech(quote, story) || isNarration) renameElement(document, quote, 'div');
    else moveSource(document, quote);
  }
}

function dropName(element: PageElement): void {
  for (const inner of [element, ...element.querySelectorAll('[class*="ull"]')]) {
    if (PULLED.test(namesOf(inner))) inner.removeAttribute('class');
  }
}

function isNoSpeech(quote: PageElement, story: Story): boolean {
  const text = tidyText(quote.textContent);
  if (
    quote.querySelector('table, form, dl, pre') !== null ||
    BOX.test(namesOf(quote)) ||
    BOX_LABEL.test(text) ||
    BIOGRAPHY.test(text)
  )
    return true;
  if (quote.querySelector('h2, h3, h4') !== null && quote.querySelector('p, ul, ol') !== null) return true;
  const linked = [...quote.querySelectorAll('a')].reduce((sum, link) => sum + tidyText(link.textContent).length, 0);
  if (linked > 0.6 * text.length && quote.querySelector('li') !== null) return true;
  if (shareOf(story, quote) > MOST_OF_STORY && story.paragraphs.length > 3) return true;
  return isTold(text);
}

const QUOTED = /“[^“”]{8,}”|"[^"]{8,}"/g;

/** True for narration that has marks of its own: “We will not,” she said. */
function isTold(text: string): boolean {
  const quoted = text.match(QUOTED) ?? [];
  const share = quoted.reduce((sum, part) => sum + part.length, 0) / Math.max(1, text.length);
  const rest = text.replace(QUOTED, ' ');
  return share < 1 && quoted.length > 0 && (share > MOST_QUOTED || /[,?!]["”]/.test(text)) && TELLS.test(rest);
}

/** Takes the source and the line that introduces a quotation out of it: "— Nora Fenn, mayor" below, "Nora Fenn wrote:" above. */
function moveSource(document: PageDocument, quote: PageElement): void {
  const paragraphs = [...quote.querySelectorAll('p')];
  const [first] = paragraphs;
  if (first !== undefined && paragraphs.length > 1 && isLead(tidyText(first.textContent))) quote.before(first);
  const figure = quote.parentElement?.localName === 'figure' ? quote.parentElement : null;
  const marked = [...(figure ?? quote).querySelectorAll(SOURCES)].findLast((element) => isSource(element, quote));
  const source = marked ?? paragraphs.findLast((paragraph) => isSignature(tidyText(paragraph.textContent)));
  if (source === undefined || tidyText(quote.textContent) === tidyText(source.textContent)) return;
  const name = tidyText(source.textContent).replace(/^(?:[—–―~-]|--)+\s*/, '');
  source.remove();
  if (name === '') return;
  const line = document.createElement('p');
  line.textContent = `— ${name}`;
  quote.after(line);
  // Readability takes figures and what is in them by other rules.
  if (figure !== null && figure.querySelector('img, picture, video') === null) renameElement(document, figure, 'div');
}

/** At the end of the quotation, and no title within its sentence. */
function isSource(element: PageElement, quote: PageElement): boolean {
  const text = tidyText(element.textContent);
  if (text === '' || text.split(' ').length > LONGEST_SOURCE) return false;
  if (!quote.contains(element)) return true;
  if (element.localName !== 'cite') return true;
  const above = element.closest('p, footer, div, blockquote') ?? quote;
  const own = tidyText(above.textContent);
  const whole = own.replace(/^(?:[—–―~-]|--)+\s*/, '') === text;
  return (
    whole ||
    (above === quote && tidyText(quote.textContent).endsWith(text)) ||
    (/[.!?…”"][\s—–―-]*$/.test(own.slice(0, own.length - text.length)) && own.endsWith(text))
  );
}

function isSignature(text: string): boolean {
  return /^(?:[—–―~]|--?)\s*\p{Lu}/u.test(text) && text.split(' ').length <= LONGEST_SOURCE && !/[“”"]/.test(text);
}

function isLead(text: string): boolean {
  return /:$/.test(text) && TELLS.test(text) && !/^(?:I|We)\b/.test(text) && text.split(' ').length <= LONGEST_LEAD;
}
