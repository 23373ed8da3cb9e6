/** Markdown and quoting signs: what readers see of a text, and where each character of it stands in the file. */
import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/articles/markup/mapped.ts';
import { readMarkdown } from '../../src/articles/markup/markdown.ts';
import { readQuoting } from '../../src/articles/markup/quoting.ts';

/** Every letter and figure of the text, but for words that were put in, is the one of the file at its place. */
function expectOrigins(source: string, { text, origins }: { text: string; origins: Parameters<typeof originOf>[0] }) {
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    expect(source[originOf(origins, index)], `${text.slice(index, index + 20)}`).toBe(letter);
  }
}

const markdown = (source: string) => {
  const read = readMarkdown(source);
  expectOrigins(source, read);
  return read.text.split('\n\n');
};

describe('Markdown', () => {
  it.each([
    [
      'links',
      '“The [bridge](http://x.example/a(b)c "t") is [shut][1],” he said.\n\n[1]: /x',
      '“The bridge is shut,” he said.',
    ],
    ['emphasis', '“It is **not** _at all_ *safe*,” he said.', '“It is not at all safe,” he said.'],
    ['marks that are none', 'It is 2 * 3 and a_b_c, [see] (x) ** here.', 'It is 2 * 3 and a_b_c, [see] (x) ** here.'],
    ['escapes and entities', 'A\\*B &amp; &quot;C&quot; \\[D\\]', 'A*B & "C" [D]'],
    ['code', 'Run `a  b` now', 'Run a  b now'],
    ['marks of notes', 'It is shut.[^1] Nobody[^two] came.', 'It is shut. Nobody came.'],
    ['what is struck out', 'It is ~~open~~ shut.', 'It is shut.'],
    ['images', '![A bridge](b.png)It is shut.', 'It is shut.'],
    ['tags', 'It <b>is</b> <i class="x">shut</i>.', 'It is shut.'],
    ['a break in a quotation', '“It is<br>shut,” he said.<br>End', '“It is shut,” he said.\nEnd'],
    ['a hard break', 'By Ann Roe  \nMoor', 'By Ann Roe\nMoor'],
    ['a year that looks like a list', '1987. That was the year.', '1987. That was the year.'],
  ])('%s', (_, source, text) => {
    expect(markdown(source)).toEqual([text]);
  });

  it('gives a paragraph for each block', () => {
    const source =
      '# A *ramp*\r\n\r\nOne.\r\n\r\n- two\r\n- three\r\n\r\n| a | b |\r\n|--|--|\r\n| “c” | d |\r\n\r\n```\r\ncode\r\n```\r\n';
    expect(markdown(source)).toEqual(['A ramp', 'One.', 'two', 'three', 'a b', '“c” d', 'code']);
    expect(readMarkdown(source).title).toBe('A ramp');
    expect(readMarkdown('One.\n\n# Two').title).toBeNull();
  });

  it('joins lines that were broken to fit, and no others', () => {
    expect(markdown('“We go,” the warden of the harbour said to\nNora Fenn, who heard it all on Monday.')).toHaveLength(
      1,
    );
    expect(markdown('By Nora Fenn\nJuly 31, 2018')[0]).toBe('By Nora Fenn\nJuly 31, 2018');
    expect(markdown('He said “no\nway” then')[0]).toBe('He said “no way” then');
    expect(markdown('He said "no\nWay" then.\nEnd.\nSo "be  \nIt" or  \nNot')[0]).toBe(
      'He said "no Way" then.\nEnd.\nSo "be It" or\nNot',
    );
  });

  it('gives a block quotation marks, and leaves whose it is outside', () => {
    expect(markdown('> It is shut.\n>\n> For good.\n>\n> — Nora Fenn, warden')).toEqual([
      '“It is shut.',
      '“For good.” — Nora Fenn, warden',
    ]);
    expect(markdown('> We shut the “old” ramp for good.')).toEqual(['“We shut the “old” ramp for good.”']);
    expect(markdown('> Nora Fenn wrote:\n>\n> It is *shut*.')).toEqual(['Nora Fenn wrote:', '“It is shut.”']);
    expect(markdown('> It is shut.\n> -- Nora Fenn')).toEqual(['“It is shut.” -- Nora Fenn']);
  });

  it.each([
    '> “It is shut,” she said.',
    '> She said it was "shut".',
    '> **Note:** it is shut.',
    '> [!NOTE]\n> It is shut.',
    '> ## Facts\n> It is shut.',
    '> - one\n> - two',
  ])('gives none to %j', (source) => {
    expect(markdown(source).join(' ')).not.toMatch(/“(?!It is shut,”)/);
  });

  it('reads raw HTML as text', () => {
    expect(markdown('<div class="x"><p>It is “<b>shut</b>”</p><script>no()</script></div>')).toEqual(['It is “shut”']);
  });

  it.each(['[', '*a ', '> ', '`', '![](', '<a ', '- '])('is quick on 50,000 times %j', (token) => {
    const started = process.cpuUsage();
    readMarkdown(token.repeat(50_000 / token.length));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });
});

