import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../../src/build.ts';
import { PLAIN, readConfig } from '../../../src/config.ts';
import { contrast, readableAccent } from '../../../src/report/writing/accent.ts';
import { checkLinks } from '../../../src/report/writing/links.ts';
import { exchangeWords } from '../../../src/report/writing/template-words.ts';
import { writeReport } from '../../../src/report/writing/write.ts';
import { makeFolder } from '../folders.ts';
import { sample } from '../sample.ts';

const EXAMPLE = fileURLToPath(new URL('../../../docs/examples/theme', import.meta.url));

describe('the example of the documentation', () => {
  test('builds: its template, its asset, its words, the colour and the logo', async () => {
    const root = makeFolder();
    writeFileSync(join(root, 'house.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const out = join(root, 'out');
    const design = { lang: 'de', accent: '#ff9900', logo: join(root, 'house.svg'), theme: EXAMPLE };
    await writeReport(sample, out, ['html', 'md'], design);
    const page = (name: string) => readFileSync(join(out, name), 'utf8');
    const overview = page('index.html');
    expect(overview).toContain('<html lang="de">');
    expect(overview).toContain('<footer class="foot house">');
    expect(overview).toContain('<h2 id="reused">Am häufigsten wiederholt</h2>');
    expect(overview).toContain('</span> wörtlich</span> Wort für Wort</li>');
    expect(overview).not.toContain('> verbatim<');
    expect(overview).toContain('<img src="assets/logo.svg" alt="">');
    expect(page('articles/pasted.html')).toContain('href="../assets/house.css"');
    expect(page('counted.html')).toContain('>Wie gezählt wurde</a>');
    expect(page('assets/house.css')).toContain('--serif');
    expect(existsSync(join(out, 'assets/report.css'))).toBe(true);
    const { light, dark } = readableAccent('#ff9900');
    expect(overview).toContain(`:root { --accent: ${light} }`);
    expect(overview).toContain(`:root { --accent: ${dark} }`);
    expect(page('report.md')).toContain('**verbatim**');
    expect(await checkLinks(out)).toEqual([]);
  });
});

test('a build that goes on from an earlier one makes anew what another theme shows', async () => {
  const root = makeFolder();
  mkdirSync(join(root, 'articles'));
  writeFileSync(join(root, 'articles/a.txt'), 'Ramp row\n\n“The ramp has to be closed this week,” Ruth Hallow said.\n');
  const theme = join(root, 'theme');
  mkdirSync(theme);
  const options = {
    inputs: [join(root, 'articles')],
    out: join(root, 'out'),
    lock: join(root, 'lock.jsonl'),
    cache: join(root, 'cache'),
    formats: ['html'] as const,
  };
  const make = async (words: string, accent: string) => {
    writeFileSync(join(theme, 'words.yaml'), words);
    await build({ ...options, config: { ...readConfig(null), theme, accent } });
    return readFileSync(join(root, 'out/index.html'), 'utf8');
  };
  expect(await make('Speakers: Stimmen', '#14506e')).toContain('<h2 id="speakers">Stimmen</h2>');
  expect(await make('Speakers: Wer spricht', '#14506e')).toContain('<h2 id="speakers">Wer spricht</h2>');
  expect(await make('Speakers: Wer spricht', '#701010')).toContain('--accent: #701010');
});

describe('a fault in a theme is named', () => {
  const refusal = async (files: Readonly<Record<string, string>>, more = {}) => {
    const theme = makeFolder();
    mkdirSync(join(theme, 'templates'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(theme, name), text);
    return writeReport(sample, join(makeFolder(), 'out'), ['html'], { ...PLAIN, theme, ...more }).then(
      () => 'none',
      (error: Error) => error.message,
    );
  };
  test('a word that no template prints', async () => {
    expect(await refusal({ 'words.yaml': 'Statments: Zitate\n' })).toMatch(
      /words\.yaml: no template prints "Statments"/,
    );
  });
  test('words that are no mapping of texts, with the line', async () => {
    expect(await refusal({ 'words.yaml': 'Statements: Zitate\nSpeakers: [a]\n' })).toMatch(
      /words\.yaml:2: "Speakers" must be text, found a list/,
    );
  });
  test.each([
    [
      'a name that is not there',
      '\n\n{{ view.wrods }}',
      /templates\/statement\.njk:3: attempted to output null or undefined value\n/,
    ],
    ['a tag that does not end', '{% if %}', /templates\/statement\.njk:1: unexpected token: %\}\n/],
    ['a filter that nobody knows', '{{ view | shout }}', /templates\/statement\.njk: filter not found: shout\n/],
    [
      'a template that is not there',
      '{% include "none.njk" %}',
      /templates\/statement\.njk: template not found: none\.njk\n/,
    ],
  ])('%s in a template', async (_, source, message) => {
    expect(await refusal({ 'templates/statement.njk': source })).toMatch(message);
  });
  test('a folder or a logo that is not there', async () => {
    expect(await refusal({}, { theme: '/nowhere/at/all' })).toMatch(/\/nowhere\/at\/all: is not there/);
    expect(await refusal({}, { logo: 'no.svg' })).toMatch(/no\.svg: is not there/);
    expect(await refusal({}, { logo: fileURLToPath(import.meta.url) })).toMatch(/is no image that browsers show/);
  });
});

describe('words', () => {
  const swap = (source: string, words: Readonly<Record<string, string>>) =>
    exchangeWords(source, new Map(Object.entries(words)));
  test('are exchanged in texts and in attributes that are read, never in code, names or other attributes', () => {
    const source = '<p class="a" title="a">a {{ a }}\n{% if a %} a {% endif %}<b data-x="a">b a</b>{# a #}</p>';
    expect(swap(source, { a: 'Ä', 'b a': 'two' })).toBe(
      '<p class="a" title="Ä">Ä {{ a }}\n{% if a %} Ä {% endif %}<b data-x="a">two</b>{# a #}</p>',
    );
  });
  test('are data: neither mark-up nor code comes in by them', () => {
    expect(swap('<p title="a">a</p>', { a: '<i>{{ x }}"' })).toBe(
      '<p title="&#60;i&#62;&#123;&#123; x &#125;&#125;&#34;">&#60;i&#62;&#123;&#123; x &#125;&#125;&#34;</p>',
    );
  });
});

describe('the configuration', () => {
  const refusal = (yaml: string) => {
    try {
      readConfig(yaml);
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };
  test('takes a look', () => {
    expect(readConfig('lang: pt-BR\naccent: "#8A1C1C"\nlogo: l.svg\ntheme: ./t\n')).toMatchObject({
      lang: 'pt-BR',
      accent: '#8a1c1c',
      logo: 'l.svg',
      theme: './t',
    });
  });
  test('refuses what is no language or colour, with the line', () => {
    expect(refusal('title: a\nlang: Deutsch!\n')).toMatch(/^verbatim\.yaml:2: "lang" must be a language/);
    expect(refusal('title: a\naccent: red\n')).toMatch(/^verbatim\.yaml:2: "accent" must be a colour/);
    expect(refusal('title: a\naccent: #8a1c1c\n')).toBe('none'); // a comment: nothing is said
  });
});

test('any accent is readable on every ground of its scheme, and a readable one stays', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (given) => {
      const { light, dark } = readableAccent(given);
      for (const ground of ['#fdfcf8', '#f5f2ea', '#d9e9f0']) expect(contrast(light, ground)).toBeGreaterThan(4.5);
      for (const ground of ['#171614', '#211f1c', '#17384a']) expect(contrast(dark, ground)).toBeGreaterThan(4.5);
    }),
  );
  expect(readableAccent('#14506e').light).toBe('#14506e');
  expect(readableAccent('#fff').dark).toBe('#ffffff');
  expect(contrast('#000', '#fff')).toBeCloseTo(21);
});
