import { describe, expect, it } from 'vitest';
import type { AttributedQuotation, QuotationKind, Span } from '../../../src/model.ts';
import { dropTagComma, findUnits, joinSpans, splitSentences } from '../../../src/reuse/words/sentences.ts';

const split = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

const quote = (
  text: string,
  parts: readonly string[],
  rest: { kind?: QuotationKind; continues?: number; parent?: number } = {},
): AttributedQuotation => {
  const spans: Span[] = parts.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }));
  return {
    articleId: 'a',
    start: spans[0]?.start ?? 0,
    end: spans.at(-1)?.end ?? 0,
    text: parts.join('\n'),
    kind: rest.kind ?? 'statement',
    parts: spans,
    parent: rest.parent ?? null,
    cue: null,
    mention: null,
    speaker: null,
    document: null,
    confidence: 1,
    evidence: [],
    continues: rest.continues ?? null,
  };
};

describe('splitSentences', () => {
  it.each([
    ['One road. Two roads? No road!', ['One road.', 'Two roads?', 'No road!']],
    ['We asked Mr. Hale. He refused.', ['We asked Mr. Hale.', 'He refused.']],
    ['The U.S. Senate met at 9 a.m. on Monday.', ['The U.S. Senate met at 9 a.m. on Monday.']],
    ['They left the U.S. We stayed.', ['They left the U.S.', 'We stayed.']],
    ['J. R. Hart wrote it. So did I. We know.', ['J. R. Hart wrote it.', 'So did I.', 'We know.']],
    ['It rose 2.5 points. Then it fell 0.3.', ['It rose 2.5 points.', 'Then it fell 0.3.']],
    ['We are … tired of it.', ['We are … tired of it.']],
    ['We are tired... And we will go.', ['We are tired...', 'And we will go.']],
    ['What?! You said no. (We heard.) Go.', ['What?!', 'You said no.', '(We heard.)', 'Go.']],
    ['[The dam] broke. [T]hey ran.', ['[The dam] broke.', '[T]hey ran.']],
    ['He said ‘stop.’ Then he ran.', ['He said ‘stop.’', 'Then he ran.']],
    ['Why, oh why? asked nobody.', ['Why, oh why? asked nobody.']],
    ['See No. 5 on page 3. Read it.', ['See No. 5 on page 3.', 'Read it.']],
    ['  An edge.\n\nAnother edge ', ['An edge.', 'Another edge']],
    ['Ends in marks. …', ['Ends in marks. …']],
  ])('%s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('keeps a nested quotation in one sentence', () => {
    const text = 'She told us, ‘Wait. Stay here.’ and left. We stayed.';
    const nested = { start: text.indexOf('‘') + 1, end: text.indexOf('’') };
    const found = splitSentences(text, { start: 0, end: text.length }, [nested]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'She told us, ‘Wait. Stay here.’ and left.',
      'We stayed.',
    ]);
  });
});

describe('findUnits', () => {
  const read = (text: string, quotations: AttributedQuotation[]): string[] =>
    findUnits(text, quotations).map(({ spans }) => joinSpans(text, spans));

  it('joins the parts of a sentence that a tag interrupts', () => {
    const text = '“If the gauge passes,” Dunn said, “the street opens. We hope so.”';
    const units = findUnits(text, [
      quote(text, ['If the gauge passes,']),
      quote(text, ['the street opens. We hope so.'], { continues: 0 }),
    ]);
    expect(units.map(({ spans }) => joinSpans(text, spans))).toEqual([
      'If the gauge passes, the street opens.',
      'We hope so.',
    ]);
    expect(units[0]).toMatchObject({ quotation: 0, whole: true });
    expect(units[0]?.spans).toHaveLength(2);
    expect(units[1]?.quotation).toBe(1);
  });

  it('goes on with the last sentence of the earlier quotation', () => {
    const text = '“It was late. If the gauge passes,” he said, “the street opens.”';
    expect(
      read(text, [
        quote(text, ['It was late. If the gauge passes,']),
        quote(text, ['the street opens.'], { continues: 0 }),
      ]),
    ).toEqual(['It was late.', 'If the gauge passes, the street opens.']);
  });

  it('does not go on with a sentence that has ended', () => {
    const text = '“It was late.” He paused. “We left.”';
    expect(read(text, [quote(text, ['It was late.']), quote(text, ['We left.'], { continues: 0 })])).toEqual([
      'It was late.',
      'We left.',
    ]);
  });

  it('lets a sentence run on over a paragraph break', () => {
    const text = '“We came by the old road and\n“saw the flood. It was high.\n“Then we left.”';
    expect(
      read(text, [quote(text, ['We came by the old road and', 'saw the flood. It was high.', 'Then we left.'])]),
    ).toEqual(['We came by the old road and saw the flood.', 'It was high.', 'Then we left.']);
  });

  it.each([
    [
      'over reopened marks',
      ['Dear Ms Dunmore,', 'We object. We ask you to stop.', 'Yours sincerely,', 'Ann Lee', 'Chair'],
    ],
    ['with blank lines', ['Dear Ms Dunmore,\n\nWe object. We ask you to stop.\n\nYours sincerely,\n\nAnn Lee, Chair']],
    [
      'line by line',
      ['Dear Sir or Madam:\nWe object. We ask you to stop.\nKind regards\nAnn Lee\nChair of the Dock Union'],
    ],
  ])('leaves out salutation, closing and signature of a letter: %s', (_, parts) => {
    const text = `It reads: “${parts.join('\n\n“')}”`;
    expect(read(text, [quote(text, parts)])).toEqual(['We object.', 'We ask you to stop.']);
  });

  it('keeps what is said after a signature, and words that only look like a letter', () => {
    const read1 = (part: string): string[] => read(part, [quote(part, [part])]);
    expect(read1('Stop it.\nYours truly,\nAnn Lee\nWe mean it.')).toEqual(['Stop it.', 'We mean it.']);
    expect(read1('Dear me, what a day. Yours is better.')).toEqual(['Dear me, what a day.', 'Yours is better.']);
    expect(read1('Dear Ms Dunmore,')).toEqual(['Dear Ms Dunmore,']);
  });

  it('takes a fragment whole and passes over what is no speech', () => {
    const text = 'called it “a mess. A ruin” and “occupy” and “Title” “so-called”';
    expect(
      read(text, [
        quote(text, ['a mess. A ruin'], { kind: 'fragment' }),
        quote(text, ['occupy'], { kind: 'term' }),
        quote(text, ['Title'], { kind: 'title' }),
        quote(text, ['so-called'], { kind: 'scare' }),
      ]),
    ).toEqual(['a mess. A ruin']);
  });
});

describe('dropTagComma', () => {
  it.each([
    ['We left,', 'We left'],
    ['We left —', 'We left'],
    ['We left.', 'We left.'],
    ['Left, and right,', 'Left, and right'],
    ['Why?', 'Why?'],
  ])('%s', (text, expected) => {
    expect(dropTagComma(text)).toBe(expected);
  });
});
