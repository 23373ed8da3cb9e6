/** One story in the layouts of many programs, with odd names on its words and paragraphs: every word comes out, and no other. */
import { expect, it } from 'vitest';
import { convertPage, page } from './page-helpers.ts';
import { STORY } from './pages.ts';

const TITLE = 'Ferry ramp must close, says warden';
const NAMES = [
  'social',
  'auto-tag_ferry',
  'popular',
  'ad',
  'share',
  'promo',
  'widget',
  'media',
  'byline',
  'hidden-lg',
  'tags',
  'comment',
];
const INLINE = ['span', 'a href="/x"', 'em', 'b', 'time', 'cite', 'button', 'mark', 'label', 'font'];

/** The story with an element of an odd name around some words of each paragraph. */
function dress(at: number): string[] {
  return STORY.map((text, i) => {
    const words = text.split(' ');
    const place = 2 + ((at + 3 * i) % 9);
    const tag = INLINE[(at + i) % INLINE.length] ?? 'span';
    const name = NAMES[(at + 5 * i) % NAMES.length];
    words[place] = `<${tag} class="${name}" id="${name}">${words[place]}</${tag.split(' ')[0]}>`;
    return words.join(' ');
  });
}

const p = (texts: readonly string[], open = '<p>') => texts.map((text) => `${open}${text}</p>`).join('\n');
const REST = `<aside class="sidebar"><h3>Most read</h3><ol><li><a href="/c">Mayor “furious” over dog</a></li></ol></aside>
<footer><p>© 2018 The Example Courier. All rights reserved, in this country and in all the others where it may be read by somebody.</p></footer>`;
const CARDS = [1, 2, 3, 4].map(
  (n) =>
    `<div class="card"><h3><a href="/${n}">Another story ${n} of the day</a></h3><p>The council of another town has decided ${n} times to build a bridge that nobody needs, and it costs more.</p></div>`,
);

const LAYOUTS: Readonly<Record<string, (texts: string[]) => string>> = {
  'a container named after clutter': (texts) =>
    `<article class="post category-social"><div class="entry-content entry-content-read-more">${p(texts)}</div></article>${REST}`,
  'a builder’s widget around each paragraph': (texts) =>
    texts
      .map((text) => `<div class="elementor-widget elementor-widget-text-editor"><div>${p([text])}</div></div>`)
      .join(''),
  'boxes with advertisements between them': (texts) =>
    `<div class="body"><div class="item paywall">${p(texts.slice(0, 3))}</div><div class="newsletter-signup"><p>Get “the news” every morning.</p></div><div class="item paywall">${p(texts.slice(3))}</div></div>${REST}`,
  'line breaks': (texts) => `<div class="post-body entry-content">${texts.join('<br><br>')}</div>${REST}`,
  'a table': (texts) =>
    `<table><tr><td><a href="/">Home</a><br><a href="/n">News</a></td><td>${p(texts)}</td></tr></table>`,
  'a form around the page': (texts) =>
    `<form id="aspnetForm"><div><div id="ctl00">${p(texts)}</div>${REST}</div></form>`,
  'a dialog over the page': (texts) =>
    `<div aria-hidden="true"><div class="content">${p(texts)}</div></div><div role="dialog" class="cookie-consent"><p>We use cookies to make this site “better” for you and for our partners, who are many and love your data.</p></div>`,
  'ids that headings gave': (texts) =>
    `<div class="story"><section id="social-media-and-the-popular-vote">${p(texts.slice(0, 3))}</section><section id="popular">${p(texts.slice(3))}</section></div>${REST}`,
  'names on paragraphs': (texts) =>
    `<article>${texts.map((text, i) => p([text], `<p class="${NAMES[i]}">`)).join('')}</article>`,
  'a drop cap in a box': (texts) =>
    `<article><div>${texts[0]?.[0]}</div>${p([texts[0]?.slice(1) ?? '', ...texts.slice(1)])}</article>`,
  'a last paragraph that is a link': (texts) =>
    `<article>${p(texts.slice(0, -1))}<p><a href="/x">${texts.at(-1)}</a></p></article>`,
  'teasers below it': (texts) => `<div class="story">${p(texts)}</div><div class="more">${CARDS.join('')}</div>`,
};

it.each(Object.entries(LAYOUTS))('takes the story out of %s', async (_, layout) => {
  for (const at of [0, 4]) {
    const { paragraphs } = await convertPage(page(`<h1>${TITLE}</h1>${layout(dress(at))}`, `<title>${TITLE}</title>`));
    expect(paragraphs).toEqual([TITLE, ...STORY]);
  }
});

it('warns of paragraphs in the midst of the story that were passed over, and of no others', async () => {
  const item = (n: number) =>
    `<p>The bridge number ${n} of the county is old and nobody knows who <a href="/${n}">should pay for its repair, says a report</a> of the year</p>`;
  const list = `<div>${[1, 2, 3].map(item).join('')}</div>`;
  const within = page(`<article>${p(STORY.slice(0, 3))}${list}${p(STORY.slice(3))}</article>`);
  expect((await convertPage(within)).warnings).toEqual([
    '3 paragraphs in the midst of the story were passed over (“The bridge number 1 of the county is old and nobody knows wh …”): compare it with the page',
  ]);
  expect((await convertPage(page(`<article>${p(STORY)}</article>${list}`))).warnings).toEqual([]);
});

it.each([
  [
    '<figure><img><figcaption>Photographers gathered at the ramp on Monday.</figcaption></figure>',
    'Caption: Photographers gathered at the ramp on Monday.',
  ],
  [
    '<figure><img><figcaption><span class="visually-hidden">Image caption, </span>The ramp on Monday.</figcaption></figure>',
    'Caption: The ramp on Monday.',
  ],
  ['<figure><img><figcaption>Image caption The ramp on Monday.</figcaption></figure>', 'Caption: The ramp on Monday.'],
  ['<figure><img><figcaption>Photo: Ann Roe</figcaption></figure>', 'Photo: Ann Roe'],
  ['<div><img><p class="wp-caption-text">The ramp on Monday.</p></div>', 'Caption: The ramp on Monday.'],
])('marks the caption %s', async (html, expected) => {
  const body = p(STORY.slice(0, 3)) + html + p(STORY.slice(3));
  const { paragraphs } = await convertPage(page(`<article>${body}</article>`));
  expect(paragraphs.filter((text) => !STORY.includes(text))).toEqual([expected]);
});
