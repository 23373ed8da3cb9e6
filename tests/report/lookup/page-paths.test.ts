import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articlePath, fileName, statementPath, webAddress } from '../../../src/report/lookup/page-paths.ts';

test('a plain id is its own file name', () => {
  expect(articlePath('000_2031-03-04_ferry')).toBe('articles/000_2031-03-04_ferry.html');
  expect(articlePath('2031-03-04-ferry')).toBe('articles/2031-03-04-ferry.html');
  expect(statementPath('q-0123456789')).toBe('q/q-0123456789.html');
});

test('any other id gets a slug with its hash, so that no two share a file, whatever the case or the form', () => {
  const ids = [
    'Ferry',
    'ferry',
    'ferry/',
    'ferry/1',
    'ferry-1',
    '../ferry',
    'férry',
    'fe\u0301rry',
    '\ud800',
    '\ud801',
    '船',
    'con',
  ];
  const names = ids.map(fileName);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(names[1]).toBe('ferry');
});

test('an id that looks like a hashed name is hashed too', () => {
  const hashed = fileName('Ferry');
  expect(fileName(hashed)).not.toBe(hashed);
});

test('file names are short, safe and stay inside their folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (id) => {
      expect(fileName(id)).toMatch(/^[a-z0-9_-]{1,120}$/);
      expect(statementPath(id)).toMatch(/^q\/[a-z0-9_-]{1,120}\.html$/);
    }),
  );
});

test('only http and https addresses become links', () => {
  expect(webAddress('https://news.example/a b?c=“d”')).toBe('https://news.example/a%20b?c=%E2%80%9Cd%E2%80%9D');
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//news.example',
    'news.example',
    'http:///',
    'ftp://x.y',
    ' https://x',
  ]) {
    expect(webAddress(url)).toBeNull();
  }
});
