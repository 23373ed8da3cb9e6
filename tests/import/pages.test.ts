import { expect, it } from 'vitest';
import { createArticle } from '../../src/articles/article.ts';
import { readConfig } from '../../src/config.ts';
import { attributeArticle } from '../../src/extract.ts';
import { convertFile, type Origin, type SingleFormat } from '../../src/import/convert.ts';
import { AMP, BLOG, MHTML, NEWS, SINGLE_FILE, STORY } from './pages.ts';

const TITLE = 'Ferry ramp must close, says warden';

async function convert(content: string | Uint8Array, format: SingleFormat = 'page', origin?: Origin) {
  const converted = await convertFile(format, Buffer.from(content), origin);
  if (converted.text === null) throw new Error(converted.reason);
  return { ...converted, paragraphs: converted.text.trim().split('\n\n') };
}

async function refusal(html: string): Promise<string | null> {
  const converted = await convertFile('page', Buffer.from(html));
  return converted.text === null ? converted.reason : null;
}

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const story = (extra: string) => page(`<article>${STORY.map((text) => `<p>${text}</p>`).join('')}${extra}</article>`);

it('takes the article out of a newspaper’s page, the embedded post as a quotation', async () => {
  const { paragraphs, metadata } = await convert(NEWS);
  const post =
    'Colin Varley (@mayorvarley) posted on Twitter on July 30, 2018: “I will not close the ramp because of a letter. Not today, not tomorrow.”';
  const told = STORY.map((text) => text.replace('somebody drowns', 'somebody\u00a0drowns'));
  expect(paragraphs).toEqual([TITLE, ...told.slice(0, 4), post, ...told.slice(4)]);
  expect(metadata).toEqual({
    title: TITLE,
    outlet: 'The Example Courier',
    owner: 'Example Media Group',
    byline: 'Jane Doe, John Roe',
    published: '2018-07-31T15:52:00.000Z',
    url: 'https://courier.example.org/news/ferry-ramp',
    fullText: null,
  });
});

it('takes it out of a blog, with block quotations and q elements in marks', async () => {
  const { paragraphs, metadata } = await convert(BLOG);
  expect(paragraphs).toEqual([
    TITLE,
    STORY[0],
    'The letter states:',
    '“We have asked the county three times to close the ferry ramp before somebody drowns.',
    '“Nobody should have to die for a timetable.”',
    ...STORY.slice(3),
    'One of the councillors called the ramp “a relic of another age” and said it should go.',
  ]);
  expect(metadata).toMatchObject({ title: TITLE, byline: 'A. Blogger', published: '2018-07-31' });
});

it('takes it out of an AMP page', async () => {
  const { paragraphs, metadata } = await convert(AMP);
  expect(paragraphs).toEqual([
    TITLE,
    ...STORY.slice(0, 4),
    'Moor County (@moorcounty) posted on X on July 31, 2018: “The county will answer in due course, and not before.”',
    ...STORY.slice(4),
  ]);
  expect(metadata).toMatchObject({ outlet: 'Example Herald', url: 'https://herald.example.com/ferry-ramp' });
});

it('takes it out of a page saved by SingleFile', async () => {
  const { paragraphs, metadata, retrieved } = await convert(SINGLE_FILE);
  expect(paragraphs).toEqual([TITLE, ...STORY]);
  expect(metadata).toMatchObject({ title: TITLE, outlet: 'Harbour Gazette', published: '2018-07-31T14:00:00+02:00' });
  expect(metadata.url).toBe('https://gazette.example.net/2018/07/ferry-ramp?utm_source=x');
  expect(retrieved).toBe('2018-08-01T09:30:00+02:00');
});

it('takes it out of a page that a browser saved as MHTML', async () => {
  const { paragraphs, metadata, retrieved } = await convert(MHTML, 'mhtml');
  expect(paragraphs).toEqual([TITLE, ...STORY]);
  expect(metadata.url).toBe('https://gazette.example.net/2018/07/ferry-ramp');
  expect(retrieved).toMatch(/^2018-08-01T07:30:00/);
});

it('makes an embedded post a quotation of its author, in a post', async () => {
  const { text } = await convert(NEWS);
  const article = createArticle({ id: 'a', file: 'a.html', sha256: '', text }, readConfig(null));
  const { quotations, speakers, documents } = attributeArticle(article);
  const post = quotations.find((quotation) => quotation.text.startsWith('I will not close'));
  expect(speakers[post?.speaker ?? -1]?.name).toBe('Colin Varley');
  expect(documents[post?.document ?? -1]?.type).toBe('post');
});

