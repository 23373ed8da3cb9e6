/**
 * Which statement each line of the lock goes on with. docs/anchors.md has the rules; in short: the words decide, then the
 * articles it was last seen in, then the speaker, then the size.
 */
import type { LockLine, StatementDraft } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';
import { findContested } from './contest.ts';
import type { NumberWords } from './numbering.ts';
import { compareAge } from './retire.ts';

/** A statement as the anchors see it. */
export interface Anchorable {
  readonly draft: StatementDraft;
  /** The words of the shown text, by their number. */
  readonly words: number;
  /** The words of every wording it is printed in between quotation marks, the shown one first; each once. */
  readonly wordings: readonly number[];
  /** Permanent id of its speaker. */
  readonly speaker: string | null;
  /** Ids of its articles, sorted. */
  readonly articles: readonly string[];
}

/** A line of the lock with the words it has and had. */
export interface Claimant {
  readonly line: LockLine;
  readonly words: number;
  readonly former: readonly number[];
}

/** The statement a line goes on with, and all that hold words it ever had (both as indices). */
export interface Claim {
  readonly claimant: Claimant;
  readonly best: number;
  readonly all: readonly number[];
}

/** What all claims look things up in. */
interface Places {
  readonly statements: readonly Anchorable[];
  /** Statements by the words they are shown in, and by every wording. */
  readonly shown: Index;
  readonly printed: Index;
  /** How many lines, aliases aside, have these words now. */
  readonly rivals: readonly (number | undefined)[];
}

/** Statements by the numbers of words. */
type Index = readonly (readonly number[] | undefined)[];

const NONE: readonly never[] = [];

/** Reads the words of a line. */
export function toClaimant(line: LockLine, numberWords: NumberWords): Claimant {
  const former = line.former.length === 0 ? NONE : line.former.map(numberWords);
  return { line, words: numberWords(line.text), former };
}

/**
 * For each line whose words are still printed, the statement that goes on under it. Several lines may claim one statement:
 * then they merge. A line without an entry is left without words.
 */
export function claimStatements(statements: readonly Anchorable[], claimants: readonly Claimant[]): Map<string, Claim> {
  if (claimants.length === 0) return new Map(); // a first build looks nothing up
  const own = claimants.filter(({ line }) => line.status !== 'alias');
  const places = findPlaces(statements, own);
  const taken = pairShown(own, places);
  const holders = new Set(taken.values());
  const claims = new Map<string, Claim>();
  const claim = (claimant: Claimant, best: number | null): void => {
    if (best !== null) claims.set(claimant.line.id, { claimant, best, all: listUnder(claimant, places.printed) });
  };
  for (const claimant of own) claim(claimant, taken.get(claimant.line) ?? findHolder(claimant, places, holders));
  for (const claimant of claimants) {
    if (claimant.line.status !== 'alias') continue;
    const own = findOwn(claimant, places, holders);
    const target = claims.get(claimant.line.to ?? '')?.best ?? -1;
    const stays = statements[target]?.wordings.includes(claimant.words) ?? false;
    if (own !== null) holders.add(own);
    claim(claimant, own ?? (stays ? target : findHolder(claimant, places, holders)));
  }
  return claims;
}

function findPlaces(statements: readonly Anchorable[], claimants: readonly Claimant[]): Places {
  const [shown, printed]: [number[][], number[][]] = [[], []];
  statements.forEach(({ words, wordings }, index) => {
    enter(shown, words, index);
    for (const wording of wordings) enter(printed, wording, index);
  });
  const rivals: number[] = [];
  for (const { words } of claimants) rivals[words] = (rivals[words] ?? 0) + 1;
  return { statements, shown, printed, rivals };
}

function enter(lists: number[][], words: number, index: number): void {
  const list = lists[words];
  if (list) list.push(index);
  else lists[words] = [index];
}

/** The statements that stand under the words a line has or had, each once. */
function listUnder({ words, former }: Claimant, index: Index): readonly number[] {
  const now = index[words] ?? NONE;
  return former.length === 0 ? now : [...new Set([now, ...former.map((own) => index[own] ?? NONE)].flat())];
}

/** How many of the line's articles print the statement. */
function countShared({ articles }: LockLine, statement: Anchorable | undefined): number {
  return statement?.articles.filter((article) => articles.includes(article)).length ?? 0;
}

/** A line beside a statement that is shown in words it has or had; the higher rank goes first. */
interface Pair {
  readonly line: LockLine;
  readonly index: number;
  readonly rank: readonly number[];
}

