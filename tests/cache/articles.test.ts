import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticles } from '../../src/articles/read.ts';
import type { Converter } from '../../src/articles/source.ts';
import { openArticles } from '../../src/cache/articles.ts';
import { openShelf } from '../../src/cache/shelf.ts';
import { NO_STORE, openStore } from '../../src/cache/store.ts';
import { readConfig } from '../../src/config.ts';
import { attributeArticle } from '../../src/extract.ts';
import type { Article, ArticleAttribution } from '../../src/model.ts';
import { readTree, writeFiles } from '../cli/folder.ts';
import { makeFolder } from '../cli/run.ts';

let root: string;
beforeEach(async () => {
  root = await makeFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const at = (name: string) => join(root, name);
const STORY = 'The bridge has been shut to all traffic. “It is not safe,” said Nora Fenn, the engineer, on Tuesday.';
const GERMAN = 'Der Bürgermeister sagte am Dienstag, die Stadt werde für den Schaden an der Brücke nicht zahlen.';
const CONFIG = readConfig(null);

interface Asked {
  readonly converted: string[];
  readonly attributed: string[];
}

/** Reads the folder and attributes its articles, with what is kept in `cache`; without one, all is made anew. */
async function study(cache: string | null, config = CONFIG) {
  const asked: Asked = { converted: [], attributed: [] };
  const convert: Converter = async (_, bytes) => {
    const text = Buffer.from(bytes).toString();
    asked.converted.push(text);
    const metadata = { title: 'Shown', outlet: null, owner: null, byline: null, published: null, url: null };
    return text.includes('broken')
      ? { text: null, reason: 'is broken' }
      : { text, metadata: { ...metadata, fullText: null }, warnings: ['its date cannot be read'] };
  };
  const kept = openArticles(cache === null ? NO_STORE : openStore(at(cache), 'one'), config);
  const reading = await readArticles([at('articles')], config, convert, kept.keep);
  const outcomes = kept.attribute(reading.articles, (article) => {
    asked.attributed.push(article.id);
    if (article.text.includes('bug')) throw new Error('a bug');
    return attributeArticle(article);
  });
  return { found: { reading, outcomes }, asked };
}

/** All that may lie in a folder: for each place, what may be there. */
const RECORDS = [
  JSON.stringify({ id: 'r/one', text: STORY, title: 'One', published: '2018-07-31', fullText: false }),
  JSON.stringify({ id: 'r/two', text: `${STORY} Or so.`, published: 'soon' }),
  JSON.stringify({ id: 3, text: `${STORY} \u2028 \ud83d` }),
  JSON.stringify({ id: 'r/garbled', text: `${STORY} It cost 5 Ã© and more.` }),
  JSON.stringify({ id: 'r/german', text: GERMAN }),
  JSON.stringify({ id: '../out', text: STORY }),
  JSON.stringify({ id: 'r/none', text: ' ' }),
  '{"id": "r/cut"',
  '',
];
const TEXTS = [
  STORY,
  `\ufeff---\ntitle: A\npublished: soon\ntags: x\n---\n${STORY}`,
  `By Jane Doe\n\n${STORY}\n\nIt cost 5 Ã© and more.\n\n© 2018 Example Herald. All rights reserved.\n`,
  GERMAN,
  ' ',
  'a\0b',
  `${STORY} broken`,
];
const SIDECARS = ['', 'outlet: Side\n', 'outlet: Other\n\npublishd: 2018\n', 'a\0'];
const FILES = ['a.txt', 'a/b.md', 'c.md', 'd.html', 'late/e.html'];

const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all]);
type Names = Readonly<Record<string, string>>;
type Folder = { readonly corpora: Names; readonly files: Names; readonly sidecars: Names };
const folder: fc.Arbitrary<Folder> = fc.record({
  corpora: fc.tuple(shuffled(RECORDS), fc.boolean()).map(([records, twice]) => {
    const half = twice ? records.length >> 1 : records.length;
    return { 'x.jsonl': records.slice(0, half).join('\n'), 'sub/y.jsonl': records.slice(half).join('\n') };
  }),
  files: fc.dictionary(fc.constantFrom(...FILES), fc.constantFrom(...TEXTS)),
  sidecars: fc.dictionary(fc.constantFrom(...FILES), fc.constantFrom(...SIDECARS)),
});

async function lay({ corpora, files, sidecars }: Folder): Promise<void> {
  await rm(at('articles'), { recursive: true, force: true });
  await mkdir(at('articles'), { recursive: true });
  const all: [string, string][] = [corpora, files].flatMap(Object.entries);
  for (const [name, yaml] of Object.entries(sidecars)) all.push([name.replace(/\.\w+$/, '.meta.yaml'), yaml]);
  await writeFiles(root, Object.fromEntries(all.map(([name, text]) => [`articles/${name}`, text])));
}

