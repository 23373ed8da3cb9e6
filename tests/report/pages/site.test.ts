import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, test } from 'vitest';
import { CITE_FORMATS, citeStatement } from '../../../src/report/citations/cite.ts';
import { checkLinks } from '../../../src/report/writing/links.ts';
import { FORMATS, writeReport } from '../../../src/report/writing/write.ts';
import { makeBigReport } from '../big.ts';
import { makeFolder, readFolder } from '../folders.ts';
import { ALIAS, anchorOf, GONE, HOSTILE_WORDS, sample, UNPAID, UNSEEN_WORDS } from '../sample.ts';

const folder = join(makeFolder(), 'output');
let files = new Map<string, Buffer>();
const page = (name: string) => files.get(name)?.toString('utf8') ?? '';

beforeAll(async () => {
  await writeReport(sample, folder, FORMATS);
  files = readFolder(folder);
});

/** Elements with their attributes, and the text, of a page. */
function read(html: string) {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => void elements.push({ name, attributes }),
    ontext: (data) => {
      text += data;
    },
  });
  parser.end(html);
  return { elements, text: text.replace(/\s+/g, ' ') };
}

describe('the files', () => {
  test('a page for each statement, retired id, article, speaker and document', () => {
    const names = [...files.keys()].filter((name) => name.endsWith('.html'));
    const count = (part: string) => names.filter((name) => name.startsWith(part)).length;
    expect(count('q/')).toBe(sample.statements.length + 2);
    expect(count('articles/')).toBe(sample.articles.length);
    expect(count('speakers/')).toBe(sample.speakers.length + 1);
    expect(count('documents/')).toBe(sample.documents.length + 1);
    for (const statement of sample.statements) expect(names).toContain(`q/${statement.anchor}.html`);
    expect(names.filter((name) => !name.includes('/'))).toEqual(['counted.html', 'index.html']);
  });

  test('every link and fragment leads somewhere, every id stands once', async () => {
    expect(await checkLinks(folder)).toEqual([]);
  });

  test('nothing is loaded from elsewhere, and links are relative and end in .html', () => {
    for (const name of files.keys()) {
      if (!name.endsWith('.html')) continue;
      for (const { name: tag, attributes } of read(page(name)).elements) {
        const address = attributes.href ?? attributes.src;
        if (address === undefined || tag === 'link' || tag === 'script') continue;
        expect(address).toMatch(
          /^(?:https:\/\/|#|(?:\.\.\/)?(?:[a-z]+\/){0,2}[\w-]+\.(?:html|md|json|jsonld|csv|xml))/,
        );
      }
      for (const { attributes } of read(page(name)).elements.filter(
        ({ name: tag }) => tag === 'link' || tag === 'script',
      )) {
        const address = attributes.href ?? attributes.src;
        if (address === undefined || attributes.rel === 'alternate') continue; // data in the page, and data beside it
        expect(address).toMatch(/^(?:\.\.\/)?assets\/(?:report\.css|report\.js|copy\.js)$/);
      }
    }
  });

  test('style and script stay small', () => {
    expect(files.get('assets/report.css')?.length).toBeLessThanOrEqual(20_480);
    const scripts = [...files].filter(([name]) => name.endsWith('.js')).map(([, bytes]) => bytes.length);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, length) => sum + length)).toBeLessThanOrEqual(20_480);
  });
});

