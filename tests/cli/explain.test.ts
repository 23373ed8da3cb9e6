import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES, readLockLines, readTree, writeFiles } from './folder.ts';
import { runHere as run } from './here.ts';
import { makeFolder } from './run.ts';

const QUAY = `Ferry row on the quay

Colin Varley, the mayor of the town, came to the quay on Friday. He did not stay.

“If the ramp stays,” he said, “the council will pay for it.”

Others have asked the county three times to close the ferry ramp before somebody drowns, and got no answer.

The owners of the boats said: “We shall come\u202e back with \u001b[31mboats\u001b[0m in the spring.”
`;

let root: string;
beforeAll(async () => {
  root = await makeFolder();
  await writeFiles(root, { ...ARTICLES, 'articles/quay.txt': QUAY });
  expect((await run(['build', '--quiet'], { cwd: root })).code).toBe(0);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const explain = (...args: string[]) => run(['explain', ...args], { cwd: root });
const find = async (text: RegExp) =>
  [...(await readLockLines(root))].find(([, line]) => line.of === 'statement' && text.test(line.text))?.[0] ?? '';

/** The explanation of each occurrence by its article; under `''` that of the statement. */
async function read(text: RegExp): Promise<ReadonlyMap<string, string>> {
  const { code, out, err } = await explain(await find(text));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [head = '', ...occurrences] = out.split(/\n\n(?=\d+\. )/);
  return new Map([
    ['', head],
    ...occurrences.map((part) => [/, ([\w/-]+), line/.exec(part)?.[1] ?? '?', part] as const),
  ]);
}

/** The lines of one entry of an occurrence. */
function entry(part: string | undefined, name: string): string {
  const lines = (part ?? '').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`   ${name} `));
  const length = lines.slice(start + 1).findIndex((line) => /^ {3}\S/.test(line));
  const own = start < 0 ? [] : lines.slice(start, length < 0 ? undefined : start + 1 + length);
  return own.map((line) => line.slice(15)).join('\n');
}

describe('verbatim explain', () => {
  it('explains every occurrence, and writes nothing', async () => {
    const before = await readTree(root);
    const parts = await read(/^We have asked/);
    expect([...parts.keys()].sort()).toEqual(['', 'courier', 'gazette', 'herald', 'quay', 'radio/ramp']);
    const head = parts.get('') ?? '';
    expect(head).toMatch(/^q-\w{10,}\n“We have asked the county three times/);
    expect(head).toContain('Ruth Hallow');
    expect(head).toContain('word for word in 3 outlets');
    expect(parts.get('herald')).toMatch(/^\d\. Example Herald, herald, line 5: altered\n/);
    expect(await readTree(root)).toEqual(before);
  });

  it('gives kind, cue, mention, speaker and document with the lines where the article says so', async () => {
    const courier = (await read(/^We have asked/)).get('courier');
    expect(entry(courier, 'Words')).toMatch(/^“We have asked .* drowns,” \(line 3\)$/);
    expect(entry(courier, 'Kind')).toMatch(/^statement\nspeech [01]\.\d\d\n/);
    expect(entry(courier, 'Confidence')).toMatch(/^[01]\.\d\d\nfor {6}/);
    expect(entry(courier, 'Cue')).toBe('“wrote” (line 3)');
    expect(entry(courier, 'Mention')).toBe('“Ruth Hallow” (line 3)');
    expect(entry(courier, 'Speaker')).toBe('Ruth Hallow (person)\nby this name');
    expect(entry(courier, 'Document')).toBe('letter\n“in the letter” (line 3)');
  });

  it('lists the candidates with probabilities, features and weights, and which one was taken', async () => {
    const listed = entry((await read(/^We have asked/)).get('courier'), 'Candidates');
    expect(listed).toMatch(/^[01]\.\d\d {2}“Ruth Hallow” \(line 3\) ← taken\n {6}for {6}\S.* \+\d\.\d\d/);
    expect(listed).toMatch(/^0\.\d\d {2}no source$/m);
    expect(listed).toMatch(/^ {6}against {2}\S.* -\d\.\d\d/m);
    expect(listed.match(/← taken/g)).toHaveLength(1);
    const shown = listed.match(/^[01]\.\d\d {2}/gm)?.map(Number) ?? [];
    expect(shown.length).toBeLessThanOrEqual(5);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
  });

  it('says for whom a pronoun stands, and from where a document was taken over', async () => {
    const herald = (await read(/^Nobody should/)).get('herald');
    expect(entry(herald, 'Mention')).toBe('“she” (line 7)');
    expect(entry(herald, 'Speaker')).toMatch(/\n“she” stands for Ruth Hallow, named “Hallow” \(line 5\)$/);
    expect(entry(herald, 'Document')).toBe('letter\n“sent a letter” (line 3)');
    expect(entry(herald, 'Rules')).toMatch(/^document taken over: /);
  });

  it('shows both parts of a sentence that its tag interrupts, and words without marks', async () => {
    const quay = (await read(/^If the ramp stays/)).get('quay');
    expect(entry(quay, 'Words')).toBe('“If the ramp stays,” (line 5)\n“the council will pay for it.” (line 5)');
    const unquoted = (await read(/^We have asked/)).get('quay');
    expect(unquoted).toMatch(/line 7: unquoted\n {3}Unquoted {4}/);
    expect(unquoted).not.toContain('Candidates');
  });

  it('prints no control character of an article', async () => {
    const { code, out } = await explain(await find(/^We shall come/));
    expect(code).toBe(0);
    expect(out).toContain('We shall come[U+202E] back with [U+001B][31mboats');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });

  it('resolves an id as cite does: with a hash, of another wording, of an alias', async () => {
    const anchor = await find(/^We have asked/);
    const plain = await explain(anchor);
    expect(await explain(`#${anchor}`)).toEqual(plain);
    const { statements } = JSON.parse((await readTree(root))['output/data/report.json'] ?? '');
    const page = (await readTree(root))[`output/q/${anchor}.html`] ?? '';
    const wording = [...page.matchAll(/id="(q-[0-9a-z]{10,})"/g)].map(([, id]) => id).find((id) => id !== anchor);
    expect(statements.some((statement: { anchor: string }) => statement.anchor === wording)).toBe(false);
    expect(await explain(wording ?? '')).toEqual(plain);
    const lock = (await readTree(root))['anchors.lock.jsonl'] ?? '';
    const line = JSON.parse(lock.split('\n').find((text) => text.includes(`"id":"${anchor}"`)) ?? '');
    const alias = { ...line, id: 'q-000000000a', status: 'alias', to: anchor, keys: { q1: 'q-000000000a' } };
    await writeFile(join(root, 'more.lock.jsonl'), `${JSON.stringify(alias)}\n${Buffer.from(lock, 'latin1')}`);
    expect(await explain(alias.id, '--lock', 'more.lock.jsonl')).toEqual(plain);
  });

  it('says what went where the words have gone, with 1, and refuses what is no anchor, with 2', async () => {
    const anchor = await find(/business and not mine/);
    const gone = await explain(anchor, 'articles/herald.txt');
    expect(gone).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${anchor} has no words`) });
    expect(await explain('q-0000000000')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no statement has the anchor "q-0000000000"'),
    });
  });
});
