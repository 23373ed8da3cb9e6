/**
 * The ids of speakers and documents: slugs that stay, whatever the name or the label becomes. A speaker is known again
 * by its name, or by another form of it together with the statements it had; a document by the statements it holds.
 */
import type { LockLine } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';
import { compareRanks } from './claims.ts';
import { findContested } from './contest.ts';
import type { NumberWords } from './numbering.ts';
import { compareAge, retireLines } from './retire.ts';

/** Under this the lock keeps the anchors that a document holds. It is no hash, and no algorithm of `mint.ts` changes it. */
const HOLDINGS = 'q1';

/** The anchors that a document held when the lock was written. */
export function listHoldings({ keys }: LockLine): string[] {
  return (keys[HOLDINGS] ?? '').split(' ').filter((id) => id !== '');
}

/** What stands for a statement: its anchor, or the number of its words. */
export type StatementKey = string | number;

/** A speaker or document that needs a permanent id. */
export interface Named {
  /** The slug it would get today. */
  readonly id: string;
  /** Name or label. */
  readonly text: string;
  /** Other forms of the name; none for a document. */
  readonly forms: readonly string[];
  /** Permanent id of a document's author. */
  readonly speaker: string | null;
  /** Sorted ids. */
  readonly articles: readonly string[];
  /** The statements it has, in the terms of `heldBy`. */
  readonly statements: ReadonlySet<StatementKey>;
  /** What the lock keeps to know it again. */
  readonly key: string | null;
  /** What is added to the slug where it is taken. */
  readonly suffix: string;
}

/** The permanent id of each, in the order given, and all lines of the kind by their ids. */
export interface AnchoredNames {
  readonly ids: readonly string[];
  readonly lines: ReadonlyMap<string, LockLine>;
}

/** A line of the lock beside what it may belong to, by its index, and how many statements they share. */
export interface Meeting {
  readonly named: Named;
  readonly index: number;
  readonly line: LockLine;
  readonly statements: number;
}

/** In how many articles both are. */
function countArticles({ named, line }: Meeting): number {
  return line.articles.filter((article) => named.articles.includes(article)).length;
}

/** How well the two fit, 0 for not at all; what fits equally is told apart by statements, articles and slug. */
export type Fit = (meeting: Meeting) => number;

/** A named speaker by name, by a form that it goes by in the same articles, or by a shorter or longer one where the statements agree. */
export const fitSpeaker: Fit = (meeting) => {
  const { named, line, statements } = meeting;
  const names = [line.text, ...line.former].map(keyK2);
  // What was merged goes back to its own when the names are two again.
  if (names[0] === keyK2(named.text)) return line.status === 'alias' && line.id === named.id ? 4 : 3;
  if (names.includes(keyK2(named.text))) return 2;
  const forms = [named.text, ...named.forms].map(keyK2);
  const akin = names.some((name) => forms.some((form) => isPartOf(name, form) || isPartOf(form, name)));
  const isForm = forms.includes(names[0] ?? '') && countArticles(meeting) > 0;
  return isForm || (akin && statements > 0) ? 1 : 0;
};

/** An unnamed speaker ("a senior aide") of one article is not that of another. */
export const fitUnnamed: Fit = (meeting) =>
  meeting.named.id === meeting.line.id || (countArticles(meeting) > 0 && fitSpeaker(meeting) > 0) ? 1 : 0;

/** A document by the statements it holds; one that holds none, by its label where the line held none either. */
export const fitDocument: Fit = ({ named, line, statements }) => {
  const isSame = line.text === named.text;
  if (statements > 0) return isSame ? 2 : 1;
  return isSame && named.statements.size === 0 && listHoldings(line).length === 0 ? 1 : 0;
};

function isPartOf(part: string, whole: string): boolean {
  const words = whole.split(' ');
  return part !== '' && part.split(' ').every((word) => words.includes(word));
}

/** Gives every speaker or every document its id. `generation` is that of what is minted now. */
export function anchorNames(
  of: 'speaker' | 'document',
  named: readonly Named[],
  lock: readonly LockLine[],
  recognition: Recognition,
  generation: number,
): AnchoredNames {
  const lines = new Map(lock.map((line) => [line.id, line]));
  const ids: string[] = named.map(() => '');
  const claims = claimNames(named, lock, recognition);
  claims.forEach((own, index) => {
    const target = named[index];
    const survivor = own.sort(compareAge)[0];
    if (!survivor || !target) return;
    ids[index] = survivor.id;
    lines.set(survivor.id, continueName(survivor, target));
    for (const other of own)
      if (other !== survivor) lines.set(other.id, { ...other, status: 'alias', to: survivor.id });
  });
  const fresh = named.map((_, index) => index).filter((index) => ids[index] === '');
  fresh.sort((a, b) => compareText(named[a]?.id ?? '', named[b]?.id ?? ''));
  for (const index of fresh) {
    const target = named[index];
    if (!target) continue;
    const id = findFree(target, (taken) => lines.has(taken));
    ids[index] = id;
    lines.set(id, startName(id, of, target, generation));
  }
  const before = lock.map(({ id }) => id);
  retireLines(before, new Set(claims.flat().map(({ id }) => id)), lines);
  return { ids, lines };
}

