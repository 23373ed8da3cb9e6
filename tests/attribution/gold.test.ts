/**
 * Quality on the two gold files that the project holds, through the stages themselves: the five articles of `seeds/` and the
 * phenomena of `cases.jsonl`. The floors lie just under what was measured when they were set (docs/benchmarks.md).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { findQuotations } from '../../src/quotations/find.ts';

interface GoldCase {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly {
    readonly start: number;
    readonly end: number;
    readonly source: { readonly start: number; readonly end: number } | null;
  }[];
}

const read = (name: string) => readFileSync(new URL(`../gold/${name}`, import.meta.url), 'utf8');
const SPEECH = new Set(['statement', 'fragment']);

describe('the five articles', () => {
  const gold = JSON.parse(read('seeds/gold.json')) as {
    quotations: Record<
      string,
      readonly {
        start: number;
        end: number;
        text: string;
        acceptKinds: readonly string[];
        speaker: string | null;
        mention: string | null;
        cue: string | null;
      }[]
    >;
  };
  for (const [file, expected] of Object.entries(gold.quotations)) {
    const text = readFileSync(new URL(`../../seeds/${file}`, import.meta.url), 'utf8');
    const { quotations } = attributeQuotations({ id: file, text }, findQuotations({ id: file, text }));
    it.each(expected)(`${file} $start-$end $text`, (quote) => {
      const found = quotations.find(({ start, end }) => start === quote.start && end === quote.end);
      expect(quote.acceptKinds).toContain(found?.kind);
      if (!quote.speaker || !found || found.kind !== quote.acceptKinds[0] || quote.acceptKinds.length > 1) return;
      expect(found.mention?.text).toContain((quote.mention ?? '').split(' ').at(-1));
      if (quote.cue) expect(found.cue?.text).toContain(quote.cue);
    });
  }
});

it('the hard phenomena: quotations found with the right source, of all', () => {
  let right = 0;
  let all = 0;
  for (const line of read('cases/cases.jsonl').split('\n').filter(Boolean)) {
    const article = JSON.parse(line) as GoldCase;
    const { quotations } = attributeQuotations(article, findQuotations(article));
    for (const quote of article.quotes) {
      all++;
      const found = quotations.find(
        ({ kind, parts }) =>
          SPEECH.has(kind) &&
          parts.some(({ start, end }) => Math.abs(start - quote.start) <= 1 && Math.abs(end - quote.end) <= 1),
      );
      const { source } = quote;
      if (
        found &&
        (source
          ? found.mention !== null && found.mention.start < source.end && found.mention.end > source.start
          : found.mention === null)
      )
        right++;
    }
  }
  expect(all).toBe(150);
  expect(right / all).toBeGreaterThanOrEqual(0.93);
});
