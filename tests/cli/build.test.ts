import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLES, readLockLines, readTree, SIXTH, writeFiles } from './folder.ts';
import { runHere } from './here.ts';
import { makeFolder, run } from './run.ts';

let root: string;
beforeEach(async () => {
  root = await makeFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Five statements of one speaker. */
const MANY = `Toll on the moor road\n\nKeeper Ida Moor spoke to the parish on Monday.\n\n${[
  'The moor road has been free for all since my grandmother walked it',
  'A toll would turn every neighbour into a trespasser on his own land',
  'The toll house was pulled down in the year that I was born',
  'Nobody has asked the shepherds what they think of this plan',
  'I will keep the gate open for as long as I can stand beside it',
]
  .map((words) => `“${words},” Moor said.`)
  .join('\n\n')}\n`;

const build = (...args: string[]) => runHere(['build', ...args], { cwd: root });
const read = (name: string) => readFile(join(root, name), 'utf8');

describe('verbatim build', () => {
  it('writes report and lock file from ./articles, and says what it found', async () => {
    await writeFiles(root, ARTICLES);
    const { code, out, err } = await run(['build'], { cwd: root });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^5 articles, \d+ quotations, \d+ statements, \d+ speakers\nWrote output\/index\.html\n$/);
    const data = JSON.parse(await read('output/data/report.json'));
    expect(data.articles.map((article: { id: string }) => article.id)).toEqual([
      'courier',
      'gazette',
      'herald',
      'radio/mayor',
      'radio/ramp',
    ]);
    const [most] = data.statements.toSorted(
      (a: { counts: { verbatim: number } }, b: { counts: { verbatim: number } }) =>
        b.counts.verbatim - a.counts.verbatim,
    );
    expect(most.text).toMatch(/^We have asked the county three times/);
    expect(most.counts).toMatchObject({ outlets: 4, verbatim: 3, altered: 1 });
    for (const name of ['index.html', 'report.md', 'data/statements.csv', `q/${most.anchor}.html`])
      expect(existsSync(join(root, 'output', name))).toBe(true);
    expect((await readLockLines(root)).get(most.anchor)).toMatchObject({ status: 'active', text: most.text });
  });

  it('writes the formats that are asked for, where it is told', async () => {
    await writeFiles(root, ARTICLES);
    expect(
      await build('articles', '--formats', 'md,data', '--out', 'report', '--lock', 'ids.jsonl', '--quiet'),
    ).toEqual({ code: 0, out: '', err: '' });
    expect(existsSync(join(root, 'report/report.md'))).toBe(true);
    expect(existsSync(join(root, 'report/data/report.json'))).toBe(true);
    expect(existsSync(join(root, 'report/index.html'))).toBe(false);
    expect(existsSync(join(root, 'ids.jsonl'))).toBe(true);
    expect(existsSync(join(root, 'output'))).toBe(false);
  });

  it('run twice changes nothing; in another order, time zone and language it gives the same bytes', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const first = await readTree(root);
    await build();
    expect(await readTree(root)).toEqual(first);
    const names = Object.keys(ARTICLES)
      .filter((name) => !name.endsWith('.meta.yaml'))
      .reverse();
    const env = { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const other = await run(['build', ...names, '--out', 'other', '--lock', 'other.jsonl'], { cwd: root, env });
    expect(other.code).toBe(0);
    const tree = await readTree(root);
    const at = (folder: string) =>
      Object.entries(tree)
        .filter(([name]) => name.startsWith(`${folder}/`))
        .map(([name, bytes]) => [name.slice(folder.length), bytes]);
    expect(at('other')).toEqual(at('output'));
    expect(await read('other.jsonl')).toBe(await read('anchors.lock.jsonl'));
  });

  it('keeps every anchor when an article is added, and leaves tombstones when one goes', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const before = await readLockLines(root);
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    expect((await build()).code).toBe(0);
    const after = await readLockLines(root);
    for (const [id, line] of before)
      expect(after.get(id)).toMatchObject({ of: line.of, status: 'active', text: line.text });
    expect(after.size).toBeGreaterThan(before.size);

    await rm(join(root, 'articles/sixth.txt'));
    expect((await build()).code).toBe(0);
    const last = await readLockLines(root);
    const gone = [...last.values()].filter((line) => line.of === 'statement' && line.status === 'gone');
    expect(gone.map((line) => line.text)).toEqual(
      ['The ramp will close on Friday and stay closed for good,'.replace(/,$/, '')].map((text) =>
        expect.stringContaining(text),
      ),
    );
    for (const [id] of after) expect(last.has(id)).toBe(true);
    for (const [id, line] of last)
      if (line.of === 'statement') expect(existsSync(join(root, `output/q/${id}.html`))).toBe(true);
    expect(await runHere(['check'], { cwd: root })).toMatchObject({ code: 0 });
  });

  it('renaming or moving an article changes no anchor', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const before = [...(await readLockLines(root)).keys()];
    await mkdir(join(root, 'articles/old'));
    await rename(join(root, 'articles/herald.txt'), join(root, 'articles/old/a herald.txt'));
    await build();
    expect([...(await readLockLines(root)).keys()]).toEqual(before);
  });

  it('reads verbatim.yaml here or beside the input, and stops on a fault in it', async () => {
    await writeFiles(root, ARTICLES);
    await writeFiles(root, {
      'verbatim.yaml': 'title: Ramp words\noutlets:\n  - name: Harbour Gazette\n    aliases: [The Example Courier]\n',
    });
    await build();
    expect(await read('output/report.md')).toContain('Ramp words');
    const outlets = JSON.parse(await read('output/data/report.json')).articles.map(
      (article: { outlet: string }) => article.outlet,
    );
    expect(outlets.slice(0, 2)).toEqual(['Harbour Gazette', 'Harbour Gazette']);
    await mkdir(join(root, 'elsewhere'));
    await runHere(['build', '../articles'], { cwd: join(root, 'elsewhere') });
    expect(await read('elsewhere/output/report.md')).toContain('Ramp words');
    const before = await readTree(root);
    await writeFiles(root, { 'verbatim.yaml': 'titel: x\n' });
    const { code, err } = await build();
    expect(code).toBe(2);
    expect(err).toMatch(/^verbatim\.yaml:1: unknown key "titel"\n/);
    expect(await readTree(root)).toEqual({ ...before, 'verbatim.yaml': 'titel: x\n' });
    expect(await build('--config', 'nowhere.yaml')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere.yaml: cannot be read'),
    });
  });

  it('names what is wrong with an article and goes on; --strict tells by the exit code', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const good = JSON.parse(await read('output/data/report.json'));
    await writeFiles(root, {
      'articles/empty.txt': '',
      'articles/nul.txt': 'a\0b',
      'articles/broken.jsonl': '{"id": 1\n',
      'articles/photo.jpg': 'x',
    });
    const { code, err } = await build();
    expect(code).toBe(0);
    expect(err).toContain('warning: empty.txt: is empty; it was set aside\n');
    expect(err).toContain('error: nul.txt: holds a NUL character');
    expect(err).toMatch(/error: broken\.jsonl:1: is not JSON/);
    expect(err).toContain('set aside: photo.jpg: has a format that is not read (.jpg)\n');
    expect(JSON.parse(await read('output/data/report.json')).statements).toEqual(good.statements);
    expect((await build('--strict')).code).toBe(1);
    expect((await build('--quiet')).err).not.toContain('5 articles');
  });

  it('--strict finds fault with whatever is set aside, and says so', async () => {
    const german = 'Der Bürgermeister sagte am Dienstag, die Stadt werde für den Schaden an der Brücke nicht zahlen.';
    await writeFiles(root, ARTICLES);
    expect(await build('--strict', '--quiet')).toEqual({ code: 0, out: '', err: '' });
    const odd = { 'a.txt': german, 'a.doc': 'x', '.a.txt': SIXTH };
    for (const [name, content] of Object.entries(odd)) {
      await writeFiles(root, { [`articles/${name}`]: content });
      expect((await build('--quiet')).code).toBe(0);
      const { code, err } = await build('--strict', '--quiet');
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`^warning: ${name}: .*; it was set aside\n$`));
      await rm(join(root, 'articles', name));
    }
  });

  it("asks whether a lock file is another folder's, and builds", async () => {
    await writeFiles(root, { 'articles/a.txt': SIXTH });
    await writeFiles(root, { 'others/b.txt': MANY });
    expect((await build('others', '--quiet')).err).toBe('');
    await cp(join(root, 'anchors.lock.jsonl'), join(root, 'foreign.jsonl'));
    const { code, err } = await build('--quiet', '--strict');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^warning: anchors\.lock\.jsonl: none of the 5 statements that it anchors is in these articles: is it another/,
    );
    expect([...(await readLockLines(root)).values()].filter((line) => line.status === 'active')).not.toEqual([]);
    expect(await runHere(['check', '--quiet'], { cwd: root })).toEqual({ code: 0, out: '', err: '' });

    await cp(join(root, 'foreign.jsonl'), join(root, 'anchors.lock.jsonl'));
    await rm(join(root, 'output'), { recursive: true }); // what it shows is not in that lock
    await writeFiles(root, { 'articles/b.txt': MANY.slice(0, MANY.indexOf('“The toll')) });
    expect((await build('--quiet')).err).toBe('');
  });

  it('reads a lock file with a byte-order mark and mends it; refuses UTF-16 by name', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const lock = await read('anchors.lock.jsonl');
    await writeFiles(root, { 'anchors.lock.jsonl': `\ufeff${lock}` });
    expect(await build('--quiet')).toEqual({ code: 0, out: '', err: '' });
    expect(await read('anchors.lock.jsonl')).toBe(lock);
    for (const text of [`\ufeff${lock}`, lock]) {
      await writeFiles(root, { 'anchors.lock.jsonl': Buffer.from(text, 'utf16le') });
      const { code, err } = await build();
      expect(code).toBe(2);
      expect(err).toMatch(/^anchors\.lock\.jsonl: is UTF-16, not UTF-8\n {2}.*save it as UTF-8/);
    }
  });
});