describe('index.html', () => {
  test('answers first, and has a row with its relations for each statement', () => {
    const html = page('index.html');
    expect(html).toMatch(/<h1>12 statements by 5 speakers, from a letter, .* and elsewhere; the most repeated stands/);
    for (const { anchor } of sample.statements) expect(html).toContain(`<tr role="row" id="${anchor}"`);
    expect(html).toContain(`href="q/${anchorOf(UNPAID)}.html#in-greywater-gazette"`);
    const { text } = read(html);
    for (const words of [
      'night boat fund',
      'The Long Ebb',
      'hafen.txt',
      'not stated',
      'an opening mark without its partner',
      GONE,
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Coast Wirecredits Greywater Gazette“the Greywater Gazette reported on Tuesday”');
    expect(text).toContain('4 of 16 words differ, more than is taken for a changed wording');
    expect(html).toContain('<svg class="network"');
  });
});

describe('the page of a statement', () => {
  const html = () => page(`q/${anchorOf(UNPAID)}.html`);

  test('marks the words in their paragraph', () => {
    expect(html()).toContain(
      'on 3 March. “<mark><bdi>The council has not paid a single night crew since 14 January, and our members will not sail for free,</bdi></mark>” it says.',
    );
  });

  test('shows changes in words and as a diff', () => {
    const { text } = read(html());
    expect(text).toContain('drops ‘not’ changes the facts: a denial silent');
    expect(text).toContain('changes 14 to 4 changes the facts: a number silent');
    expect(html()).toMatch(/<del>not ?<\/del>/);
    expect(html()).toContain(
      '<bdi>The council has <del>not</del> paid a single night crew since <del>14</del> January',
    );
    expect(html()).toMatch(
      /<bdi>The council has\s+paid a single night crew since <ins>4<\/ins> January[^<]*free,<\/bdi>/,
    );
    expect(html()).toMatch(/<a href="#in-coast-wire-[\w-]+"><bdi>Coast Wire/);
  });

  test('carries every wording’s id, and the alias that leads to it', () => {
    const ids = read(html()).elements.map(({ attributes }) => attributes.id);
    const statement = sample.statements.find(({ anchor }) => anchor === anchorOf(UNPAID));
    for (const { id } of statement?.wordings ?? []) expect(ids).toContain(id);
    expect(ids).toContain(ALIAS);
    expect(ids).toContain(anchorOf(UNPAID));
  });

  test('shows a contested attribution with each outlet’s own', () => {
    const { text } = read(page(`q/${anchorOf('There was never')}.html`));
    expect(text).toContain('contested');
    expect(text).toContain('Ottilie Brandt: Greywater Gazette a harbour official: The Estuary Post');
  });

  test('tells why, in plain words', () => {
    const { text } = read(html());
    expect(text).toContain('“says” introduces the words');
    expect(text).toContain('“it” names who said them');
  });

  test('marks a change of words, not one of capitals', () => {
    const luxury = page(`q/${anchorOf('Night boats')}.html`);
    expect(luxury).toContain('<bdi>night boats are a luxury <ins>[Greywater]</ins> can no longer afford.</bdi>');
    expect(luxury).not.toMatch(/<(?:ins|del)>night/i);
  });

  test('shows an excerpt as the part that it is, not as a deletion', () => {
    const asked = page(`q/${anchorOf('We ask')}.html`);
    expect(asked).toMatch(
      /<bdi>We ask that you\s*<mark>\s*restore the late crossing before the spring tides\.?<\/mark>/,
    );
    expect(asked).not.toContain('<del>');
  });

  test('gives search engines its words, and nothing of them ends the script', () => {
    for (const { anchor } of sample.statements) {
      const scripts = [...page(`q/${anchor}.html`).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
      expect(scripts).toHaveLength(1);
      expect(scripts[0]?.[1]).not.toMatch(/[<>&]/);
      expect(JSON.parse(scripts[0]?.[1] ?? '')).toMatchObject({ '@type': 'Quotation', identifier: anchor });
    }
    const hostile = page(`q/${anchorOf(HOSTILE_WORDS)}.html`);
    expect(hostile).toContain('"text":"{{ 7*7 }} {% raw %} {{ report.title }} \\u003cscript\\u003ealert(1)');
  });

  test('shows its words on a card elsewhere', () => {
    const { elements } = read(html());
    const card = new Map(
      elements.map(({ attributes }) => [attributes.property ?? attributes.name ?? '', attributes.content]),
    );
    expect(card.get('og:title')).toMatch(/^“The council has not paid/);
    expect(card.get('og:description')).toBe(
      'Letter from the Wrackline Ferry Crews’ Union to Mayor Ottilie Brandt: word for word in 2 outlets, altered in 1',
    );
    expect(card.get('twitter:title')).toBe(card.get('og:title'));
    expect(card.has('og:url')).toBe(false);
  });

  test('cites as the command does', () => {
    const texts: string[] = [];
    let open = false;
    const parser = new Parser({
      onopentag: (name) => {
        if (name === 'pre') texts.push('');
        open = name === 'pre';
      },
      ontext: (text) => {
        if (open) texts.push((texts.pop() ?? '') + text);
      },
      onclosetag: () => {
        open = false;
      },
    });
    parser.end(html());
    for (const format of CITE_FORMATS) {
      const statement = sample.statements.find(({ anchor }) => anchor === anchorOf(UNPAID));
      const cited = statement && citeStatement(sample, statement, format);
      expect(texts).toContain(cited);
    }
  });

  test('leads to the words as published, where that is known', () => {
    expect(html()).toContain(
      'href="https://coastwire.example/ferry?id=7&amp;page=2#:~:text=The%20council%20has%20paid',
    );
    expect(page(`q/${anchorOf('Last boat')}.html`)).not.toContain(':~:');
  });

  test('shows low confidence, missing attribution and former wordings as such', () => {
    const { text } = read(page(`q/${anchorOf('Last boat')}.html`));
    expect(text).toContain('uncertain');
    expect(text).toMatch(/Speaker ?not stated/);
    expect(text).toMatch(/Document ?unstated/);
    expect(read(page(`q/${anchorOf('We ask')}.html`)).text).toContain('We ask you to restore the late crossing');
  });

  test('marks both parts of an interrupted sentence', () => {
    const marks = page(`q/${anchorOf('If the lights')}.html`).match(/<mark><bdi>[^<]*/g);
    expect(marks).toContain('<mark><bdi>If the lights go out,');
    expect(marks).toContain('<mark><bdi>so does the harbour.');
  });
});

describe('the page of an article', () => {
  test('marks each quotation by its kind and links it to its statement', () => {
    const html = page('articles/greywater-gazette.html');
    expect(html).toContain(`<a class="said" href="../q/${anchorOf('floating')}.html">`);
    expect(html).toMatch(
      /<span class="k term" id="quote-9">night boat fund<\/span><small class="label"> term<\/small>/,
    );
    expect(html).toMatch(/<span class="k nested" id="quote-5">a port that sleeps is a pond<\/span>/);
    expect(html).toContain('<p class="region byline">');
    expect(read(html).text).toContain('The so-called ‘night boat fund');
  });

  test('has a strip of where the quotations stand, each linked to its place and, in the list, to its statement', () => {
    const { elements } = read(page('articles/greywater-gazette.html'));
    const strip = elements.filter(({ name, attributes }) => name === 'rect' && attributes.x !== undefined);
    const own = sample.quotations.filter(({ articleId }) => articleId === 'greywater-gazette');
    expect(strip).toHaveLength(own.length);
    for (const { attributes } of strip)
      expect(Number(attributes.x) + Number(attributes.width)).toBeLessThanOrEqual(1000);
    const kinds = strip.map(({ attributes }) => attributes.class);
    expect(kinds).toEqual(own.map(({ kind }) => kind));
    const heights = (kind: string) => strip.find(({ attributes }) => attributes.class === kind)?.attributes.height;
    expect([heights('statement'), heights('fragment'), heights('term')]).toEqual(['24', '16', '8']);
  });

  test('names the sentences of a document that its outlet leaves out', () => {
    const { text, elements } = read(page('articles/pasted.html'));
    expect(text).toMatch(/What this outlet does not quote.*Carries 1 of the 2 sentences that any outlet quotes/);
    const place = `../documents/letter-wrackline-ferry-crews-union-ottilie-brandt.html#${anchorOf(UNPAID)}`;
    expect(elements.some(({ attributes }) => attributes.href === place)).toBe(true);
  });

  test('says what is not stated, and where a mark is not resolved', () => {
    const html = page('articles/pasted.html');
    expect(html.match(/<i>not stated<\/i>/g)?.length).toBe(5);
    expect(html).toContain('id="unresolved-1"');
  });

  test('links both statements of a splice', () => {
    const html = page('articles/estuary-post.html');
    expect(html).toMatch(/class="also" href="\.\.\/q\/q-/);
    expect(html).toContain(`id="${anchorOf('Sorry')}"`);
    expect(html).toContain(`id="${anchorOf('Night boats')}"`);
  });
});

describe('the page of a document', () => {
  const html = () => page('documents/letter-wrackline-ferry-crews-union-ottilie-brandt.html');

  test('opens a sentence on its wordings, each with its outlets', () => {
    const { text } = read(html());
    expect(html()).toMatch(/<summary class="words">.*style="--share: 100"/);
    expect(text).toMatch(/verbatim Greywater Gazette.*altered Coast Wire/);
    expect(html()).toMatch(/<ul class="variants">[\s\S]*<del>14<\/del><ins>4<\/ins>/);
  });

  test('says in words what the tints mean', () => {
    expect(read(html()).text).toMatch(/carried by 4 of 4 outlets carried by 3 of 4 outlets/);
  });
});

describe('the page of a speaker', () => {
  test('shows where outlets differ on whose words they are, which they changed, and how they name the speaker', () => {
    expect(read(page('speakers/ottilie-brandt.html')).text).toMatch(
      /Given to somebody else by some outlets.*There was never.*a harbour official: The Estuary Post/,
    );
    const { text } = read(page('speakers/a-harbour-official.html'));
    expect(text).toContain('Given to this speaker by some outlets only');
    const union = read(page('speakers/wrackline-ferry-crews-union.html')).text;
    expect(union).toMatch(/Words changed.*Coast Wire drops ‘not’ changes the facts: a denial silent/);
    expect(union).toContain('Named as');
  });
});

describe('retired ids', () => {
  test('an alias leads on to the statement it was merged into', () => {
    const target = `../q/${anchorOf(UNPAID)}.html#${ALIAS}`;
    expect(page(`q/${ALIAS}.html`)).toContain(`<meta http-equiv="refresh" content="0; url=${target}">`);
    expect(page(`q/${ALIAS}.html`)).toContain(`<a href="${target}">`);
    expect(page('speakers/marren-solheim.html')).toContain('url=../speakers/maren-solheim.html"');
  });

  test('a tombstone says what it was, why it went, and what of it is left', () => {
    const { text, elements } = read(page(`q/${GONE}.html`));
    expect(text).toContain('The tide <waits> for {{ nobody }}.');
    expect(text).toContain('No article of this report holds it any more');
    expect(text).toContain('a-withdrawn-article no longer in the folder');
    expect(elements.some(({ attributes }) => attributes.href === `../q/${anchorOf('We ask')}.html`)).toBe(true);
  });

  test('chains are followed to their end, and one in a circle still has a page', async () => {
    const line = (id: string, to: string) => ({
      ...(sample.retired[0] as (typeof sample.retired)[number]),
      id,
      to,
      of: 'statement' as const,
      status: 'alias' as const,
    });
    const [a, b, c, d] = ['q-000000000a', 'q-000000000b', 'q-000000000c', 'q-000000000d'] as const;
    const retired = [line(a, b), line(b, anchorOf(UNPAID)), line(c, d), line(d, c)];
    const out = join(makeFolder(), 'out');
    await writeReport({ ...sample, retired }, out, ['html']);
    expect(readFileSync(join(out, 'q', `${a}.html`), 'utf8')).toContain(`url=../q/${anchorOf(UNPAID)}.html#${a}`);
    expect(readFileSync(join(out, 'q', `${c}.html`), 'utf8')).not.toContain('http-equiv="refresh"');
    expect(await checkLinks(out)).toEqual([]);
  });
});

describe('hostile text', () => {
  test('is shown as text in every page that holds it', () => {
    for (const name of [
      'index.html',
      `q/${anchorOf(HOSTILE_WORDS)}.html`,
      [...files.keys()].find((key) => key.startsWith('articles/hostile')) ?? '',
    ]) {
      expect(read(page(name)).text).toContain(HOSTILE_WORDS);
    }
    expect(read(page(`q/${anchorOf(UNSEEN_WORDS)}.html`)).text).toContain(
      'The [U+202E]ediT[U+202C] comes[U+200B] in[U+D800] [U+0007]twice.',
    );
  });

  test('adds no element, no handler and no address', () => {
    for (const [name, bytes] of files) {
      if (!name.endsWith('.html')) continue;
      const html = bytes.toString('utf8');
      expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufffd]/u);
      const { elements } = read(html);
      const scripts = elements.filter((element) => element.name === 'script');
      expect(scripts.map(({ attributes }) => attributes.src ?? attributes.type)).toEqual(
        name.startsWith('q/') && name !== `q/${ALIAS}.html` && name !== `q/${GONE}.html`
          ? ['application/ld+json', '../assets/copy.js', '../assets/report.js']
          : [expect.stringMatching(/assets\/report\.js$/)],
      );
      expect(elements.filter((element) => ['img', 'i-frame', 'object', 'style'].includes(element.name))).toEqual([]);
      for (const { attributes } of elements) {
        expect(Object.keys(attributes).filter((key) => /^on|[^a-z-]/.test(key))).toEqual([]);
        expect(attributes.href ?? '').not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
      }
    }
  });
});

describe('options', () => {
  test('without the full text only the quotations stand in their context', async () => {
    const out = join(makeFolder(), 'out');
    await writeReport({ ...sample, fullText: false, baseUrl: 'https://report.example/' }, out, ['html']);
    const { text } = read(readFileSync(join(out, 'articles', 'estuary-post.html'), 'utf8'));
    expect(text).toContain('Only the quotations in their context are shown here');
    expect(text).toContain('“There was never a promise to run boats after midnight,” a harbour official said.');
    expect(text).not.toContain('Home > News > Harbour');
    expect(await checkLinks(out)).toEqual([]);
    const html = readFileSync(join(out, 'q', `${anchorOf(UNPAID)}.html`), 'utf8');
    expect(html).toContain(`<pre>https://report.example/q/${anchorOf(UNPAID)}.html</pre>`);
    expect(html).toContain(`<meta property="og:url" content="https://report.example/q/${anchorOf(UNPAID)}.html">`);
    expect(html).toContain(`<link rel="canonical" href="https://report.example/q/${anchorOf(UNPAID)}.html">`);
  });

  test('more than a thousand statements are paged, more than twenty outlets stand in one column', async () => {
    const out = join(makeFolder(), 'out');
    const report = makeBigReport(1203, 30);
    const started = performance.now();
    await writeReport(report, out, FORMATS);
    expect(performance.now() - started).toBeLessThan(30_000);
    const rows = (name: string) => readFileSync(join(out, name), 'utf8').match(/<tr role="row" id="q-/g)?.length;
    expect([rows('index.html'), rows('statements-2.html')]).toEqual([1000, 203]);
    expect(readdirSync(out).filter((name) => name.startsWith('statements-'))).toEqual(['statements-2.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<a href="statements-2.html">1,001–1,203</a>');
    expect(await checkLinks(out)).toEqual([]);
  }, 60_000);

  test('an empty report is a report', async () => {
    const out = join(makeFolder(), 'out');
    const none = {
      articles: [],
      speakers: [],
      documents: [],
      quotations: [],
      statements: [],
      unresolved: [],
      credits: [],
      setAside: [],
      findings: [],
      retired: [],
      corrections: [],
    };
    await writeReport({ ...sample, ...none }, out, FORMATS);
    expect(await checkLinks(out)).toEqual([]);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('No statement was found.');
  });
});
