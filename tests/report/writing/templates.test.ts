import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../templates/', import.meta.url));
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.njk'))
  .map((name) => ({ name, source: readFileSync(`${folder}/${name}`, 'utf8') }));

test('there are templates', () => expect(templates.length).toBeGreaterThan(10));

test.each(templates)('$name switches escaping off nowhere but after a filter that has made HTML', ({ source }) => {
  for (const [, before] of source.matchAll(/([^{%]*)\|\s*safe\b/g))
    expect(before).toMatch(/\|\s*(?:md|json|content)\s*$/);
  expect(source).not.toMatch(
    /autoescape\s+false|\{%-?\s*(?:raw|call|filter)\b|renderTemplate|\|\s*(?:dump|forceescape)/,
  );
});

test.each(templates)('$name quotes every attribute', ({ source }) => {
  const bare = source.replace(/\{#[\s\S]*?#\}/g, '').replace(/\{%[\s\S]*?%\}/g, '');
  const tags = bare.match(/<[a-z][^>]*>/g) ?? [];
  for (const tag of tags) expect(tag.replace(/="[^"]*"/g, '')).not.toContain('=');
});

test.each(templates)('$name asks for no date, no file and no other address', ({ source }) => {
  expect(source).not.toMatch(/page\.date|\bnow\b\s*\|| src="http|href="http|url\(/);
});