/** Lines and statements one for one, by the words that the statement is shown in; the best fits first. */
function pairShown(claimants: readonly Claimant[], places: Places): Map<LockLine, number> {
  const taken = new Map<LockLine, number>();
  const pairs: Pair[] = [];
  const candidates = claimants.map((claimant) => listUnder(claimant, places.shown));
  const isContested = findContested(candidates, places.statements.length);
  claimants.forEach((claimant, i) => {
    const own = candidates[i] ?? NONE;
    if (!isContested[i]) {
      if (own[0] !== undefined) taken.set(claimant.line, own[0]);
    } else for (const pair of rankShown(claimant, own, places)) pairs.push(pair);
  });
  const content = (index: number): string => contentOf(places.statements[index]);
  pairs.sort(
    (a, b) =>
      compareRanks(b.rank, a.rank) ||
      compareAge(a.line, b.line) ||
      compareText(content(a.index), content(b.index)) ||
      a.index - b.index,
  );
  const used = new Set<number>();
  for (const { line, index } of pairs) {
    if (taken.has(line) || used.has(index)) continue;
    taken.set(line, index);
    used.add(index);
  }
  return taken;
}

/**
 * Where a line is the only one of its words, several statements in them are parts of what it was: the larger part is the
 * one that more of its articles print. Where the articles of its speaker have other names than before they were renamed;
 * and where several lines have the words, ids must not be exchanged: then the speaker comes first.
 */
function rankShown({ line, words }: Claimant, candidates: readonly number[], { statements, rivals }: Places): Pair[] {
  const isSame = (index: number): boolean => statements[index]?.speaker === line.speaker;
  const shared = new Map(candidates.map((index) => [index, countShared(line, statements[index])]));
  const same = candidates.filter(isSame);
  const isRenamed = same.length > 0 && same.every((index) => shared.get(index) === 0);
  const bySpeaker = isRenamed || (rivals[words] ?? 0) > 1;
  return candidates.map((index) => {
    const statement = statements[index];
    const isOthers = statement?.words !== words && (rivals[statement?.words ?? -1] ?? 0) > 0;
    const first = bySpeaker && isSame(index) ? 1 : 0;
    const sizes = [statement?.draft.counts.outlets ?? 0, statement?.draft.occurrences.length ?? 0];
    return {
      line,
      index,
      rank: [isOthers ? 0 : 1, first, shared.get(index) ?? 0, isSame(index) ? 1 : 0, ...sizes],
    };
  });
}

/**
 * The statement that holds a line's words without being the line's own: it prints them as another wording, or goes on
 * under another line. One that others are shown in takes it up only where they share an article.
 */
function findHolder({ line, words, former }: Claimant, places: Places, holders: ReadonlySet<number>): number | null {
  const { statements, printed } = places;
  const ranked = [words, ...former].flatMap((own, age) =>
    (printed[own] ?? []).map((index) => ({ own, age: Math.min(age, 1), index })),
  );
  const candidates = ranked
    .map(({ own, age, index }) => {
      const statement = statements[index];
      return { own, age, index, statement, shared: countShared(line, statement) };
    })
    .filter(({ own, age, index, statement, shared }) => {
      const isTaken = holders.has(index) && (age > 0 || statement?.words === own);
      return shared > 0 || !isTaken;
    });
  candidates.sort(
    (a, b) =>
      a.age - b.age ||
      Number(b.statement?.words === b.own) - Number(a.statement?.words === a.own) ||
      b.shared - a.shared ||
      Number(b.statement?.speaker === line.speaker) - Number(a.statement?.speaker === line.speaker) ||
      (b.statement?.draft.counts.outlets ?? 0) - (a.statement?.draft.counts.outlets ?? 0) ||
      (b.statement?.draft.occurrences.length ?? 0) - (a.statement?.draft.occurrences.length ?? 0) ||
      compareText(contentOf(a.statement), contentOf(b.statement)),
  );
  return candidates[0]?.index ?? null;
}

/** The statement in an alias's words that no line goes on with, of its speaker or in its articles: what was merged came apart. */
function findOwn(
  { line, words }: Claimant,
  { statements, shown }: Places,
  holders: ReadonlySet<number>,
): number | null {
  const free = (shown[words] ?? []).filter((index) => !holders.has(index));
  const ranked = free
    .map((index) => ({
      index,
      shared: countShared(line, statements[index]),
      same: statements[index]?.speaker === line.speaker,
    }))
    .filter(({ shared, same }) => shared > 0 || same);
  ranked.sort(
    (a, b) =>
      Number(b.same) - Number(a.same) ||
      b.shared - a.shared ||
      compareText(contentOf(statements[a.index]), contentOf(statements[b.index])),
  );
  return ranked[0]?.index ?? null;
}

function contentOf(statement: Anchorable | undefined): string {
  return [keyK2(statement?.draft.text ?? ''), statement?.speaker, ...(statement?.articles ?? [])].join('\0');
}

/** Compares two ranks number by number. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}
