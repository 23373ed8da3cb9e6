/**
 * The anchors of statements: which line of the lock a statement goes on, which lines merge, split, go or return, and
 * what is minted anew. docs/anchors.md has the rules.
 */
import type { LockLine, StatementDraft } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';
import { KEY_VERSION, mintFree, mintFromWords } from './mint.ts';
import { compareAge, retireLines } from './retire.ts';

/** A statement as the anchors see it. */
export interface Anchorable {
  readonly draft: StatementDraft;
  /** The words of the shown text, joined by one space. */
  readonly words: string;
  /** The words of every wording it is printed in between quotation marks, the shown one included. */
  readonly wordings: ReadonlySet<string>;
  /** Permanent id of its speaker. */
  readonly speaker: string | null;
  /** Ids of its articles, sorted. */
  readonly articles: readonly string[];
}

/** The anchor of each statement, and all lines of statements. */
export interface AnchoredStatements {
  readonly anchors: readonly string[];
  readonly lines: readonly LockLine[];
}

/** What anchors need to know of a draft; `speaker` is the permanent id. */
export function toAnchorable(draft: StatementDraft, speaker: string | null): Anchorable {
  const wordings = new Set([keyK2(draft.text)]);
  for (const { text, quotation, changes } of draft.occurrences) {
    if (quotation !== null && changes[0]?.type !== 'splice') wordings.add(keyK2(text));
  }
  const articles = [...new Set(draft.occurrences.map(({ articleId }) => articleId))].sort(compareText);
  return { draft, words: keyK2(draft.text), wordings, speaker, articles };
}

/** Gives every statement its anchor. `generation` is that of what is minted now. */
export function anchorStatements(
  statements: readonly Anchorable[],
  lock: readonly LockLine[],
  generation: number,
): AnchoredStatements {
  const lines = new Map(lock.map((line) => [line.id, line]));
  const claims = claimStatements(statements, lock);
  const anchors: string[] = statements.map(() => '');
  const claimed = new Map<number, LockLine[]>();
  for (const [id, { best }] of claims) {
    const line = lines.get(id);
    if (!line) continue;
    const list = claimed.get(best);
    if (list) list.push(line);
    else claimed.set(best, [line]);
  }
  for (const [statement, own] of claimed) {
    const survivor = own.sort(compareAge)[0];
    const target = statements[statement];
    if (!survivor || !target) continue;
    anchors[statement] = survivor.id;
    lines.set(survivor.id, continueLine(survivor, target));
    for (const other of own)
      if (other !== survivor) lines.set(other.id, { ...other, status: 'alias', to: survivor.id });
  }
  mintAnchors(statements, anchors, lines, generation);
  recordSplits(claims, statements, anchors, claimed, lines);
  retireLines(lock, claims, lines);
  return { anchors, lines: [...lines.values()] };
}

interface Claim {
  readonly best: number;
  readonly all: readonly number[];
}

/**
 * For each line whose words are still printed, the statement that goes on under it, and all that hold its words. An alias
 * stays where it leads as long as its words are there.
 */
function claimStatements(statements: readonly Anchorable[], lock: readonly LockLine[]): Map<string, Claim> {
  const holders = new Map<string, number[]>();
  statements.forEach(({ wordings }, index) => {
    for (const words of wordings) {
      const list = holders.get(words);
      if (list) list.push(index);
      else holders.set(words, [index]);
    }
  });
  const owners = new Map<string, Set<string | null>>();
  for (const { text, speaker } of lock) {
    const words = keyK2(text);
    owners.set(words, (owners.get(words) ?? new Set()).add(speaker));
  }
  const claims = new Map<string, Claim>();
  const twins = matchTwins(statements, lock);
  const claim = (line: LockLine): void => {
    const words = keyK2(line.text);
    const isOthers = (index: number): boolean => {
      const speaker = statements[index]?.speaker ?? null;
      return (
        statements[index]?.words === words && speaker !== line.speaker && (owners.get(words)?.has(speaker) ?? false)
      );
    };
    const now = (holders.get(words) ?? []).filter((index) => !isOthers(index));
    const before = line.former.flatMap((text) => holders.get(keyK2(text)) ?? []);
    const all = [...new Set([...now, ...before])];
    const best = twins.get(line.id) ?? chooseLargest(all, statements, line, words);
    if (best !== null) claims.set(line.id, { best, all });
  };
  for (const line of lock) if (line.status !== 'alias') claim(line);
  for (const line of lock) {
    if (line.status !== 'alias') continue;
    const target = claims.get(line.to ?? '')?.best;
    if (target !== undefined && statements[target]?.wordings.has(keyK2(line.text)))
      claims.set(line.id, { best: target, all: [target] });
    else claim(line);
  }
  return claims;
}

/**
 * Statements of equal words and speaker (two unattributed stock phrases) are told apart by their articles, and where
 * those were renamed by their order: as many lines go on as there are statements.
 */
