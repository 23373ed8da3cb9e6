import { describe, expect, it } from 'vitest';
import { findCredits } from '../../../src/reuse/unquoted/credits.ts';
import { buildCorpus } from '../gold.ts';

const credits = (text: string, outlets: readonly string[] = []): string[] => {
  const others = outlets.map((outlet, i) => ({ id: `z${i}`, outlet, text: 'Nothing.', said: [] }));
  const { articles } = buildCorpus([{ id: 'a', text, said: [] }, ...others]);
  return findCredits(articles).map((credit) => `${credit.creditedOutlet}: ${credit.text}`);
};

describe('findCredits', () => {
  it.each([
    ['The Morning Tribune reports that the dam broke.', 'Morning Tribune: The Morning Tribune reports that'],
    ['“It broke,” he said, WSide reported Monday. “It did.”', 'WSide: WSide reported Monday'],
    ['According to KXYZ-TV, the dam broke.', 'KXYZ-TV: According to KXYZ-TV'],
    ['It was shut, according to The Lowlander.', 'The Lowlander: according to The Lowlander'],
    ['It was ignored, reported The Morning Tribune.', 'The Morning Tribune: reported The Morning Tribune'],
    ['She told the Hill Gazette on Friday.', 'Hill Gazette: She told the Hill Gazette'],
    ['Ms Penn told Radio Moor in an interview.', 'Radio Moor: Ms Penn told Radio Moor in an interview'],
    ['He spoke in an interview with the Hill Gazette.', 'Hill Gazette: in an interview with the Hill Gazette'],
    ['As the Hill Gazette was first to report, it broke.', 'Hill Gazette: As the Hill Gazette was first to report'],
    ['This story was first published by Lowlander.', 'Lowlander: This story was first published by Lowlander'],
    ['Reporting by Lowlander.', 'Lowlander: Reporting by Lowlander'],
    ['He told the Lowland Sentinel.\n\nHis union wrote', 'Lowland Sentinel: He told the Lowland Sentinel'],
    ['He told the Sentinel. His Radio was off.', 'Sentinel: He told the Sentinel'],
    ['He told the Sentinel\nRadio followed.', 'Sentinel: He told the Sentinel'],
    ['He told the U.S. Tribune.', 'U.S. Tribune: He told the U.S. Tribune'],
    ['He told the St. Ann Tribune.', 'St. Ann Tribune: He told the St. Ann Tribune'],
  ])('%s', (text, expected) => {
    expect(credits(text)).toEqual([expected]);
  });

  it('knows the outlets of the metadata by name, without their article', () => {
    expect(credits('He told the Signal that it broke.', ['The Signal'])).toEqual(['The Signal: He told the Signal']);
    expect(credits('He told Signal Street Partners.')).toEqual([]);
  });

  it('uses one name for an outlet', () => {
    const text = 'The Lowland Times reports that it broke. It broke, according to The Lowland Times.';
    expect(new Set(credits(text).map((line) => line.split(':')[0]))).toEqual(new Set(['The Lowland Times']));
  });

  it.each([
    'The Labor Department reported Friday that prices rose.',
    'She told Congress that it broke.',
    'According to Smith, it broke.',
    'The police reported two deaths.',
    'In an interview with Hart, she wept.',
    'He told reporters that it broke.',
    'FedEx reported Monday that profits fell.',
    'He told this newspaper that it broke.',
    'They spoke to Star Wars fans.',
    'She told Capitol Hill reporters.',
  ])('leaves alone: %s', (text) => {
    expect(credits(text)).toEqual([]);
  });
});
