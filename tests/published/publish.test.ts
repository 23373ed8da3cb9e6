import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePublished } from '../../src/published/record.ts';
import { ARTICLES, readTree, SIXTH, writeFiles } from '../cli/folder.ts';
import { runHere } from '../cli/here.ts';
import { makeFolder } from '../cli/run.ts';

let root: string;
beforeEach(async () => {
  root = await makeFolder();
  await writeFiles(root, ARTICLES);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const run = (...args: string[]) => runHere(args, { cwd: root });
const read = (name: string) => readFile(join(root, name), 'utf8');
const published = async () => parsePublished(await read('published.json'), 'published.json');
/** All files but those that a build keeps for itself. */
const tree = async () =>
  Object.fromEntries(Object.entries(await readTree(root)).filter(([name]) => !name.startsWith('.verbatim-cache/')));

/** The elements of a feed as paths with their text; throws where one is closed by another, or bare text is left open. */
function parseXml(xml: string): { readonly path: string; readonly text: string; readonly attributes: object }[] {
  const open: { name: string; text: string; attributes: object }[] = [];
  const found: { path: string; text: string; attributes: object }[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open.push({ name, text: '', attributes }),
      ontext: (text) => {
        const last = open.at(-1);
        if (last !== undefined) last.text += text;
      },
      onclosetag: (name, implied) => {
        const last = open.pop();
        if (last?.name !== name || (implied && !xml.includes('/>'))) throw new Error(`${name} is not closed`);
        found.push({
          path: [...open.map((entry) => entry.name), name].join('/'),
          text: last.text,
          attributes: last.attributes,
        });
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  if (open.length > 0) throw new Error('cut off');
  return found;
}

describe('verbatim publish', () => {
  it('first says nothing of news; the second build changes nothing, and check passes', async () => {
    await run('build');
    expect(existsSync(join(root, 'output/new.html'))).toBe(false);
    expect(await read('output/report.md')).not.toContain('New since');
    expect((await run('build')).err).toContain('"verbatim publish" records what readers have seen');
    expect((await run('publish')).err).toContain('published.json: the first publication');
    const first = await tree();
    expect(first['output/new.html']).toContain('<p>Nothing.</p>');
    expect((await run('build')).err).not.toContain('verbatim publish');
    await run('publish');
    expect(await tree()).toEqual(first);
    expect(await run('check', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  it('then lists what came, went and changed, the same until the next change', async () => {
    await run('publish');
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    await rename(join(root, 'articles/gazette.txt'), join(root, 'articles/renamed.txt'));
    await rename(join(root, 'articles/gazette.meta.yaml'), join(root, 'articles/renamed.meta.yaml'));
    const more = (ARTICLES['articles/more.jsonl'] ?? '').split('\n')[0];
    await writeFile(join(root, 'articles/more.jsonl'), `${more}\n`);
    await run('build');
    const page = await read('output/new.html');
    const heads = [...page.matchAll(/<h2 id="([a-z-]+)">/g)].map(([, id]) => id);
    expect(heads).toEqual(['statement', 'outlet', 'statement-gone', 'article', 'article-gone']);
    expect(page).toContain('The ramp will close on Friday and stay closed for good');
    expect(page).toContain('now also in County gives way on ferry ramp');
    expect(page).toContain('<bdi>Mayor replies</bdi>');
    expect(page).not.toContain('Warden warns county over ramp');
    expect(await read('output/report.md')).toContain('## New since the last publication\n\n### New statements\n\n- [');
    expect(await run('check', '--quiet')).toEqual({ code: 0, out: '', err: '' });

    const before = await tree();
    await run('publish');
    const after = await tree();
    expect({ ...after, 'published.json': '' }).toEqual({ ...before, 'published.json': '' });
    expect((await published()).news.map(({ kind }) => kind)).toContain('article-gone');
    await run('build');
    expect(await tree()).toEqual(after);
    await run('publish');
    expect(await tree()).toEqual(after);

    await writeFiles(root, { 'articles/sixth.txt': SIXTH.replace('on Thursday', 'yesterday') });
    await run('build');
    const last = await read('output/new.html');
    expect([...last.matchAll(/<h2 id="([a-z-]+)">/g)].map(([, id]) => id)).toEqual(['article-corrected']);
  });

  it('tells a changed attribution and wording apart', async () => {
    await run('publish');
    const record = await published();
    const statements = record.statements.map((entry, i) =>
      i === 0
        ? { ...entry, text: `${entry.text} indeed`, speaker: 'Somebody Else', speakerId: 'somebody-else' }
        : entry,
    );
    await writeFile(join(root, 'published.json'), JSON.stringify({ version: 1, ...record, statements }));
    await run('build');
    const page = await read('output/new.html');
    expect(page).toContain('Attributed otherwise');
    expect(page).toContain('before: Somebody Else');
    expect(page).toMatch(/Shown in other words[\s\S]*before: “.* indeed”/);
  });

  it('writes a valid Atom feed, dated by the articles or SOURCE_DATE_EPOCH', async () => {
    await writeFile(join(root, 'verbatim.yaml'), 'title: Ramp & <words>\nbaseUrl: https://example.org/r/\n');
    await run('publish');
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    await run('build');
    const feed = parseXml(await read('output/feed.xml'));
    const texts = (path: string) => feed.filter((element) => element.path === path).map(({ text }) => text);
    expect(texts('feed/title')).toEqual(['Ramp & <words>']);
    expect(texts('feed/id')).toEqual(['https://example.org/r/feed.xml']);
    expect(texts('feed/author/name')).toHaveLength(1);
    const entries = texts('feed/entry/id');
    expect(entries.length).toBeGreaterThan(2);
    expect(new Set(entries).size).toBe(entries.length);
    for (const id of entries)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const part of ['title', 'updated', 'summary', 'link'])
      expect(texts(`feed/entry/${part}`)).toHaveLength(entries.length);
    expect(texts('feed/updated')).toEqual(['2018-07-30T00:00:00Z']);
    for (const date of texts('feed/entry/updated')) expect(Date.parse(date)).not.toBe(Number.NaN);
    const links = feed.filter(({ path }) => path === 'feed/entry/link').map(({ attributes }) => attributes);
    for (const link of links)
      expect(link).toMatchObject({
        rel: 'alternate',
        href: expect.stringMatching(/^https:\/\/example\.org\/r\/(?:q|articles)\//),
      });

    await writeFiles(root, {
      'articles/courier.md': (ARTICLES['articles/courier.md'] ?? '').replace('published: 2018-07-30\n', ''),
    });
    process.env.SOURCE_DATE_EPOCH = '1700000000';
    await run('build');
    delete process.env.SOURCE_DATE_EPOCH;
    expect(await read('output/feed.xml')).toContain('<updated>2023-11-14T22:13:20Z</updated>');
  });

  it('names a record that is damaged, and an id of it that leads nowhere', async () => {
    await run('publish');
    const whole = await read('published.json');
    await writeFile(join(root, 'published.json'), whole.slice(0, -20));
    expect(await run('build')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^published\.json: no JSON.*\n.*last commit/),
    });
    await writeFile(join(root, 'published.json'), whole.replace('"version": 1', '"version": 9'));
    expect((await run('build')).err).toMatch(/^published\.json: version: /);
    await writeFile(join(root, 'published.json'), whole.replace(/"id":"q-[0-9a-z]+"/, '"id":"q-0000000000"'));
    expect((await run('check')).err).toContain('q-0000000000: ');
  });
});
