/**
 * Whether one wording is another one, part of it or a change of it, and how much evidence of a common source that takes.
 * The rules are those of docs/matching.md.
 */

import { type Declared, longestPiece } from '../changes/declared.ts';
import type { StripDenial } from '../changes/negation.ts';
import {
  commonPrefix,
  commonSuffix,
  countEdits,
  countEditsInside,
  editsAllowed,
  findBlock,
  findRun,
  isPermutation,
  type Sequence,
} from '../words/compare.ts';

/**
 * What a shorter (or equally long) wording is to a longer one: a run of it, a change of it, a changed part of it, or alike
 * but too far from it to be called one of these.
 */
export type Kinship = 'excerpt' | 'near' | 'part' | 'miss';

/** How two wordings are related, at what distance, and whether the distance is inside the guaranteed range. */
export interface Relationship {
  readonly kinship: Kinship;
  /** Word edits, or 1 for a block that is cut or moved. */
  readonly cost: number;
  readonly guaranteed: boolean;
  /** True where brackets or an ellipsis declare the difference. */
  readonly declared: boolean;
}

/**
 * The evidence that two wordings have a common source. `agree`: the same side. `likely`: nobody is surely named on one side, and the event or the names in its article speak for
 * the other. `event`: different sides, articles of one event. `unstated`: nobody is surely named on one side, and nothing
 * else is known.
 */
export type Evidence = 'agree' | 'likely' | 'event' | 'unstated';

/** Words on both sides of a cut that is found without further evidence. */
const CUT_WORDS = 6;
/** A shorter excerpt joins only what the same side says, or may say: others say so few words by themselves. */
const SHORT_EXCERPT = 8;
/** Words below which a change needs one side for both: "I lost everything" is said by many of one event. */
const LIKELY_WORDS = 5;
/** Words of a statement that, changed, may be another speaker's of one event: shorter ones two people may say alike. */
const CONTRADICTING_WORDS = 12;
/** Edits beyond those allowed within which two texts are listed as a near miss. */
const MISSED_EDITS = 3;
/** Share of the longer text that must stay the same at both ends where one block differs. */
const BLOCK_SHARE = 0.6;
/** Share of a statement that must be left where a silent cut leaves fewer than six words on a side. */
const CUT_SHARE = 0.4;

/** The relationship of `part` to a wording `whole` that is no shorter, tried from the closest to the loosest; `null`: none. */
export function relateWordings(
  part: Sequence,
  whole: Sequence,
  agree: () => boolean,
  strip: StripDenial,
): Relationship | null {
  const words = whole.length;
  const allowed = editsAllowed(words);
  if (part.length < words && part.length >= 4 && findRun(part, whole) >= 0) {
    return related('excerpt', 0, words - part.length <= allowed || isCut(part, whole));
  }
  const edits = countEdits(part, whole, words < 8 ? 1 : allowed + MISSED_EDITS);
  if (allowed > 0 && edits <= allowed) return related('near', edits, true);
  if (isCut(part, whole)) return related('near', 1, true);
  if (part.length < 3) return null;
  if (edits <= (words < 8 ? 1 : allowed + 1)) return related('near', edits, false);
  if (isPermutation(part, whole)) return related('near', 2, false);
  if (words >= 8 && isBlockChange(findBlock(part, whole), words)) return related('near', 2, false);
  const denied = countDenied(part, whole, words < 8 ? 1 : allowed, strip);
  if (denied !== null) return related('near', denied + 1, false);
  if (part.length < 8) return null;
  const inside = agree() ? countEditsInside(part, whole, editsAllowed(part.length)) : part.length;
  if (inside <= editsAllowed(part.length)) return related('part', inside, false);
  return edits <= allowed + MISSED_EDITS ? related('miss', edits, false) : null;
}

const related = (kinship: Kinship, cost: number, guaranteed: boolean): Relationship => ({
  kinship,
  cost,
  guaranteed,
  declared: false,
});

/** Whether `part` is `whole` with one stretch cut out and six words or more left on both sides of it. */
function isCut(part: Sequence, whole: Sequence): boolean {
  const [prefix, suffix] = [commonPrefix(part, whole), commonSuffix(part, whole)];
  return Math.min(prefix, suffix) >= CUT_WORDS && prefix + suffix >= part.length && part.length >= 2 * CUT_WORDS;
}

/** Word edits besides a "did not" that only one of the two has; `null`: neither has, or more edits than `limit`. */
function countDenied(part: Sequence, whole: Sequence, limit: number, strip: StripDenial): number | null {
  const [left, right] = [strip(part), strip(whole)];
  if (!left && !right) return null;
  const edits = countEdits(left ?? part, right ?? whole, limit);
  return edits <= limit ? edits : null;
}

function isBlockChange(block: ReturnType<typeof findBlock>, words: number): boolean {
  const { prefix, suffix, inPart, inWhole } = block;
  const same = prefix + suffix;
  if (inPart === 0) return prefix > 0 && suffix > 0 && same >= 5 && same >= words * CUT_SHARE;
  return inPart <= 3 && inWhole <= 3 && same >= words * BLOCK_SHARE;
}

/** The relationship of a wording that declares its changes to another one, long or short. */
export function relateDeclared(declared: Declared, other: Sequence): Relationship | null {
  const { kept, free } = declared;
  if (kept.length < 3 || kept.length > other.length + editsAllowed(other.length)) return null;
  if (longestPiece(declared) < 3 && kept.length * 2 < other.length) return null;
  const allowed = editsAllowed(kept.length);
  const edits = countEditsInside(kept, other, allowed, free);
  if (edits > allowed) return null;
  return { kinship: 'near', cost: edits + 1, guaranteed: false, declared: true };
}

/** Whether a relationship of two wordings of so many words holds on this evidence. */
export function isEnough(
  { kinship, guaranteed }: Relationship,
  evidence: Evidence,
  { part, whole }: { readonly part: number; readonly whole: number },
): boolean {
  if (kinship === 'miss') return false;
  if (kinship === 'excerpt' && part < SHORT_EXCERPT)
    return evidence === 'agree' || (evidence === 'likely' && whole >= LIKELY_WORDS);
  if (evidence === 'agree' || (evidence === 'likely' && whole >= LIKELY_WORDS)) return true;
  if (kinship === 'excerpt' && evidence === 'event') return true;
  return guaranteed && kinship !== 'part' && (evidence !== 'event' || whole >= CONTRADICTING_WORDS);
}

/** The length of the longest beginning of `text` that is a run of `whole`. */
export function longestBeginning(text: Sequence, { tokens, from, length }: Sequence): number {
  let longest = 0;
  for (let i = 0; i < length - longest; i++) {
    longest = Math.max(longest, commonPrefix(text, { tokens, from: from + i, length: length - i }));
  }
  return longest;
}

/** The length of the longest ending of `text` that is a run of `whole`. */
export function longestEnding(text: Sequence, { tokens, from, length }: Sequence): number {
  let longest = 0;
  for (let rest = length; rest > longest; rest--) {
    longest = Math.max(longest, commonSuffix(text, { tokens, from, length: rest }));
  }
  return longest;
}
