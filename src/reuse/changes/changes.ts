/** What an outlet changed in a statement: each change typed and graded, declared or silent, the gravest first. */
import type { Change, ChangeType } from '../../model.ts';
import type { Alignment, Hunk } from './align.ts';
import { type Enclosed, enclosedIn, widen } from './brackets.ts';
import { type IsName, plainWords, typeWords } from './change-types.ts';
import { hasEllipsis } from './declared.ts';
import { between, clip } from './edges.ts';
import { gradeChange, SEVERITIES } from './severity.ts';

/** The order in which changes of one severity are shown. */
export const CHANGE_RANK: readonly ChangeType[] = [
  'negation',
  'number',
  'name',
  'splice',
  'cut',
  'substituted',
  'order',
  'tense',
  'dropped',
  'added',
  'bracketed',
  'ellipsis',
  'spelling',
];

/** A change before it is graded. */
type Typed = Omit<Change, 'severity' | 'reason'>;

/** The changes from the statement's text to the occurrence's, as its alignment shows them. */
export function typeChanges(alignment: Alignment, isName: IsName): Change[] {
  const changes: Typed[] = [];
  for (const { hunk, moved } of joinMoved(alignment)) {
    if (moved) {
      changes.push(changeOf(alignment, hunk, 'order', false));
      continue;
    }
    const left = clip(alignment, hunk);
    if (left) changes.push(...typeHunk(alignment, left, isName));
  }
  return rankChanges(changes.map((change) => gradeChange(change, isName)));
}

/**
 * The words at the edges of an occurrence that `typeChanges` takes for other words of the speaker, as changes: those that are
 * nowhere else, as `isThere` knows.
 */
export function findForeign(alignment: Alignment, isName: IsName, isThere: (words: string) => boolean): Change[] {
  const added = alignment.hunks
    .filter((hunk) => hunk.fromStart === hunk.fromEnd && hunk.toStart < hunk.toEnd && clip(alignment, hunk) === null)
    .map((hunk) => changeOf(alignment, hunk, 'added', false));
  return added.filter(({ to }) => !isThere(to)).map((change) => gradeChange(change, isName));
}

/** Sorted by severity, then by rank; changes alike in both stay in the order of the text. */
export function rankChanges(changes: readonly Change[]): Change[] {
  const rank = ({ severity, type }: Change): number =>
    SEVERITIES.indexOf(severity) * CHANGE_RANK.length + CHANGE_RANK.indexOf(type);
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

/** Neighbouring hunks that hold the same words in another order are one; so are words dropped here and added there. */
function joinMoved({ from, to, hunks }: Alignment): { hunk: Hunk; moved: boolean }[] {
  const result: { hunk: Hunk; moved: boolean }[] = [];
  for (let i = 0; i < hunks.length; i++) {
    const first = hunks[i];
    if (!first) continue;
    let joined: Hunk | null = null;
    for (let k = i; k < hunks.length && !joined; k++) {
      const last = hunks[k] ?? first;
      const whole = { ...first, fromEnd: last.fromEnd, toEnd: last.toEnd, replaced: [] };
      const length = whole.fromEnd - whole.fromStart;
      if (length < 2 || length !== whole.toEnd - whole.toStart) continue;
      const left = plainWords(from, whole.fromStart, whole.fromEnd);
      const right = plainWords(to, whole.toStart, whole.toEnd);
      if (left.sort().join(' ') !== right.sort().join(' ')) continue;
      joined = whole;
      i = k;
    }
    result.push({ hunk: joined ?? first, moved: joined !== null });
  }
  return result;
}

function changeOf(alignment: Alignment, hunk: Hunk, type: ChangeType, declared: boolean): Typed {
  const from = cutPrinted(alignment.fromText, alignment.from, hunk.fromStart, hunk.fromEnd);
  const to = cutPrinted(alignment.toText, alignment.to, hunk.toStart, hunk.toEnd);
  return { type, from, to: type === 'ellipsis' && to === '' ? '…' : to, declared };
}

/** Some words as they are printed, with the brackets around them. */
function cutPrinted(text: string, words: Alignment['from'], start: number, end: number): string {
  const [first, last] = [words[start], words[end - 1]];
  if (end <= start || !first || !last) return '';
  const open = /[[(]/.test(text[first.start - 1] ?? '') ? 1 : 0;
  const close = /[\])]/.test(text[last.end] ?? '') ? 1 : 0;
  return text.slice(first.start - open, last.end + close);
}

function typeHunk(alignment: Alignment, hunk: Hunk, isName: IsName): Typed[] {
  const { to, toText } = alignment;
  const enclosed = enclosedIn(alignment, hunk);
  if (enclosed) return typeEnclosed(alignment, hunk, enclosed, isName);
  if (hunk.toStart === hunk.toEnd && hasEllipsis(between(toText, to, hunk.toStart))) {
    return [changeOf(alignment, hunk, 'ellipsis', true)];
  }
  if (hunk.fromStart === hunk.fromEnd && hunk.toStart === hunk.toEnd) return [];
  const whole = typeWords(alignment, hunk, isName);
  // Words that stand one for one are told one by one; anything else is one change, as a reader would see it.
  const isEven =
    hunk.replaced.length === hunk.fromEnd - hunk.fromStart && hunk.replaced.length === hunk.toEnd - hunk.toStart;
  if (whole !== 'substituted' || !isEven) return [changeOf(alignment, hunk, whole, false)];
  return typePairs(alignment, hunk, isName);
}

/** The part in brackets is one change, what stands beside it others. */
function typeEnclosed(alignment: Alignment, hunk: Hunk, { inside, isWhole }: Enclosed, isName: IsName): Typed[] {
  if (isWhole) return [changeOf(alignment, widen(alignment, hunk), 'bracketed', true)];
  const { fromStart, fromEnd, toStart, toEnd } = inside;
  const rest = [
    { ...hunk, fromEnd: fromStart, toEnd: toStart },
    { ...hunk, fromStart: fromEnd, toStart: toEnd },
  ].filter((part) => part.fromStart < part.fromEnd || part.toStart < part.toEnd);
  const own = changeOf(alignment, widen(alignment, inside), 'bracketed', true);
  return [own, ...rest.flatMap((part) => typeHunk(alignment, { ...part, replaced: pairsIn(part, hunk) }, isName))];
}

/** Words that stand one for one: those of a type of their own apart, the others together. */
function typePairs(alignment: Alignment, hunk: Hunk, isName: IsName): Typed[] {
  const changes: Typed[] = [];
  let { fromStart, toStart } = hunk;
  const flush = (fromEnd: number, toEnd: number): void => {
    if (fromEnd === fromStart && toEnd === toStart) return;
    const rest = { fromStart, fromEnd, toStart, toEnd, replaced: [] };
    changes.push(changeOf(alignment, rest, typeWords(alignment, rest, isName), false));
  };
  for (const [i, k] of hunk.replaced) {
    const pair = { fromStart: i, fromEnd: i + 1, toStart: k, toEnd: k + 1, replaced: [] };
    const type = typeWords(alignment, pair, isName);
    if (type === 'substituted') continue;
    flush(i, k);
    changes.push(changeOf(alignment, pair, type, false));
    [fromStart, toStart] = [i + 1, k + 1];
  }
  flush(hunk.fromEnd, hunk.toEnd);
  return changes;
}

const pairsIn = (part: Hunk, whole: Hunk): Hunk['replaced'] =>
  whole.replaced.filter(([i, k]) => i >= part.fromStart && i < part.fromEnd && k >= part.toStart && k < part.toEnd);
