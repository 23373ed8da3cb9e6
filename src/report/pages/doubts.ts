/** The statements whose attribution somebody should look at, so that ten minutes go where they matter. */
import type { Statement } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { describeConfidence, describeFolded, plural } from '../lookup/phrases.ts';
import { shorten } from '../lookup/visible.ts';
import { isOneSide, kindOfStatement, linkSpeaker, type NamedLink } from '../parts/page.ts';

/** A statement to check. */
export interface Doubt {
  readonly anchor: string;
  readonly href: string;
  readonly words: string;
  readonly speaker: NamedLink | null;
  /** "contested between 2 speakers; source unsure (0.54)". */
  readonly reason: string;
  /** "in 3 outlets". */
  readonly reach: string;
}

/** The doubts that are shown, and how many more there are. */
export interface Doubts {
  readonly shown: readonly Doubt[];
  readonly more: number;
}

/** Doubts that a list shows: as many as ten minutes are enough for. */
const SHOWN = 20;
/** Characters of a statement in the list. */
const WORDS = 140;

/** Statements that are less than sure, contested or not in the record of their document, by doubt times outlets, the greatest first; ties by reuse. */
export function listDoubts(lookup: Lookup): Doubts {
  const found = lookup.statements
    .filter((statement) => statement.contested || isUnsure(statement) || isUnrecorded(statement))
    .map((statement) => ({ statement, weight: weigh(lookup, statement) }))
    .sort((a, b) => b.weight - a.weight); // stable, so ties stay in order of reuse
  return {
    shown: found.slice(0, SHOWN).map(({ statement }) => viewDoubt(lookup, statement)),
    more: Math.max(0, found.length - SHOWN),
  };
}

function isUnsure({ confidence }: Statement): boolean {
  return describeConfidence(confidence) !== 'sure';
}

function isUnrecorded({ counts: { unrecorded = 0 } }: Statement): boolean {
  return unrecorded > 0;
}

/** Of two speakers that outlets name one at most is right, however sure each outlet's own text is. */
function weigh(lookup: Lookup, statement: Statement): number {
  const contested = statement.contested ? 1 - 1 / countSpeakers(lookup, statement) : 0;
  const unrecorded = isUnrecorded(statement) ? 1 : 0;
  return Math.max(1 - statement.confidence, contested, unrecorded) * statement.counts.outlets;
}

function viewDoubt(lookup: Lookup, statement: Statement): Doubt {
  return {
    anchor: statement.anchor,
    href: lookup.hrefOf(statement),
    words: shorten(statement.text, WORDS),
    speaker: linkSpeaker(lookup, statement.speakerId),
    reason: describeDoubt(lookup, statement),
    reach: `in ${describeFolded(statement.counts)}`,
  };
}

function describeDoubt(lookup: Lookup, statement: Statement): string {
  const contested = statement.contested
    ? `contested between ${plural(countSpeakers(lookup, statement), 'speaker')}`
    : null;
  // One probability covers both; of a full sentence the kind is hardly ever in doubt.
  const what = kindOfStatement(lookup, statement) === 'fragment' ? 'fragment: kind or source' : 'source';
  const named = statement.speakerId === null ? 'no source found' : `${what} unsure`;
  const unsure = isUnsure(statement) ? `${named} (${statement.confidence.toFixed(2)})` : null;
  const unrecorded = isUnrecorded(statement) ? 'not in the record' : null;
  return [unrecorded, contested, unsure].filter((part) => part !== null).join('; ');
}

/** The speakers that the outlets name, a body and who speaks for it counted once; two at least, as they disagree. */
function countSpeakers(lookup: Lookup, { occurrences }: Statement): number {
  const sides: string[] = [];
  for (const { speakerId } of occurrences) {
    if (speakerId !== null && !sides.some((side) => side === speakerId || isOneSide(lookup, side, speakerId)))
      sides.push(speakerId);
  }
  return Math.max(2, sides.length);
}
