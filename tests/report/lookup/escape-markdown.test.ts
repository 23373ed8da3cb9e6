import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, escapeTarget, linkMarkdown } from '../../../src/report/lookup/escape-markdown.ts';
import { oneLine } from '../../../src/report/lookup/visible.ts';

const closed = markdownIt({ html: false, linkify: false, typographer: false });
/** Stricter than the report asks for: raw HTML, bare addresses and smart quotes are all on, as on GitHub. */
const open = markdownIt({ html: true, linkify: true, typographer: false });

/** Element names and text of rendered Markdown. */
function read(html: string): { tags: string[]; text: string } {
  const tags: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name) => void tags.push(name),
    ontext: (data) => {
      text += data;
    },
  });
  parser.end(html);
  return { tags, text: text.replace(/\n/g, '') };
}

/** Strings made of what Markdown is made of. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '*',
          '**',
          '_',
          '__',
          '`',
          '```',
          '~~',
          '#',
          '# ',
          '- ',
          '+ ',
          '1. ',
          '12) ',
          '> ',
          '| ',
          '|',
          '---',
          '===',
          ': ',
        ],
        ...[
          '[a](b)',
          '[x]: y',
          '![',
          '](',
          '<b>',
          '</b>',
          '<!--',
          '-->',
          '&amp;',
          '&#60;',
          '&copy;',
          '\\',
          '\\*',
          '\\\n',
        ],
        ...[
          'http://a.b',
          'www.a.b',
          'a@b.cd',
          'https://',
          'mailto:a@b.cd',
          '{{ x }}',
          '{% raw %}',
          '{# c #}',
          '$x$',
          '\n',
          '\n\n',
        ],
        ...[
          '  ',
          '    code',
          '\t',
          '\u00a0',
          '\u202e',
          '\ud800',
          '\u0000',
          ':::',
          ':smile:',
          '^a^',
          'a',
          'b ',
          '.',
          '!',
          '"',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('escaped text comes out as that text', () => {
  const places: [string, (escaped: string) => string, string[]][] = [
    ['a paragraph', (escaped) => escaped, ['p']],
    ['a list item', (escaped) => `- ${escaped}`, ['ul', 'li']],
    ['a quotation', (escaped) => `> ${escaped}`, ['blockquote', 'p']],
    ['a heading', (escaped) => `### ${escaped}`, ['h3']],
    ['a link', (escaped) => `[${escaped}](x)`, ['p', 'a']],
    ['a table cell', (escaped) => `| a | b |\n| --- | --- |\n| ${escaped} | c |`, []],
  ];

  test.each(places)('in %s', (_, place, tags) => {
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = escapeMarkdown(text);
        if (escaped === '') return;
        for (const markdown of [closed, open]) {
          const rendered = read(markdown.render(place(escaped)));
          if (tags.length > 0) expect(rendered).toEqual({ tags, text: oneLine(text) });
          else expect(rendered.text).toBe(`ab${oneLine(text)}c`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('template marks do not survive raw, so that no site generator runs them', () => {
    expect(escapeMarkdown('{{ a }} {% b %} {# c #}')).not.toMatch(/\{[{%#]/);
  });

  test('plain prose stays readable', () => {
    const prose = 'It’s “free”, she said: 14 (of 40) crews – at 9:30, for €5 & more.';
    expect(escapeMarkdown(prose)).toBe(prose.replace('&', '&amp;'));
  });
});

describe('link targets', () => {
  test('reach the address they were given', () => {
    for (const url of ['https://a.example/x?y=1&z=2', 'https://a.example/x&lt;y', 'articles/a-b.html#q-0000000000']) {
      expect(closed.render(linkMarkdown('a', url))).toBe(`<p><a href="${url.replaceAll('&', '&amp;')}">a</a></p>\n`);
    }
  });

  test('end nowhere but at their end', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const html = closed.render(`[a](./${escapeTarget(text)})`);
        expect(read(html)).toEqual({ tags: ['p', 'a'], text: 'a' });
      }),
    );
  });
});
