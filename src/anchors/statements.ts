/**
 * The anchors of statements: which lines go on, merge, split, go or return, and what is minted anew. docs/anchors.md has
 * the states and what happens to them.
 */
import type { LockLine, StatementDraft } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';
import { type Anchorable, type Claim, claimStatements } from './claims.ts';
import { ALGORITHMS, type KeyAlgorithm, mintFree, mintKeys } from './mint.ts';
import { compareAge, retireLines } from './retire.ts';

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

/**
 * Gives every statement its anchor. `generation` is that of what is minted now, by the last of the `algorithms`; every line
 * gets a key by each of them, and none of its ids changes.
 */
export function anchorStatements(
  statements: readonly Anchorable[],
  lock: readonly LockLine[],
  generation: number,
  algorithms = ALGORITHMS,
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
  mintAnchors(statements, anchors, lines, generation, algorithms.at(-1));
  recordSplits(claims, statements, anchors, claimed, lines);
  retireLines(lock, claims, lines);
  const keyed = [...lines.values()].map((line) => ({ ...line, keys: mintKeys(line.text, algorithms, line.keys) }));
  return { anchors, lines: keyed };
}

function continueLine(line: LockLine, { draft, words, speaker, articles }: Anchorable): LockLine {
  const history = [...line.former, line.text].filter((text) => keyK2(text) !== words);
  return {
    ...line,
    status: 'active',
    text: draft.text,
    speaker,
    articles,
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
  algorithm: KeyAlgorithm | undefined,
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
    const id = mintFree(statement.draft.text, (taken) => lines.has(taken), algorithm);
    anchors[index] = id;
    const line: LockLine = {
      id,
      of: 'statement',
      status: 'active',
      generation,
      text: statement.draft.text,
      speaker: statement.speaker,
      articles: statement.articles,
      keys: {},
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
