import { expect, it } from 'vitest';
import { convertExtra, convertPage, story } from './page-helpers.ts';

const WORDS = 'The ramp stays open, whatever they write.';
const POST = `Ann Roe (@annroe) posted on Twitter on July 30, 2018: “${WORDS}”`;
const LINK = 'https://twitter.com/annroe/status/123';

it.each([
  [
    'a signature in a paragraph',
    `<blockquote class="twitter-tweet"><p>${WORDS}</p><p>— Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></p></blockquote>`,
  ],
  [
    'a signature at the end of the words',
    `<blockquote class="twitter-tweet"><p>${WORDS}<br>— Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></p></blockquote>`,
  ],
  [
    'no paragraph at all',
    `<blockquote class="twitter-tweet">${WORDS} &mdash; Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></blockquote>`,
  ],
  [
    'its class not the first',
    `<blockquote class="align-center twitter-video"><p>${WORDS}</p>&mdash; Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></blockquote>`,
  ],
  [
    'its class lost',
    `<blockquote><p>${WORDS}</p><p>— Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></p></blockquote>`,
  ],
  [
    'a dash that was escaped twice',
    `<blockquote class="twitter-tweet"><p>${WORDS}</p>&amp;mdash; Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></blockquote>`,
  ],
  [
    'picture links',
    `<blockquote class="twitter-tweet"><p>${WORDS} <a href="https://t.co/x">pic.twitter.com/x</a></p>— Ann Roe (@annroe) <a href="${LINK}">July 30, 2018</a></blockquote>`,
  ],
  ['plain text with the signature behind', `<p>${WORDS} — Ann Roe (@annroe) July 30, 2018</p>`],
  ['plain text with the author before', `<p>Ann Roe (@annroe) ${WORDS} July 30, 2018</p>`],
])('reads a post with %s', async (_, embed) => {
  expect(await convertExtra(embed)).toEqual([POST]);
});

it('names the author by the address of the post where no signature does, and warns where nothing does', async () => {
  const embed = (link: string) =>
    `<blockquote class="twitter-tweet"><p>${WORDS} <a href="${link}">More</a></p></blockquote>`;
  expect(await convertExtra(embed('https://x.com/annroe/status/9'))).toEqual([`@annroe posted on X: “${WORDS} More”`]);
  const { warnings } = await convertPage(story(embed('https://example.org/')));
  expect(warnings).toEqual(['an embedded post names no author: “The ramp stays open, whatever they write. More”']);
});

it.each([
  [
    '<p>Jane Doe (@janedoe) is a reporter for the Example Courier.</p>',
    'Jane Doe (@janedoe) is a reporter for the Example Courier.',
  ],
  [
    '<p>The council — as Ann Roe (@annroe) wrote on Monday — is asleep.</p>',
    'The council — as Ann Roe (@annroe) wrote on Monday — is asleep.',
  ],
  ['<blockquote><p>Nobody read the letter that we sent.</p></blockquote>', '“Nobody read the letter that we sent.”'],
])('takes no post for one: %s', async (html, expected) => {
  expect(await convertExtra(html)).toEqual([expected]);
});