function matchTwins(statements: readonly Anchorable[], lock: readonly LockLine[]): Map<string, number> {
  const key = (words: string, speaker: string | null): string => `${words}\0${speaker}`;
  const groups = new Map<string, number[]>();
  statements.forEach(({ words, speaker }, index) => {
    groups.set(key(words, speaker), [...(groups.get(key(words, speaker)) ?? []), index]);
  });
  const matched = new Map<string, number>();
  const own = new Map<string, LockLine[]>();
  for (const line of lock) {
    const group = key(keyK2(line.text), line.speaker);
    if (line.status !== 'alias' && (groups.get(group)?.length ?? 0) > 1)
      own.set(group, [...(own.get(group) ?? []), line]);
  }
  for (const [group, lines] of own) {
    const free = new Set(groups.get(group));
    const shared = (line: LockLine, index: number): number =>
      statements[index]?.articles.filter((article) => line.articles.includes(article)).length ?? 0;
    const order = (index: number): string => statements[index]?.articles.join('\0') ?? '';
    const fits = lines.flatMap((line) => [...free].map((index) => ({ line, index, shared: shared(line, index) })));
    fits.sort(
      (a, b) => b.shared - a.shared || compareAge(a.line, b.line) || compareText(order(a.index), order(b.index)),
    );
    for (const { line, index } of fits) {
      if (matched.has(line.id) || !free.has(index)) continue;
      matched.set(line.id, index);
      free.delete(index);
    }
  }
  return matched;
}

/**
 * Of several statements that hold a line's words: the one shown in these words, of the same speaker before any other;
 * else, and between equals, the larger part, by outlets and then by occurrences.
 */
function chooseLargest(
  candidates: readonly number[],
  statements: readonly Anchorable[],
  line: LockLine,
  words: string,
): number | null {
  const tier = (index: number): number => {
    const statement = statements[index];
    return statement?.words !== words ? 2 : statement.speaker === line.speaker ? 0 : 1;
  };
  const size = (index: number): number => statements[index]?.draft.counts.outlets ?? 0;
  const parts = (index: number): number => statements[index]?.draft.occurrences.length ?? 0;
  const content = (index: number): string => `${statements[index]?.words}\0${statements[index]?.speaker}`;
  const ranked = [...candidates].sort(
    (a, b) => tier(a) - tier(b) || size(b) - size(a) || parts(b) - parts(a) || compareText(content(a), content(b)),
  );
  return ranked[0] ?? null;
}

function continueLine(line: LockLine, { draft, words, speaker, articles }: Anchorable): LockLine {
  const history = [...line.former, line.text].filter((text) => keyK2(text) !== words);
  return {
    ...line,
    status: 'active',
    text: draft.text,
    speaker,
    articles,
    keys: { ...line.keys, [KEY_VERSION]: mintFromWords(words) },
    former: history.filter((text, i) => history.findIndex((other) => keyK2(other) === keyK2(text)) === i),
    to: null,
  };
}

/** New anchors; at equal words the statement with more occurrences gets the shorter one, then the speaker's name decides. */
function mintAnchors(
  statements: readonly Anchorable[],
  anchors: string[],
  lines: Map<string, LockLine>,
  generation: number,
): void {
  const fresh = statements.map((_, index) => index).filter((index) => anchors[index] === '');
  const order = (index: number): Anchorable | undefined => statements[index];
  fresh.sort(
    (a, b) =>
      (order(b)?.draft.occurrences.length ?? 0) - (order(a)?.draft.occurrences.length ?? 0) ||
      compareText(order(a)?.speaker ?? '', order(b)?.speaker ?? '') ||
      compareText(order(a)?.words ?? '', order(b)?.words ?? '') ||
      compareText(order(a)?.articles.join('\0') ?? '', order(b)?.articles.join('\0') ?? ''),
  );
  for (const index of fresh) {
    const statement = statements[index];
    if (!statement) continue;
    const id = mintFree(statement.words, (taken) => lines.has(taken));
    anchors[index] = id;
    const line: LockLine = {
      id,
      of: 'statement',
      status: 'active',
      generation,
      text: statement.draft.text,
      speaker: statement.speaker,
      articles: statement.articles,
      keys: { [KEY_VERSION]: mintFromWords(statement.words) },
      former: [],
      to: null,
      splitInto: [],
    };
    lines.set(id, line);
  }
}

/** Where words that a line covered in its articles now stand under a new anchor too, the line tells of it. */
function recordSplits(
  claims: ReadonlyMap<string, Claim>,
  statements: readonly Anchorable[],
  anchors: readonly string[],
  claimed: ReadonlyMap<number, readonly LockLine[]>,
  lines: Map<string, LockLine>,
): void {
  for (const [id, { best, all }] of claims) {
    const line = lines.get(id);
    if (line?.status !== 'active' || all.length < 2) continue;
    const before = claimed.get(best)?.find((old) => old.id === id);
    const parts = all.filter((index) => {
      const shares = statements[index]?.articles.some((article) => before?.articles.includes(article));
      return index !== best && !claimed.has(index) && shares;
    });
    if (parts.length === 0) continue;
    const splitInto = new Set([...line.splitInto, ...parts.map((index) => anchors[index] ?? '')]);
    lines.set(id, { ...line, splitInto: [...splitInto].sort(compareText) });
  }
}
