import { expect, it } from 'vitest';
import { createArticle } from '../../src/articles/article.ts';
import { readConfig } from '../../src/config.ts';
import { attributeArticle } from '../../src/extract.ts';

const WORDS = 'We have waited nine years for this bridge, and we will not wait for another winter.';
const TOLD = `“${WORDS}” Nora Fenn, the mayor, told the council on Monday.`;
const OTHER =
  'Colin Varley, the warden, spoke after her. “The ramp is older than I am,” Varley said, and showed the cracks.';

/** Who is named for the quotations that begin with these words, in the order of the text. */
function speakersOf(text: string, start: string): (string | null)[] {
  const article = createArticle({ id: 'a', file: 'a.txt', sha256: '', text }, readConfig(null));
  const { quotations, speakers } = attributeArticle(article);
  const own = quotations.filter((quotation) => quotation.text.startsWith(start));
  return own.map(({ speaker }) => speakers[speaker ?? -1]?.name ?? null);
}

it('gives a pull quote to whoever said the words in the story', () => {
  const pulled = `“${WORDS}”`;
  expect(speakersOf([TOLD, OTHER, pulled, OTHER].join('\n\n'), 'We have')).toEqual(['Nora Fenn', 'Nora Fenn']);
  const part = '“We have waited nine years for this bridge”';
  expect(speakersOf([OTHER, part, TOLD].join('\n\n'), 'We have')).toEqual(['Nora Fenn', 'Nora Fenn']);
});

it('leaves other words that stand alone to whoever speaks', () => {
  const own = '“We have waited long enough for all the others to speak in this hall.”';
  expect(speakersOf([TOLD, OTHER, own].join('\n\n'), 'We have')).toEqual(['Nora Fenn', 'Colin Varley']);
});
