import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { explainQuotations } from '../../src/attribution/explain.ts';
import { KIND_WEIGHTS, RANKER_WEIGHTS } from '../../src/attribution/ranking/weights.ts';
import { findQuotations } from '../../src/quotations/find.ts';

function explain(text: string) {
  const article = { id: 'a', text };
  return explainQuotations(article, findQuotations(article));
}

/** For each quotation, its mention and the rules that fired. */
function readRules(text: string) {
  const { quotations, reasons } = explain(text);
  return quotations.map(({ mention }, index) => [mention?.text ?? null, ...(reasons[index]?.rules ?? [])]);
}

const PLAIN = 'The dredger was late on Monday. “The boat has not sailed since March,” Nora Fenn said on the quay.';
const TURNS =
  '“Where is the key?” Ruth Hale asked Simon Pike.\n\n“In the shed.”\n\n“Which shed?”\n\n“The green one by the lock.”';
/** Headlines above one story that prints their words again, as different as what the model makes of them. */
const HEADLINES = [
  'Orley and the “closed before somebody drowns” ramp of Marl and Stow',
  'The “closed before somebody drowns” ramp',
  'Ramp will be ‘closed before somebody drowns’',
  '“Closed before somebody drowns”: a ramp in Orley',
  'A ramp “closed before somebody drowns” and a quiet town',
  '‘It must be closed before somebody drowns’: ramp shut',
].map(
  (headline) =>
    `${headline}\n\nThe town was quiet.\n\n“It must be closed before somebody drowns,” said the warden, Ruth Hallow.`,
);
const RULES: readonly [rule: string, text: string, at: number, mention: string | null][] = [
  [
    'mere mention',
    'The bank was dry.\n\nA group of ‘protestors’ stood by.\n\n“The river took the whole garden in a single night,” said Anton Rusk.',
    0,
    null,
  ],
  ['stands alone', '“There is money for paint,” said Martin Quill.\n\n“There is none for pipes.”', 1, 'Martin Quill'],
  [
    'innermost source',
    'The Inland Times reports that the letter says, “We have never been asked about the road.”',
    0,
    'the letter',
  ],
  ['name beside a role', '“The boat has not sailed,” said the harbour master, Vera Lund.', 0, 'Vera Lund'],
  ['dialogue turn', TURNS, 1, 'Simon Pike'],
  [
    'document taken over',
    'Mayor Tom Ward has repeatedly tweeted that he would not act. “I do not want the police involved,” Ward said.',
    0,
    'Ward',
  ],
];

describe('explainQuotations', () => {
  it('changes nothing: the attribution is the one that is made without it', () => {
    for (const text of [PLAIN, TURNS, ...HEADLINES, ...RULES.map(([, text]) => text)]) {
      const article = { id: 'a', text };
      const { reasons, ...attribution } = explain(text);
      expect(attribution).toEqual(attributeQuotations(article, findQuotations(article)));
      expect(reasons).toHaveLength(attribution.quotations.length);
    }
  });

  it('lists the candidates by probability, the taken one first and "no source" among them', () => {
    const { quotations, reasons } = explain(PLAIN);
    const [first, ...others] = reasons[0]?.candidates ?? [];
    expect(first?.mention).toEqual(quotations[0]?.mention);
    expect(first?.probability).toBeGreaterThan(0.9);
    expect(others.map(({ mention }) => mention?.text ?? null)).toContain(null);
    const probabilities = [first, ...others].map((candidate) => candidate?.probability ?? 0);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
    expect(reasons[0]?.considered).toBe(probabilities.length);
  });

  it('shows five of many, and "no source" whatever its place', () => {
    const names = 'Ann Reed met Ben Stow, Cora Pell, Dan Hythe, Eve Marl, Finn Oakes and Gus Penn.';
    const { reasons } = explain(`${names} “The boat has not sailed since March,” said Hal Quint.`);
    expect(reasons[0]?.considered).toBeGreaterThan(6);
    expect(reasons[0]?.candidates).toHaveLength(5);
    expect(reasons[0]?.candidates.filter(({ mention }) => mention === null)).toHaveLength(1);
  });

  it('gives the features that weighed most on either side, with the weights of the model', () => {
    const { reasons } = explain(PLAIN);
    const speech = reasons[0]?.speech;
    expect(speech?.probability).toBeGreaterThan(0.9);
    const groups = [
      ...(reasons[0]?.candidates ?? []).map((candidate) => ({ ...candidate, weights: RANKER_WEIGHTS })),
      { pros: speech?.pros ?? [], cons: speech?.cons ?? [], weights: KIND_WEIGHTS },
    ];
    for (const { pros, cons, weights } of groups) {
      expect(pros.length + cons.length).toBeGreaterThan(0);
      for (const [signs, side] of [
        [pros, 1],
        [cons, -1],
      ] as const) {
        expect(signs.length).toBeLessThanOrEqual(3);
        for (const { feature, weight } of signs) {
          expect(weight).toBe(weights.get(feature));
          expect(Math.sign(weight)).toBe(side);
        }
        const sizes = signs.map(({ weight }) => Math.abs(weight));
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }
    }
  });

  it.each(RULES)('tells that a rule fired: %s', (rule, text, at, mention) => {
    const [found, ...rules] = readRules(text)[at] ?? [];
    expect(found).toBe(mention);
    expect(rules).toContain(rule);
  });

  it('tells that a headline took its source from the story, and only then', () => {
    const taken = HEADLINES.map((text) => {
      const { quotations, reasons } = explain(text);
      const below = (quotations[0]?.mention?.start ?? 0) > text.indexOf('\n');
      expect([text, reasons[0]?.rules.includes('headline')]).toEqual([text, below]);
      return below;
    });
    expect(taken).toContain(true);
    expect(taken).toContain(false);
  });

  it('names no rule where none fired', () => {
    expect(readRules(PLAIN)).toEqual([['Nora Fenn']]);
  });

  it('has nothing to weigh for what stands inside a quotation', () => {
    const { quotations, reasons } = explain('"The Coastal Board ("CLB") said ‘no’ to us," Ann Reed said.');
    quotations.forEach(({ parent }, index) => {
      const { speech, candidates } = reasons[index] ?? {};
      if (parent !== null) expect({ speech, candidates }).toEqual({ speech: null, candidates: [] });
      else expect(candidates?.length).toBeGreaterThan(1);
    });
    expect(quotations.filter(({ parent }) => parent !== null)).toHaveLength(2);
  });

  it('survives any text', () => {
    for (const text of ['', '“', '“”', '“A.” “B.”', '“x” '.repeat(50), '\u0000“a b”\ud800'])
      expect(() => explain(text)).not.toThrow();
  });
});
