import { expect, it } from 'vitest';
import { createArticle } from '../../src/articles/article.ts';
import { type Found, settleIds } from '../../src/articles/ids.ts';
import { readConfig } from '../../src/config.ts';

const CONFIG = readConfig(null);
const found = (file: string, text: string, line: number | null = null, id = file.replace(/\.\w+$/, '')): Found => ({
  file,
  line,
  article: createArticle({ id, file, sha256: text, text }, CONFIG),
});
const settle = (all: readonly Found[], known: readonly string[] = []) => {
  const { articles, findings, setAside } = settleIds(all, () => known);
  return { ids: articles.map(({ id, file }) => `${id}: ${file}`), findings, setAside };
};

it('the second file takes its extension into its id, and is named', () => {
  const { ids, findings } = settle([found('page.md', 'The pier is shut.'), found('page.html', 'The ramp is shut.')]);
  expect(ids).toEqual(['page: page.html', 'page.md: page.md']);
  const message = 'has the id "page", as page.html has; its id is "page.md" now. Rename one of the two to choose an id';
  expect(findings).toEqual([{ level: 'warning', file: 'page.md', line: null, message }]);
});

it('the one whose words are known keeps the id', () => {
  const both = [found('page.md', 'The pier is shut.'), found('page.html', 'The ramp is shut.')];
  expect(settle(both, ['the pier is shut', 'gone']).ids).toEqual(['page: page.md', 'page.html: page.html']);
});

it('an id that is taken is numbered', () => {
  const all = [found('page.html', 'a'), found('page.md', 'b'), found('page.md.txt', 'c', null, 'page.md')];
  expect(settle(all).ids).toEqual(['page: page.html', 'page.md: page.md.txt', 'page.md-2: page.md']);
});

it('the same files in another order give the same', () => {
  const both = [found('page.txt', 'b', null, 'page'), found('page.txt', 'a', null, 'page')];
  expect(settle(both)).toEqual(settle([...both].reverse()));
});

it('the later of two records is set aside', () => {
  const { ids, setAside } = settle([found('c.jsonl', 'b', 7, 'a'), found('c.jsonl', 'a', 3, 'a')]);
  expect(ids).toEqual(['a: c.jsonl']);
  expect(setAside).toEqual([{ file: 'c.jsonl:7', reason: 'has the id "a", as c.jsonl:3 has' }]);
});
