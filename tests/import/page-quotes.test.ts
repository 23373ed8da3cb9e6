import { expect, it } from 'vitest';
import { convertExtra } from './page-helpers.ts';
import { STORY } from './pages.ts';

const WORDS = 'We will not close the ramp because of a letter.';
const SAID = [`“${WORDS}”`, '— Nora Fenn, mayor'];

it.each([
  ['a cite below', `<blockquote><p>${WORDS}</p><cite>Nora Fenn, mayor</cite></blockquote>`],
  ['a cite in a footer', `<blockquote><p>${WORDS}</p><footer>— <cite>Nora Fenn, mayor</cite></footer></blockquote>`],
  ['a cite at the end of the words', `<blockquote><p>${WORDS} <cite>Nora Fenn, mayor</cite></p></blockquote>`],
  ['a paragraph that begins with a dash', `<blockquote><p>${WORDS}</p><p>— Nora Fenn, mayor</p></blockquote>`],
  [
    'the caption of a figure',
    `<figure><blockquote><p>${WORDS}</p></blockquote><figcaption>Nora Fenn, mayor</figcaption></figure>`,
  ],
  [
    'a pull quote that nothing repeats',
    `<figure class="wp-block-pullquote"><blockquote><p>${WORDS}</p><cite>Nora Fenn, mayor</cite></blockquote></figure>`,
  ],
])('takes the source out of a block quotation: %s', async (_, html) => {
  expect(await convertExtra(html)).toEqual(SAID);
});

it('leaves a cited title where it stands, and takes the introduction out', async () => {
  const cited = 'We read it in <cite>The Tides</cite> and laughed.';
  expect(await convertExtra(`<blockquote><p>${cited}</p></blockquote>`)).toEqual([
    '“We read it in The Tides and laughed.”',
  ]);
  const introduced = `<blockquote><p>Nora Fenn wrote:</p><p>${WORDS}</p><p>We demand two things:</p></blockquote>`;
  expect(await convertExtra(introduced)).toEqual(['Nora Fenn wrote:', `“${WORDS}`, '“We demand two things:”']);
});

it.each([
  [
    'a table',
    '<blockquote><table><tr><td>Length</td><td>40 m</td></tr><tr><td>Built</td><td>1974</td></tr></table></blockquote>',
  ],
  [
    'a note',
    '<blockquote><p>Editor’s note: This story has been changed since it was first published.</p></blockquote>',
  ],
  ['a box', '<blockquote class="info-box"><p>The ramp is 40 metres long and was built by the county.</p></blockquote>'],
  [
    'links',
    '<blockquote><ul><li><a href="/a">Ferry service cut in half by the county</a></li><li><a href="/b">Warden hurt on the ramp</a></li></ul></blockquote>',
  ],
  [
    'narration with marks of its own',
    '<blockquote><p>“We will not close it,” Nora Fenn said on Monday. “It is safe.”</p></blockquote>',
  ],
  [
    'an author’s biography',
    '<blockquote><p>Jane Doe is a freelance journalist who has written about harbours.</p></blockquote>',
  ],
  ['a pull quote of the outlet’s own words', `<blockquote><p>${STORY[5]?.split(' No ')[0]}</p></blockquote>`],
])('gives no marks to what is no speech: %s', async (_, html) => {
  const text = (await convertExtra(html)).join('\n');
  const own = html.includes('“') ? 2 : 0;
  expect((text.match(/“/g) ?? []).length).toBe(own);
});

it('drops a pull quote by its name only where the story has its words', async () => {
  expect(await convertExtra('<div class="pullquote">Nobody should have to die for a timetable</div>')).toEqual([]);
  expect(await convertExtra(`<div class="pullquote">“${WORDS}”</div>`)).toEqual([`“${WORDS}”`]);
});