describe('hostile articles', () => {
  it('leave the others as they are', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const clean = JSON.parse(await read('output/data/report.json'));
    const said =
      'Clerk Tom Ash read it out.\n\n“{{ 7*7 }} {% raw %} <script>alert(1)</script> [x](javascript:alert(1)) =1+1 \u202e\u0007,” Ash said.\n';
    await writeFiles(root, {
      'articles/x-bom.txt': `\ufeff${said}`,
      'articles/x-utf16.txt': Buffer.from(`\ufeff${said}\ud83d`, 'utf16le'),
      'articles/x-windows.txt': Buffer.concat([
        Buffer.from('Clerk Tom Ash spoke up. '),
        Buffer.from([0x93]),
        Buffer.from('The ramp is open to all of us,'),
        Buffer.from([0x94]),
        Buffer.from(' Ash said.'),
      ]),
      'articles/x-crlf.txt': said.replaceAll('\n', '\r\n'),
      'articles/x-nul.txt': 'a\0b',
      'articles/x-empty.txt': '',
      'articles/{{ x }} <b>.txt': said,
      'articles/x-line.txt': `Clerk Tom Ash spoke. ${'The ramp was closed and nobody came to see it at all. '.repeat(20_000)}“We are done with this ramp,” Ash said.`,
    });
    const { code, err } = await run(['build'], { cwd: root });
    expect(code).toBe(0);
    expect(err).toContain('x-windows.txt: is not valid UTF-8 and was read as windows-1252');
    const report = JSON.parse(await read('output/data/report.json'));
    for (const statement of clean.statements) expect(report.statements).toContainEqual(statement);
    for (const quotation of clean.quotations)
      expect(report.quotations).toContainEqual({ ...quotation, id: expect.any(String) });
    const texts = report.quotations.map((quotation: { text: string }) => quotation.text);
    expect(texts).toContain('The ramp is open to all of us,');
    expect(texts).toContain('We are done with this ramp,');
    expect(texts.filter((text: string) => text.startsWith('{{ 7*7 }} {% raw %} <script>'))).toHaveLength(4);
    const page = await read('output/index.html');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toMatch(/href="?javascript:/i);
    expect(page).toContain('{{ 7*7 }}');
  });
});