it.each([
  [
    '<blockquote class="bluesky-embed"><p lang="en">The ramp stays open.</p>&mdash; Ann Roe (<a href="https://bsky.app/x">@annroe.bsky.social</a>) <a href="https://bsky.app/y">July 30, 2018 at 4:02 PM</a></blockquote>',
    'Ann Roe (@annroe.bsky.social) posted on Bluesky on July 30, 2018: “The ramp stays open.”',
  ],
  [
    '<div class="fb-post" data-href="https://facebook.com/x"><blockquote cite="x"><p>The ramp stays open.</p>Posted by <a href="x">Moor County</a> on <a href="y">Monday, July 30, 2018</a></blockquote></div>',
    'Moor County posted on Facebook on July 30, 2018: “The ramp stays open.”',
  ],
  [
    '<blockquote class="instagram-media"><div><p><a href="x">The ramp stays open.</a></p><p>A post shared by <a href="y">Ann Roe</a> (@annroe) on <time datetime="2018-07-30T16:02:00+00:00">Jul 30, 2018 at 4:02pm PDT</time></p></div></blockquote>',
    'Ann Roe (@annroe) posted on Instagram on Jul 30, 2018: “The ramp stays open.”',
  ],
  [
    '<div itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Ann Roe</span><p itemprop="articleBody">The ramp stays open.</p><time datetime="2018-07-30">30 July 2018</time></div>',
    'Ann Roe posted on social media on 30 July 2018: “The ramp stays open.”',
  ],
  [
    '<blockquote class="twitter-tweet"><p>The ramp stays open.</p></blockquote>',
    'A post on Twitter: “The ramp stays open.”',
  ],
])('reads the embed %#', async (embed, expected) => {
  expect((await convert(story(embed))).paragraphs.at(-1)).toBe(expected);
});

it('keeps a quotation whole across line breaks and inline elements', async () => {
  const words = '“We have <b>asked</b> the county,<br>three times, <a href="/x">to close</a> the\n   ramp.”';
  const { paragraphs } = await convert(story(`<p>${words} So wrote the warden.<br>Nobody answered.</p>`));
  expect(paragraphs.at(-1)).toBe(
    '“We have asked the county, three times, to close the ramp.” So wrote the warden.\nNobody answered.',
  );
});

it('takes the text from JSON-LD where the page shows none without its scripts', async () => {
  const data = { '@type': 'NewsArticle', headline: 'A &amp; B', articleBody: STORY.join('\n'), author: 'Jane Doe' };
  const { paragraphs, metadata } = await convert(
    page('<div id="app"></div>', `<script type="application/ld+json">${JSON.stringify(data)}</script>`),
  );
  expect(paragraphs).toEqual(['A & B', ...STORY]);
  expect(metadata.byline).toBe('Jane Doe');
});

it('reads citation_ and Dublin Core elements and says which date it cannot read', async () => {
  const head =
    '<meta name="citation_title" content="A ramp"><meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Roe, Ann"><meta name="dc.date" content="last summer"><meta name="citation_publisher" content="Example Press">';
  const { metadata, warnings } = await convert(page(STORY.map((text) => `<p>${text}</p>`).join(''), head));
  expect(metadata).toMatchObject({
    title: 'A ramp',
    byline: 'Doe, Jane, Roe, Ann',
    outlet: 'Example Press',
    published: null,
  });
  expect(warnings).toEqual(['its date "last summer" cannot be read and was left out']);
});

it('resolves a canonical address that is relative, and takes none that is not http(s)', async () => {
  const body = STORY.map((text) => `<p>${text}</p>`).join('');
  const at = async (href: string, url: string | null) => {
    const html = page(body, `<link rel="canonical" href="${href}">`);
    return (await convert(html, 'page', { url, charset: null })).metadata.url;
  };
  expect(await at('/b', 'https://a.example/x?y')).toBe('https://a.example/b');
  expect(await at('/b', null)).toBeNull();
  expect(await at('javascript:alert(1)', 'https://a.example/x')).toBe('https://a.example/x');
});

it('reads a page without html, head or body, and one with tags left open', async () => {
  expect((await convert(STORY.map((text) => `<p>${text}`).join('\n'))).paragraphs).toEqual(STORY);
  const open = `<html><title>x</title><div>${STORY.map((text) => `<p>${text}`).join('\n')}`;
  expect((await convert(open)).paragraphs.slice(-STORY.length)).toEqual(STORY);
});

it('refuses what is nested too deep or holds nothing', async () => {
  expect(await refusal('<div>'.repeat(100_000))).toBe('is nested more than 512 tags deep');
  expect(await refusal('<b>x</b>'.repeat(100_001))).toBe('holds more than 100000 elements');
  expect(await refusal(page('<script>“x”</script>'))).toBe('holds no text of an article');
});
