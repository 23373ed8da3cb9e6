import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPieces, findContext, paragraphsOf, widen } from '../../../src/report/parts/passage.ts';

const text = 'First one.\n\n  “Second,” she said.  \r\nThird and last';

test('paragraphs are the lines with words, without their edges', () => {
  expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'First one.',
    '“Second,” she said.',
    'Third and last',
  ]);
});

describe('pieces', () => {
  test('are cut at every edge and know their layers, outermost first', () => {
    const layers = [
      { start: 6, end: 20, name: 'inner' },
      { start: 2, end: 25, name: 'outer' },
    ];
    const [pieces] = cutPieces('0123456789012345678901234567890', [{ start: 0, end: 30 }], layers);
    expect(pieces?.map((piece) => [piece.start, piece.layers.map((layer) => layer.name).join('>')])).toEqual([
      [0, ''],
      [2, 'outer'],
      [6, 'outer>inner'],
      [20, 'outer'],
      [25, ''],
    ]);
  });

  test('together are the text of their spans, under exactly the layers that cover them', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    const cuts = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 8 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), cuts, (layers, edges) => {
        const source = Array.from({ length: 60 }, (_, i) => String.fromCharCode(48 + i)).join('');
        const spans = edges.slice(1).map((end, i) => ({ start: edges[i] ?? 0, end }));
        const pieces = cutPieces(source, spans, layers);
        pieces.forEach((list, i) => {
          expect(list.map((piece) => piece.text).join('')).toBe(source.slice(spans[i]?.start, spans[i]?.end));
          for (const piece of list) {
            const covering = layers.filter(
              (l) => l.start <= piece.start && l.end >= piece.start + piece.text.length && l.end > l.start,
            );
            expect(new Set(piece.layers)).toEqual(new Set(piece.text === '' ? piece.layers : covering));
          }
        });
      }),
    );
  });

  test('a line of fifty thousand marks is cut in a moment', () => {
    const layers = Array.from({ length: 50_000 }, (_, i) => ({ start: i * 4, end: i * 4 + 2 }));
    const started = performance.now();
    const [pieces] = cutPieces('x'.repeat(200_000), [{ start: 0, end: 200_000 }], layers);
    expect(pieces).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('context', () => {
  const words = { start: text.indexOf('Second'), end: text.indexOf('”') };

  test('is the paragraph with the words marked', () => {
    const context = findContext(text, [words], 100);
    expect(context.paragraphs).toEqual([
      [
        { text: '“', marked: false },
        { text: 'Second,', marked: true },
        { text: '” she said.', marked: false },
      ],
    ]);
    expect(context).toMatchObject({ cutBefore: false, cutAfter: false });
  });

  test('is cut between words where a paragraph is long, and says so', () => {
    const long = `${'before '.repeat(200)}HERE${' after'.repeat(200)}`;
    const at = long.indexOf('HERE');
    const context = findContext(long, [{ start: at, end: at + 4 }], 30);
    expect(context.paragraphs[0]?.map((piece) => piece.text)).toEqual([
      'before before before before ',
      'HERE',
      ' after after after after after',
    ]);
    expect(context).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  test('never reaches beyond what it may, and always holds the words', () => {
    const source = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '“'), minLength: 10, maxLength: 200 });
    fc.assert(
      fc.property(source, fc.nat(9), fc.integer({ min: 1, max: 5 }), fc.nat(50), (given, start, length, reach) => {
        const span = { start, end: Math.min(given.length, start + length) };
        const wide = widen(given, span, reach);
        expect(wide.start).toBeGreaterThanOrEqual(span.start - reach);
        expect(wide.end).toBeLessThanOrEqual(span.end + reach);
        expect(wide.start).toBeLessThanOrEqual(span.start);
        expect(wide.end).toBeGreaterThanOrEqual(span.end);
        expect(given.slice(wide.start, span.start)).not.toContain('\n');
      }),
    );
  });
});
