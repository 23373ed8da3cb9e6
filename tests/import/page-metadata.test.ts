import { expect, it } from 'vitest';
import { cleanByline } from '../../src/import/page/page-byline.ts';
import { chooseTitle } from '../../src/import/page/page-title.ts';
import { convertPage, page, story } from './page-helpers.ts';
import { STORY } from './pages.ts';

const title = (heads: string[], stated: string[], shown: string, sites: string[] = []) =>
  chooseTitle({ heads, stated, shown, sites });

it.each([
  [
    'a kicker with a bar',
    ['Update | Crash on the ramp kills two'],
    ['Crash on the ramp kills two'],
    'Crash on the ramp kills two - Courier',
    'Crash on the ramp kills two',
  ],
  ['a kicker that is glued on', ['AnalysisBridge shut'], ['Bridge shut'], 'Bridge shut | Courier', 'Bridge shut'],
  ['a program’s name as title', ['Crash on the ramp kills two'], [], 'escenic', 'Crash on the ramp kills two'],
  [
    'a price as heading',
    ['€5', 'Minister raises the €5 charge'],
    ['Minister raises the €5 charge'],
    'Minister raises the €5 charge',
    'Minister raises the €5 charge',
  ],
  [
    'the site as heading',
    ['The Example Courier', 'Bridge shut'],
    ['Bridge shut'],
    'Bridge shut | The Example Courier',
    'Bridge shut',
  ],
  ['the site by its host', [], [], 'Crash on the ramp kills two - Moor Notes', 'Crash on the ramp kills two'],
  [
    'another headline for searching',
    ['Ferry ramp must close, says warden'],
    ['Warden says ferry ramp has to close'],
    '',
    'Ferry ramp must close, says warden',
  ],
  [
    'a heading of something else',
    ['Sign in to comment'],
    ['Crash on the ramp kills two'],
    '',
    'Crash on the ramp kills two',
  ],
  [
    'a dash of its own',
    ['Crash on the ramp – mayor silent'],
    ['Crash on the ramp – mayor silent'],
    '',
    'Crash on the ramp – mayor silent',
  ],
  [
    'a colon of its own',
    ['Opinion: shut the ramp'],
    ['Opinion: shut the ramp'],
    'Opinion: shut the ramp',
    'Opinion: shut the ramp',
  ],
])('finds the title beside %s', (_, heads, stated, shown, expected) => {
  expect(title(heads, stated, shown, ['Courier', 'The Example Courier', 'moornotes.example', 'moornotes'])).toBe(
    expected,
  );
});

it.each([
  ['By Ann Roe', 'Ann Roe', null],
  ['By Ann Roe and Bo Lee | July 31, 2018', 'Ann Roe and Bo Lee', '2018-07-31'],
  ['By Ann Roe, Staff Writer', 'Ann Roe', null],
  ['ANN ROE Courier Staff Writer', 'ANN ROE Courier', null],
  ['Ann Roe See full bio', 'Ann Roe', null],
  ['Written by: Ann Roe • Updated 3 hours ago', 'Ann Roe', null],
  ['Ann Roe, Special to the Courier', 'Ann Roe', null],
  ['Ann Roe - ann@courier.example', 'Ann Roe', null],
  ['By Ann Roe Published on 31 July 2018 at 3:52 PM', 'Ann Roe', '2018-07-31T15:52'],
  ['Staff Writer', null, null],
  ['See full bio', null, null],
  ['admin', null, null],
  ['https://courier.example/ann', null, null],
  ['July 31, 2018', null, '2018-07-31'],
  ['The Associated Press', 'The Associated Press', null],
  ['Editorial Board', 'Editorial Board', null],
  ['Reporter Moe', 'Reporter Moe', null],
])('cleans the byline %s', (text, byline, published) => {
  expect(cleanByline(text)).toEqual({ byline, published });
});

it('takes a long row of offices and addresses behind a name', () => {
  const rows = [`By Ann Roe${', staff'.repeat(40)} and more zz`, `By Ann Roe${' , a@b.example'.repeat(28)} zz`];
  for (const row of rows) expect(cleanByline(row).byline).toBeNull();
});

it('takes the authors of the article, and none of other things on the page', async () => {
  const others =
    '<div class="related"><a rel="author" href="/x">Zoe Other</a></div><aside><a rel="author">Max Other</a></aside>';
  const signed =
    '<p class="byline">By <a rel="author" href="/a">Ann Roe</a> and <a rel="author" href="/b">Bo Lee</a></p>';
  expect((await convertPage(story(`${others}${signed}`))).metadata.byline).toBe('Ann Roe, Bo Lee');
  const both = '<div class="byline">By <a rel="author" href="/a">Ann Roe</a> and Bo Lee | July 31, 2018</div>';
  expect((await convertPage(story(`${others}${both}`))).metadata).toMatchObject({
    byline: 'Ann Roe and Bo Lee',
    published: '2018-07-31',
  });
});

it.each([
  ['in CDATA', (json: string) => `//<![CDATA[\n${json}\n//]]>`],
  ['in a comment', (json: string) => `<!--\n${json}\n-->`],
  ['with line breaks in its texts', (json: string) => json.replace('Ramp shut', 'Ramp\n\t shut')],
  ['as a main entity', (json: string) => `{"@type":"WebPage","mainEntity":${json}}`],
  ['with a semicolon behind it', (json: string) => `${json};`],
])('reads JSON-LD %s', async (_, wrap) => {
  const json =
    '{"@type":"NewsArticle","headline":"Ramp shut","author":{"name":["By Ann Roe"]},"datePublished":"2018-07-31"}';
  const { metadata } = await convertPage(story('', `<script type="application/ld+json">${wrap(json)}</script>`));
  expect(metadata).toMatchObject({ title: 'Ramp shut', byline: 'Ann Roe', published: '2018-07-31' });
});

it('takes of several articles in JSON-LD the one that the page is called by', async () => {
  const data = ['Gulls attack', 'Ramp shut'].map((headline) => ({
    '@type': 'NewsArticle',
    headline,
    author: headline,
  }));
  const head = `<title>Ramp shut | Courier</title><script type="application/ld+json">${JSON.stringify(data)}</script>`;
  expect((await convertPage(story('', head))).metadata.byline).toBe('Ramp shut');
});

it('takes the text that JSON-LD states where the page shows only its beginning, and else not', async () => {
  const data = (body: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script>`;
  const teaser = await convertPage(page(`<article><p>${STORY[0]}</p></article>`, data(STORY.join('\n'))));
  expect(teaser.paragraphs).toEqual(STORY);
  const whole = await convertPage(story('', data(STORY.join(' '))));
  expect(whole.paragraphs).toEqual(STORY);
});

it('reads a page with elements before its doctype, and one with other roots in comments', async () => {
  const stray = `<meta property="og:site_name" content="Moor Notes">\n${story('', '<title>Ramp shut</title>')}`;
  expect(await convertPage(stray)).toMatchObject({
    paragraphs: ['Ramp shut', ...STORY],
    metadata: { outlet: 'Moor Notes' },
  });
  const old = story('').replace(
    '<html>',
    '<!--[if lt IE 9]> <html class="ie"> <![endif]--><!--[if gt IE 8]><!--> <html> <!--<![endif]-->',
  );
  expect((await convertPage(old)).paragraphs).toEqual(STORY);
});
