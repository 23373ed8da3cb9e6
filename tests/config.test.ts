import { describe, expect, it } from 'vitest';
import { PLAIN, readConfig, UserError } from '../src/config.ts';

/** The message for a configuration that is refused. */
function refusal(yaml: string): string {
  try {
    readConfig(yaml);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
  throw new Error(`was not refused: ${yaml}`);
}

describe('readConfig', () => {
  it('has defaults for all', () => {
    const defaults = {
      title: expect.any(String),
      baseUrl: null,
      fullText: true,
      outlets: [],
      ...PLAIN,
    };
    expect(readConfig(null)).toEqual(defaults);
    expect(readConfig('')).toEqual(defaults);
    expect(readConfig('# only a comment\n')).toEqual(defaults);
    expect(readConfig('title:\noutlets:\n')).toEqual(defaults);
  });

  it('refuses a base address that a slash does not complete', () => {
    expect(() => readConfig('baseUrl: "https://a.example\\0"')).toThrow(UserError);
    expect(() => readConfig('? {baseUrl: x}\n: y')).toThrow('unknown key');
  });

  it('reads all', () => {
    const yaml = `title: Quotations\nbaseUrl: https://example.org/report\nfullText: false\noutlets:\n  - name: The Courier\n    aliases: [Courier]\n    hosts: [WWW.Courier.example]\n    owner: Example Group\n  - name: Gazette\n`;
    expect(readConfig(yaml)).toEqual({
      title: 'Quotations',
      baseUrl: 'https://example.org/report/',
      ...PLAIN,
      fullText: false,
      outlets: [
        { name: 'The Courier', aliases: ['Courier'], hosts: ['courier.example'], owner: 'Example Group' },
        { name: 'Gazette', aliases: [], hosts: [], owner: null },
      ],
    });
  });

  it('ends the base address in one slash', () => {
    for (const url of ['https://example.org', 'https://example.org/', 'https://example.org//']) {
      expect(readConfig(`baseUrl: ${url}`).baseUrl).toBe('https://example.org/');
    }
  });

  it.each([
    [
      'a wrong type',
      'title: a\nfullText: maybe\n',
      'verbatim.yaml:2: "fullText" must be true or false, found the text "maybe"',
    ],
    ['a number for text', 'title: 5\n', 'verbatim.yaml:1: "title" must be text, found number "5"'],
    ['an unknown key', 'title: a\n\ntitel: b\n', 'verbatim.yaml:3: unknown key "titel"'],
    [
      'an unknown key of an outlet',
      'outlets:\n  - name: a\n    host: b\n',
      'verbatim.yaml:3: unknown key "host" in "outlets[1]"',
    ],
    ['no name', 'outlets:\n  - aliases: [a]\n', 'verbatim.yaml:2: "outlets[1].name" must be text, found nothing'],
    ['another scheme', 'baseUrl: ftp://example.org\n', 'verbatim.yaml:1: "baseUrl" must be an http(s) address'],
    ['a script', 'baseUrl: "javascript:alert(1)"\n', 'verbatim.yaml:1: "baseUrl" must be an http(s) address'],
    [
      'an address for a host',
      'outlets:\n  - name: a\n    hosts:\n      - https://a.example\n',
      'verbatim.yaml:4: "outlets[1].hosts[1]" must be a host',
    ],
    [
      'one name for two outlets',
      'outlets:\n  - name: A\n    aliases: [c]\n  - name: B\n    aliases: [C.]\n',
      'verbatim.yaml:4: "outlets[2]" shares the name "C." with "A"',
    ],
    ['broken YAML', 'title: a\noutlets: [\n', 'verbatim.yaml:3: '],
    ['a list', '- a\n', 'verbatim.yaml:1: the file must be a mapping'],
    ['a text', 'hello', 'verbatim.yaml:1: the file must be a mapping'],
    ['a key twice', 'title: a\ntitle: b\n', 'verbatim.yaml:2: '],
    ['brackets without end', `title: ${'['.repeat(20_000)}`, 'verbatim.yaml:1: '],
  ])('refuses %s, with the line and a remedy', (_, yaml, message) => {
    expect(refusal(yaml)).toContain(message);
    expect(refusal(yaml)).toContain('Known keys: title, baseUrl');
  });

  it('names every fault, in order', () => {
    expect(refusal('titel: a\nfullText: 1\n').split('\n').slice(0, 2)).toEqual([
      'verbatim.yaml:1: unknown key "titel"',
      '  verbatim.yaml:2: "fullText" must be true or false, found number "1"',
    ]);
  });
});

describe('UserError', () => {
  it('reads file:line: message, then what to do', () => {
    expect(new UserError('is wrong', { file: 'a.yaml', line: 3, remedy: 'Mend it.' }).message).toBe(
      'a.yaml:3: is wrong\n  Mend it.',
    );
    expect(new UserError('is wrong', { file: 'a.yaml' }).message).toBe('a.yaml: is wrong');
    expect(new UserError('is wrong').message).toBe('is wrong');
  });
});
