import { expect, it } from 'vitest';
import type { StatementDraft } from '../../../src/model.ts';
import { nameNearMisses } from '../../../src/reuse/match/misses.ts';

const draft = (text: string): StatementDraft => {
  const counts = { outlets: 1, owners: 1, independent: 1, verbatim: 1, excerpt: 0, altered: 0, unquoted: 0 };
  return { text, speakerId: null, documentId: null, contested: false, confidence: 1, counts, occurrences: [] };
};

it('names what was kept apart, the nearest for its length first, and counts the words that a reader sees differ', () => {
  const statements = [
    'The boats sail at dawn.',
    'The boats [of the pier] sail at dusk.',
    'The boats sail at dusk.',
  ].map(draft);
  const misses = nameNearMisses(
    [
      { statements: [0, 1], distance: 1, reason: 'distance' },
      { statements: [0, 2], distance: 1, reason: 'side' },
    ],
    statements,
    ['q-b', 'q-c', 'q-a'],
  );
  expect(misses).toEqual([
    { statements: ['q-a', 'q-b'], distance: 1, words: 5, reason: 'side' },
    { statements: ['q-b', 'q-c'], distance: 4, words: 8, reason: 'distance' },
  ]);
});
