import { describe, expect, it } from 'vitest';
import { decode } from '../../src/articles/decode.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string, big = false) => {
  const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? buffer.swap16() : buffer;
};

describe('decode', () => {
  it('reads UTF-8 with and without a byte-order mark, which is no part of the text', () => {
    expect(decode(Buffer.from('“Ja”'))).toEqual({ text: '“Ja”', warning: null });
    expect(decode(Buffer.from('\ufeff“Ja”'))).toEqual({ text: '“Ja”', warning: null });
  });

  it('reads UTF-16 of both orders and keeps a lone surrogate', () => {
    expect(decode(utf16('“a \ud83d b”'))).toEqual({ text: '“a \ud83d b”', warning: null });
    expect(decode(utf16('“a \ud83d b”', true))).toEqual({ text: '“a \ud83d b”', warning: null });
  });

  it('names a byte too many', () => {
    const decoded = decode(Buffer.concat([utf16('ab'), bytes(0x63)]));
    expect(decoded.text).toBe('ab');
    expect(decoded).toHaveProperty('warning', expect.stringContaining('odd number'));
  });

  it('falls back on windows-1252 with a warning', () => {
    const decoded = decode(bytes(0x93, 0x4a, 0x61, 0x94, 0x20, 0x96, 0x20, 0xe9, 0x80, 0x81));
    expect(decoded.text).toBe('“Ja” – é€\u0081');
    expect(decoded).toHaveProperty('warning', expect.stringContaining('windows-1252'));
  });

  it('believes a mark and names what does not fit it', () => {
    const decoded = decode(bytes(0xef, 0xbb, 0xbf, 0x61, 0xff));
    expect(decoded.text).toBe('a\ufffd');
    expect(decoded).toHaveProperty('warning', expect.stringContaining('UTF-8'));
  });

  it('refuses a NUL, also in UTF-16 without a mark', () => {
    expect(decode(bytes(0x61, 0, 0x62))).toEqual({ text: null, reason: expect.stringContaining('NUL') });
    expect(decode(Buffer.from('Ja', 'utf16le')).text).toBeNull();
  });

  it('refuses more than 64 MB', () => {
    expect(decode(new Uint8Array(64 * 2 ** 20 + 1))).toEqual({ text: null, reason: expect.stringContaining('64 MB') });
  });

  it('keeps line ends and controls', () => {
    expect(decode(Buffer.from('a\r\nb\rc\n\u202e\u0007')).text).toBe('a\r\nb\rc\n\u202e\u0007');
  });
});