describe('what is kept of articles', () => {
  it('gives the same as reading, wherever a record or a file has gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(folder, { minLength: 2, maxLength: 4 }), async (folders) => {
        await rm(at('cache'), { recursive: true, force: true });
        for (const one of folders) {
          await lay(one);
          const [kept, whole] = [await study('cache'), await study(null)];
          expect(kept.found).toEqual(whole.found);
          expect(JSON.stringify(kept.found)).toBe(JSON.stringify(whole.found)); // printed alike too
          const again = await study('cache');
          expect(again.found).toEqual(whole.found);
          expect(again.asked.attributed).toEqual([]);
          expect(again.asked.converted.every((text) => /broken/.test(text))).toBe(true);
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  }, 60_000);

  it('is an article, and no error, which may have been mended', async () => {
    await writeFiles(root, { 'articles/a.txt': STORY, 'articles/b.txt': `${STORY} A bug.` });
    const first = await study('cache');
    const second = await study('cache');
    expect(first.found.outcomes[1]).toBeInstanceOf(Error);
    expect(second.found).toEqual(first.found);
    expect([first.asked.attributed, second.asked.attributed]).toEqual([['a', 'b'], ['b']]);
  });

  it('is a conversion, and none that failed', async () => {
    await writeFiles(root, { 'articles/a.html': STORY, 'articles/b.html': 'broken' });
    const [first, second] = [await study('cache'), await study('cache')];
    expect(first.asked.converted).toEqual([STORY, 'broken']);
    expect(second.asked.converted).toEqual(['broken']);
    expect(second.found.reading.articles).toMatchObject([{ id: 'a', file: 'a.html', text: STORY, title: 'Shown' }]);
    expect(second.found.reading.findings).toEqual(first.found.reading.findings);
  });

  it('does not hold under another configuration of outlets', async () => {
    await writeFiles(root, { 'articles/a.txt': STORY, 'articles/a.meta.yaml': 'outlet: EH' });
    const named = readConfig('outlets: [{name: Example Herald, aliases: [EH]}]');
    expect((await study('cache')).found.reading.articles[0]?.outlet).toBe('EH');
    expect((await study('cache', named)).found.reading.articles[0]?.outlet).toBe('Example Herald');
    expect((await study('cache', { ...named, title: 'Other' })).asked.attributed).toEqual([]);
  });

  it('is as good as none where it is damaged', async () => {
    const record = (id: number) => JSON.stringify({ id, text: STORY });
    await writeFiles(root, { 'articles/x.jsonl': Array.from({ length: 30 }, (_, id) => record(id)).join('\n') });
    const { found } = await study('cache');
    for (const name of (await readdir(at('cache'))).filter((file) => file.startsWith('articles-'))) {
      const bytes = await readFile(at(`cache/${name}`));
      const text = bytes.toString().replace('"It is', '"It was').replace('It is', 'It was');
      expect(text).not.toBe(bytes.toString());
      await writeFile(at(`cache/${name}`), text);
    }
    const again = await study('cache');
    expect(again.found).toEqual(found);
    expect(again.asked.attributed).toHaveLength(30);
  });

  it('is written anew for the article that is added, and for no other', async () => {
    const records = Array.from({ length: 300 }, (_, id) => JSON.stringify({ id, text: STORY }));
    await writeFiles(root, { 'articles/x.jsonl': records.slice(1).join('\n') });
    await study('cache');
    const before = await readTree(at('cache'));
    await writeFiles(root, { 'articles/x.jsonl': records.join('\n') });
    const { asked } = await study('cache');
    const after = await readTree(at('cache'));
    expect(asked.attributed).toEqual(['0']);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toHaveLength(1);
  });

  it('is given up where nothing is made of it any more', async () => {
    await writeFiles(root, { 'articles/a.txt': STORY });
    await study('cache');
    await writeFiles(root, { 'articles/a.txt': `${STORY} More.` });
    await study('cache');
    expect((await study('cache')).asked.attributed).toEqual([]);
  });
});

it('articles that were read without it are read through all the same', () => {
  const attribute = ({ id }: Article): ArticleAttribution => ({
    articleId: id,
    quotations: [],
    speakers: [],
    documents: [],
    unresolved: [],
  });
  const outcomes = openArticles(NO_STORE, CONFIG).attribute([{ id: 'a' } as Article], attribute);
  expect(outcomes).toMatchObject([{ articleId: 'a' }]);
});

it('a shelf keeps what was taken or put, and nothing else', () => {
  const open = () => openShelf(openStore(at('cache'), 'one'), 'values');
  const [one, two, three] = ['aa01', 'aa02', 'bb03'] as const;
  const first = open();
  first.put(one, { text: '“\ud800\n' });
  first.put(two, [2]);
  first.put(three, [3]);
  expect(first.take(one)).toBe(undefined);
  first.close();
  const second = open();
  expect([second.take(one), second.take(three)]).toEqual([{ text: '“\ud800\n' }, [3]]);
  second.close();
  const third = open();
  expect([one, two, three].map((key) => third.take(key))).toEqual([{ text: '“\ud800\n' }, undefined, [3]]);
});
