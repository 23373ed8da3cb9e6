import { describe, expect, it } from 'vitest';
import {
  mergeMetadata,
  NO_METADATA,
  readFrontMatter,
  readRecordMetadata,
  readSidecar,
} from '../../src/articles/metadata.ts';

describe('sidecar', () => {
  it('gives every field as text', () => {
    const yaml =
      'title: 1984\noutlet:  The  Courier \nowner: Group\nauthor: [Jane Doe, J. Roe]\ndate: 31 July 2018\nurl: https://a.example/b\n';
    expect(readSidecar(yaml)).toEqual({
      issues: [],
      metadata: {
        title: '1984',
        outlet: 'The Courier',
        owner: 'Group',
        byline: 'Jane Doe, J. Roe',
        published: '2018-07-31',
        url: 'https://a.example/b',
        fullText: null,
      },
    });
  });

  it('gives nothing for what is blank', () => {
    expect(readSidecar('title:\noutlet: ""\n')).toEqual({ issues: [], metadata: NO_METADATA });
    expect(readSidecar('')).toEqual({ issues: [], metadata: NO_METADATA });
  });

  it('keeps what holds and names the rest by line', () => {
    const { metadata, issues } = readSidecar(
      'title: Bridge\npublished: soon\nurl: javascript:alert(1)\noutlett: A\nowner: [a]\n',
    );
    expect(metadata).toEqual({ ...NO_METADATA, title: 'Bridge' });
    expect(issues.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringContaining('2 "published" must be a date such as'),
      expect.stringContaining('3 "url" must be an http(s) address'),
      expect.stringContaining('4 unknown key "outlett"'),
      expect.stringContaining('5 "owner" must be text, found a list'),
    ]);
  });

  it('gives nothing where it is no YAML', () => {
    const { metadata, issues } = readSidecar('title: "a\n');
    expect(metadata).toEqual(NO_METADATA);
    expect(issues).toHaveLength(1);
  });
});

describe('front matter', () => {
  it('is cut off, whatever else it holds', () => {
    const text = '---\r\ntitle: Bridge\r\ntags: [a, b]\r\n---\r\n\r\nThe story.\r\n';
    expect(readFrontMatter(text)).toMatchObject({
      body: '\r\nThe story.\r\n',
      issues: [],
      metadata: { title: 'Bridge' },
    });
    expect(readFrontMatter('---\ntitle: Bridge\n...\nThe story.')).toMatchObject({
      body: 'The story.',
      metadata: { title: 'Bridge' },
    });
    expect(readFrontMatter('---\ntitle: Bridge\n---')).toMatchObject({ body: '' });
  });

  it('says whether the whole text may be shown; what cannot be read there means no', () => {
    const read = (value: string) => readFrontMatter(`---\ntitle: a\nfullText: ${value}\n---\nx`);
    expect(['true', 'false', ''].map((value) => read(value).metadata.fullText)).toEqual([true, false, null]);
    expect(read('perhaps').metadata.fullText).toBe(false);
    expect(read('perhaps').issues).toEqual([{ line: 3, message: expect.stringContaining('must be true or false') }]);
    expect(readRecordMetadata({ fullText: false }, 1)).toMatchObject({ metadata: { fullText: false }, issues: [] });
  });

  it('names a fault by the line of the file', () => {
    const { metadata, issues, body } = readFrontMatter('---\ntitle: Bridge\nurl: nowhere\n---\nThe story.');
    expect({ title: metadata.title, url: metadata.url, body }).toEqual({
      title: 'Bridge',
      url: null,
      body: 'The story.',
    });
    expect(issues).toEqual([{ line: 3, message: expect.stringContaining('"url" must be an http(s) address') }]);
  });

  it.each([
    '---\n\nA rule, then a story.\n\n---\n',
    '---\ntitle: never closed\n',
    'title: a\n---\n',
    'The story.',
    '',
    '--- a\n---\n',
  ])('is not the beginning of %j', (text) => {
    expect(readFrontMatter(text)).toEqual({ body: text, issues: [], metadata: NO_METADATA });
  });
});

describe('record', () => {
  it('gives its fields, others left alone', () => {
    const record = { id: 'a', text: 'b', title: 'Bridge', published: '2018-07-31', outlet: null, quotes: [] };
    expect(readRecordMetadata(record, 7)).toEqual({
      issues: [],
      metadata: { ...NO_METADATA, title: 'Bridge', published: '2018-07-31' },
    });
    expect(readRecordMetadata({ published: 2018 }, 7).metadata.published).toBe('2018');
  });

  it('names a wrong field by its line and keeps the others', () => {
    const { metadata, issues } = readRecordMetadata({ title: { a: 1 }, outlet: 'A', published: 'soon' }, 7);
    expect(metadata).toEqual({ ...NO_METADATA, outlet: 'A' });
    expect(issues).toEqual([
      { line: 7, message: '"title" must be text' },
      { line: 7, message: expect.stringContaining('"published" must be a date') },
    ]);
  });
});

describe('mergeMetadata', () => {
  it('prefers what is given first', () => {
    const merged = mergeMetadata({ ...NO_METADATA, title: 'a' }, { ...NO_METADATA, title: 'b', outlet: 'c' });
    expect(merged).toEqual({ ...NO_METADATA, title: 'a', outlet: 'c' });
  });
});