describe('quoting signs', () => {
  const quoting = (source: string) => readQuoting(source)?.text.split('\n\n');

  it('go, and lines that they broke are joined', () => {
    const source =
      'It met.\n\n> “The ramp is shut until\n> further notice,” said Nora Fenn.\n>\n> Nobody came.\n\nEnd.\n';
    const read = readQuoting(source);
    expect(read?.text.split('\n\n')).toEqual([
      'It met.',
      '“The ramp is shut until further notice,” said Nora Fenn.',
      'Nobody came.',
      'End.',
    ]);
    expectOrigins(source, read ?? { text: '', origins: [] });
  });

  it('leave other texts as they are', () => {
    expect(readQuoting('Home > News > Moor\n\n2 > 1\r\n')).toBeNull();
  });

  it('make a quotation of what is introduced, and of nothing else', () => {
    expect(quoting('She said in a note:\n\n> It is shut.\n\nEnd.')).toEqual([
      'She said in a note:',
      '“It is shut.”',
      'End.',
    ]);
    expect(quoting('It met.\n\n> It is shut.')).toEqual(['It met.', 'It is shut.']);
    expect(quoting('See also:\n> Read more of Moor')).toEqual(['See also:', 'Read more of Moor']);
  });

  it.each([
    [
      'On Tue, Jul 31, 2018 at 3:52 PM Nora Fenn <fenn@x.example> wrote:',
      'Nora Fenn wrote in an email on Jul 31, 2018:',
    ],
    [
      'On Tue, Jul 31, 2018 at 3:52 PM Nora Fenn\n<fenn@x.example> wrote:',
      'Nora Fenn wrote in an email on Jul 31, 2018:',
    ],
    ['On 31/07/2018 15:52, Nora Fenn wrote:', 'Nora Fenn wrote in an email on 31/07/2018:'],
    ['On 31/07/2018 15:52, Fenn, Nora wrote:', 'Nora Fenn wrote in an email on 31/07/2018:'],
    ['"Fenn, Nora" <fenn@x.example> wrote:', 'Nora Fenn wrote in an email:'],
    ['On Monday, 30 July 2018, the council wrote:', 'On Monday, 30 July 2018, the council wrote:'],
  ])('below %j', (line, shown) => {
    expect(quoting(`No.\n\n${line}\n> It is shut.\n`)).toEqual(['No.', shown, '“It is shut.”']);
  });

  it('of replies to replies are each given to whoever wrote it', () => {
    const mail = 'No.\n\nOn 2 July 2018, Ann Roe wrote:\n> Yes.\n> On 1 July 2018, Nora Fenn wrote:\n>> Is it shut?\n';
    expect(quoting(mail)).toEqual([
      'No.',
      'Ann Roe wrote in an email on 2 July 2018:',
      '“Yes.”',
      'Nora Fenn wrote in an email on 1 July 2018:',
      '“Is it shut?”',
    ]);
  });
});
