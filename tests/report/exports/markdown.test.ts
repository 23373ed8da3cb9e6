import { Parser } from 'htmlparser2';
import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../joined.ts';
import { ALIAS, anchorOf, GONE, HOSTILE_WORDS, mint, sample, UNPAID } from '../sample.ts';

const counted = 'Words.\n\n## A heading\n\nMore `q-0000000000`.';
const source = renderMarkdown(sample, { counted, pages: true });

/** Rendered as GitHub does: anchors stay, and everything that is markup would be. */
function render(markdown: string) {
  const ids: string[] = [];
  const hrefs: string[] = [];
  const tags = new Set<string>();
  let text = '';
  const parser = new Parser({
    onopentag(name, { id, href }) {
      tags.add(name);
      if (id !== undefined) ids.push(id);
      if (href !== undefined) hrefs.push(href);
    },
    ontext: (data) => {
      text += data;
    },
  });
  parser.end(markdownIt({ html: true, linkify: true }).render(markdown));
  return { ids, hrefs, tags, text };
}

const page = render(source);

describe('anchors', () => {
  test('each statement, alias, tombstone and wording is an id, once', () => {
    const expected = [
      ...sample.statements.map((statement) => statement.anchor),
      ...sample.statements.flatMap((statement) => statement.wordings.map((wording) => wording.id)),
      ALIAS,
      GONE,
    ];
    for (const id of expected) expect(page.ids.filter((found) => found === id)).toEqual([id]);
    expect(new Set(page.ids).size).toBe(page.ids.length);
  });

  test('a statement stands before a retired id, a retired id before a wording', () => {
    const [first, second] = sample.statements;
    if (first === undefined || second === undefined) throw new Error('no statements');
    const clash = { relation: 'altered' as const, outlets: 1, text: 'the same words' };
    const wordings = [
      { ...clash, id: second.anchor },
      { ...clash, id: GONE },
      { ...clash, id: mint('the same words') },
    ];
    const statements = [first, second, ...sample.statements.slice(2)].map((entry) => ({ ...entry, wordings }));
    const rendered = render(renderMarkdown({ ...sample, statements }, { counted, pages: true }));
    expect(new Set(rendered.ids).size).toBe(rendered.ids.length);
    expect(rendered.ids).toContain(mint('the same words'));
    const at = (id: string) => rendered.ids.indexOf(id);
    const heading = source.indexOf(`<a id="${second.anchor}"></a>\n\n### `);
    expect(heading).toBeGreaterThan(0);
    expect(at(GONE)).toBeGreaterThan(Math.max(...sample.statements.map((entry) => at(entry.anchor))));
  });
});

describe('what it says', () => {
  test('answers first', () => {
    expect(source.slice(0, 600)).toContain(
      '**12 statements by 5 speakers, from a letter, a post, a statement and elsewhere; the most repeated stands word for word in 2 of 5 outlets, excerpted in 1, used without quotation marks in 1.** In 5 articles; 1 of them states no outlet and counts as one of its own. Of the 4 outlets that carry the most repeated, 3 are independent.',
    );
  });

  test('a statement with its source, counts, occurrences, changes and other wordings', () => {
    const start = source.indexOf(`<a id="${anchorOf(UNPAID)}"></a>`);
    const part = source.slice(start, source.indexOf('<a id="q-', source.indexOf('Other wordings', start) + 400));
    expect(part).toContain(`> “${UNPAID}”`);
    expect(part).toContain('Word for word in 2 outlets, altered in 1:');
    expect(part).toContain(
      '- ▲ **differs** in Coast Wire, [Ferry crews take Greywater to task over unpaid nights](articles/',
    );
    expect(part).toContain('  - drops ‘not’ (changes the facts: a denial; silent)');
    expect(part).toContain('  - changes 14 to 4 (changes the facts: a number; silent)');
    expect(part).toContain(`${ALIAS}, merged into this one`);
  });

  test('why the words are given to their source, and where they were published', () => {
    expect(source).toContain('- **Why:** “says” introduces the words; “it” names who said them; in Greywater Gazette');
    expect(source).toContain(
      '[the words as published](https://gazette.example/2031/03/04/ferry-crews#:~:text=The%20council',
    );
  });

  test('every outlet’s own attribution of a contested statement', () => {
    const part = source.slice(source.indexOf('(**contested**'));
    expect(part).toMatch(/attributed here to Ottilie Brandt\n[\s\S]{1,400}attributed here to a harbour official/);
  });

  test('a matrix with a column an outlet, and one column where they are many', () => {
    expect(source).toContain('| Statement | Word for word, of all | Greywater Gazette |');
    const articles = sample.articles.map((article) => ({ ...article, outlet: null }));
    const more = Array.from(
      { length: 8 },
      (_, i) => ({ ...articles[0], id: `more-${i}` }) as (typeof articles)[number],
    );
    const wide = renderMarkdown({ ...sample, articles: [...articles, ...more] }, { counted, pages: true });
    expect(wide).toContain('| Statement | Word for word, of all | Outlets |');
  });

  test('all that is not counted, not resolved, set aside or found', () => {
    for (const words of ['night boat fund', 'The Long Ebb', 'concerned', 'a port that sleeps is a pond', 'hafen.txt']) {
      expect(page.text).toContain(words);
    }
    expect(page.text).toContain('an opening mark without its partner');
    expect(page.text).toContain('error: =broken.jsonl, line 7: not JSON: <unexpected> end of input');
    expect(page.text).toContain('1 of 5 outlets credits another.');
    expect(source).toMatch(/\| Coast Wire \| Greywater Gazette \| “the Greywater Gazette reported on Tuesday” in /);
    expect(page.text).toContain('4 of 16 words differ, more than is taken for a changed wording');
  });

  test('how it was counted, one heading lower', () => {
    expect(source).toMatch(/## How this was counted\n\nWords\.\n\n### A heading\n/);
  });
});

describe('hostile text', () => {
  test('comes out as text', () => {
    expect([...page.tags].sort()).toEqual([
      'a',
      'blockquote',
      'code',
      'h1',
      'h2',
      'h3',
      'li',
      'p',
      'strong',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ]);
    expect(page.text).toContain(HOSTILE_WORDS);
    expect(source).not.toMatch(/\{[{%#]/);
    expect(source.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u200b]/u);
    expect(page.hrefs.filter((href) => !/^(?:#|https:\/\/|[a-z]+\/[\w-]+\.html)/.test(href))).toEqual([]);
  });

  test('and in raw form begins no line with anything but our own marks', () => {
    const lines = source.split('\n').filter((line) => line !== '');
    expect(
      lines.filter((line) => !/^(?:#{1,3} |- | {2}- |> “|\| |<a id="|\*\*12 |\d+ (?:of |sentences,)|[A-Z])/.test(line)),
    ).toEqual([]);
  });
});

test('without pages it links to itself only', () => {
  const alone = render(renderMarkdown(sample, { counted, pages: false }));
  const inside = alone.hrefs.filter((href) => !href.startsWith('https://'));
  expect(inside.length).toBeGreaterThan(50);
  for (const href of inside) expect(alone.ids).toContain(href.slice(1));
});

test('an empty report is a report', () => {
  const empty = renderMarkdown(
    {
      ...sample,
      articles: [],
      speakers: [],
      documents: [],
      quotations: [],
      statements: [],
      unresolved: [],
      credits: [],
      retired: [],
      corrections: [],
    },
    { counted, pages: true },
  );
  expect(empty).toContain('**No statement was found.** In 0 articles of 0 outlets.');
  expect(empty).not.toContain('## Statements');
});
