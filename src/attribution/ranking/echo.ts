/** How an article uses quotation marks: the same words elsewhere in it, its own voice, how much of what it quotes is short. */

import type { Quotation } from '../../model.ts';
import { keyK2 } from '../../text.ts';
import type { Scene } from '../narration/scene.ts';

/** A quotation longer than this, in characters, is speech more often than not: a short one inside it is taken from it. */
const LONG = 40;
/** Stretches longer than this, in characters, are not looked for elsewhere. */
const LONGEST = 60;

/** What is known of an article's marks. */
export interface Echo {
  /** Features of one stretch: whether its words stand elsewhere in marks, in a longer quotation, or without marks. */
  readonly features: (quotation: Quotation) => string[];
  /** The article speaks in its own person (`I`), to its reader (`y`), or neither (`-`). */
  readonly voice: string;
  /** Of what it quotes most is long (`l`), some (`m`), little (`s`). */
  readonly share: string;
}

/** Shares of "I", "we" and of "you" in the words outside marks from which an article speaks so, and of long quotations; set by judgement. */
const OWN = 0.006;
const READER = 0.003;
const MOST = 0.6;
const SOME = 0.25;

/** Reads the marks of an article once; looking up a stretch is linear in the article. */
export function readEcho(scene: Scene, quotations: readonly Quotation[]): Echo {
  const { tokens } = scene.narration;
  const bare = tokens.map(({ quote, lower }) => (quote >= 0 ? '|' : lower.replace(/['’]/g, ''))).join(' ');
  const keys = quotations.map(({ text }) => (text.length <= 2000 ? keyK2(text) : ''));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const long = quotations.flatMap(({ text }, index) => (text.length > LONG ? [` ${keys[index]} `] : [])).join('|');
  const spoken = tokens.filter(({ quote }) => quote < 0);
  const rate = (pattern: RegExp) => spoken.filter(({ lower }) => pattern.test(lower)).length / (spoken.length + 1);
  const own = rate(/^(?:i|my|me|we|our|us)$/);
  const reader = rate(/^(?:you|your|yours)$/);
  const top = quotations.filter(({ parent }) => parent === null);
  const share = top.filter(({ text }) => text.length > LONG).length / (top.length + 1);
  return {
    voice: own > OWN ? 'I' : reader > READER ? 'y' : '-',
    share: share > MOST ? 'l' : share > SOME ? 'm' : 's',
    features(quotation) {
      if (quotation.text.length > LONGEST) return [];
      const key = keyK2(quotation.text);
      if (!key) return [];
      const again = Math.min(2, (counts.get(key) ?? 1) - 1);
      const longer = quotation.text.length <= LONG && long.includes(` ${key} `);
      return [`again:${again}`, `bare:${bare.includes(` ${key} `)}`, `in-longer:${longer}`];
    },
  };
}