describe('what stops a build', () => {
  const refuses = async (args: readonly string[], message: RegExp, runs = runHere) => {
    const before = await readTree(root);
    const { code, out, err } = await runs(args, { cwd: root });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(await readTree(root)).toEqual(before);
  };

  it('no input', async () => {
    await refuses(['build'], /^there is no folder seeds or articles here\n {2}Name a folder/);
    await refuses(['build', 'nowhere'], /^nowhere: no such file or folder\n/);
    await mkdir(join(root, 'articles'));
    await refuses(['build'], /^articles: holds no article\n/);
    await writeFiles(root, { 'articles/a.txt': '' });
    await refuses(['build'], /articles: holds no article[\s\S]*a\.txt: is empty/);
  });

  it('a wrong command line', async () => {
    await refuses(['build', '--fromats', 'md'], /unknown option '--fromats'/, run);
    await refuses(['biuld'], /unknown command 'biuld'/, run);
    await refuses(['build', '--formats', 'pdf'], /^--formats: "pdf" is no format\n {2}Formats are html, md, data/);
    await refuses(['watch', '--port', 'http'], /A port is a number/, run);
    await refuses(['cite'], /missing required argument 'anchor'/, run);
    await refuses(['explain'], /missing required argument 'anchor'/, run);
  });

  it('two articles with one id', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    await writeFiles(root, { 'articles/more.jsonl': JSON.stringify({ id: 'herald', text: SIXTH }) });
    await refuses(['build'], /^two articles have the id "herald": herald\.txt and more\.jsonl:1\n/);
  });

  it('a broken lock file, by its line', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    const lines = (await read('anchors.lock.jsonl')).split('\n');
    await writeFile(join(root, 'anchors.lock.jsonl'), [lines[0], '{"id": "q-', ...lines.slice(2)].join('\n'));
    await refuses(['build'], /^anchors\.lock\.jsonl:2: /);
  });

  it('a folder that Verbatim must not overwrite', async () => {
    await writeFiles(root, { ...ARTICLES, 'mine/notes.txt': 'notes', 'repo/.git/config': '', 'empty/x': '' });
    await rm(join(root, 'empty/x'));
    await refuses(['build', '--out', 'mine'], /mine/);
    await refuses(['build', '--out', 'repo'], /repo/);
    await refuses(['build', '--out', 'articles'], /articles/);
    await refuses(['build', '--out', '.'], /\./);
    await refuses(['build', '--out', 'mine/notes.txt'], /notes\.txt/);
    expect((await build('--out', 'empty')).code).toBe(0);
    await refuses(['build', '--out', 'empty', '--lock', 'empty/lock.jsonl'], /empty/);
  });

  it('a failure while writing leaves report and lock file as they were', async () => {
    await writeFiles(root, ARTICLES);
    await build();
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    await cp(join(root, 'anchors.lock.jsonl'), join(root, 'kept.jsonl'));
    await rm(join(root, 'anchors.lock.jsonl'));
    await mkdir(join(root, 'anchors.lock.jsonl'));
    await refuses(['build'], /anchors\.lock\.jsonl/);
    await rm(join(root, 'anchors.lock.jsonl'), { recursive: true });
    await rename(join(root, 'kept.jsonl'), join(root, 'anchors.lock.jsonl'));
    await chmod(join(root, 'anchors.lock.jsonl'), 0o644);
    expect((await build()).code).toBe(0);
  });
});

describe('the command line', () => {
  it('helps, and knows its version', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    for (const command of ['build', 'extract', 'check', 'cite', 'explain', 'watch', 'init']) {
      const { code, out, err } = await run([command, '--help']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: verbatim ${command}`));
      expect(out).toMatch(/Examples?(?:, for continuous integration)?:\n {2}\$ verbatim /);
    }
    const help = await run(['--help']);
    expect(help.code).toBe(0);
    for (const word of ['build', 'extract', 'check', 'cite', 'explain', 'watch', 'init', 'Exit codes'])
      expect(help.out).toContain(word);
    expect(await run([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: verbatim') });
  });
});