/** How a kind is known again: how well each fits, the statements that a line of the lock had, and the words of names. */
export interface Recognition {
  readonly fitOf: (index: number) => Fit;
  readonly heldBy: (line: LockLine) => Iterable<StatementKey>;
  readonly numberWords: NumberWords;
}

/** A meeting of two that fit, and how well; the higher rank goes first. */
interface Match {
  readonly meeting: Meeting;
  readonly rank: readonly number[];
}

/** The lines that go on with each: one for one, the best fits first; a line left over joins one with which it shares anything. */
function claimNames(named: readonly Named[], lock: readonly LockLine[], recognition: Recognition): LockLine[][] {
  const claims: LockLine[][] = named.map(() => []);
  if (lock.length === 0) return claims; // a first build looks nothing up
  const meet = createMeeting(named, recognition);
  const fits = lock.map((line) => meet(line).filter((meeting) => recognition.fitOf(meeting.index)(meeting) !== 0));
  const isContested = findContested(
    fits.map((own) => own.map(({ index }) => index)),
    named.length,
  );
  const matches: Match[] = [];
  fits.forEach((own, i) => {
    for (const meeting of own) {
      if (isContested[i]) matches.push({ meeting, rank: rankOf(meeting, recognition) });
      else claims[meeting.index]?.push(meeting.line);
    }
  });
  matches.sort(compareMatches);
  const used = new Set<LockLine>();
  for (const { meeting } of matches) {
    if (used.has(meeting.line) || claims[meeting.index]?.length !== 0) continue;
    claims[meeting.index]?.push(meeting.line);
    used.add(meeting.line);
  }
  for (const { meeting } of matches) {
    if (used.has(meeting.line) || (meeting.statements === 0 && countArticles(meeting) === 0)) continue;
    claims[meeting.index]?.push(meeting.line);
    used.add(meeting.line);
  }
  return claims;
}

/** Looks up whom a line may belong to: by id, by name, by statements. */
function createMeeting(
  named: readonly Named[],
  { heldBy, numberWords }: Recognition,
): (line: LockLine) => readonly Meeting[] {
  const [byId, byName] = [new Map<string, number[]>(), new Map<number, number[]>()];
  const byHeld = new Map<StatementKey, number[]>();
  named.forEach(({ id, text, forms, statements }, index) => {
    enter(byId, id, index);
    for (const name of new Set([text, ...forms].map(numberWords))) enter(byName, name, index);
    for (const statement of statements) enter(byHeld, statement, index);
  });
  return (line) => {
    const shared = new Map<number, number>();
    for (const index of byId.get(line.id) ?? []) shared.set(index, 0);
    for (const name of [line.text, ...line.former]) {
      for (const index of byName.get(numberWords(name)) ?? []) shared.set(index, 0);
    }
    for (const statement of heldBy(line)) {
      for (const index of byHeld.get(statement) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const meetings: Meeting[] = [];
    for (const [index, statements] of shared) {
      const own = named[index];
      if (own) meetings.push({ named: own, index, line, statements });
    }
    return meetings;
  };
}

function enter<K>(lists: Map<K, number[]>, key: K, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

function rankOf(meeting: Meeting, { fitOf }: Recognition): number[] {
  const { named, index, line, statements } = meeting;
  return [fitOf(index)(meeting), statements, countArticles(meeting), Number(named.id === line.id)];
}

function compareMatches(a: Match, b: Match): number {
  return (
    compareRanks(b.rank, a.rank) ||
    compareAge(a.meeting.line, b.meeting.line) ||
    compareText(a.meeting.named.id, b.meeting.named.id)
  );
}

function startName(id: string, of: LockLine['of'], target: Named, generation: number): LockLine {
  const { text, speaker, articles } = target;
  const known = { id, of, status: 'active', generation, text, speaker, articles } as const;
  return continueName({ ...known, keys: {}, former: [], to: null, splitInto: [] }, target);
}

function continueName(line: LockLine, { text, speaker, articles, key }: Named): LockLine {
  const isSame = line.former.length === 0 && line.text === text;
  const former = isSame ? line.former : [...new Set([...line.former, line.text])].filter((name) => name !== text);
  const keys = key === null ? {} : { ...line.keys, [HOLDINGS]: key };
  return { ...line, status: 'active', text, speaker, articles, keys, former, to: null };
}

function findFree({ id, suffix }: Named, taken: (id: string) => boolean): string {
  if (!taken(id)) return id;
  if (suffix && !taken(`${id}-${suffix}`)) return `${id}-${suffix}`;
  for (let number = 2; ; number++) if (!taken(`${id}-${number}`)) return `${id}-${number}`;
}
