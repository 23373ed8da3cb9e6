/**
 * The anchors of statements: which lines go on, merge, split, go or return, and what is minted anew. docs/anchors.md has
 * the states and what happens to them.
 */
import type { LockLine, StatementDraft } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';
import { type Anchorable, type Claim, type Claimant, claimStatements } from './claims.ts';
import { ALGORITHMS, type KeyAlgorithm, mintFree, mintKeys } from './mint.ts';
import type { NumberWords } from './numbering.ts';
import { compareAge, retireLines } from './retire.ts';

/** The anchor of each statement, and all lines of statements by their ids. */
export interface AnchoredStatements {
  readonly anchors: readonly string[];
  readonly lines: ReadonlyMap<string, LockLine>;
}

/** What anchors need to know of a draft, given the number of its words; `speaker` is the permanent id. */
export function toAnchorable(
  draft: StatementDraft,
  words: number,
  speaker: string | null,
  numberWords: NumberWords,
): Anchorable {
  const wordings = [words];
  const articles: string[] = [];
  for (const { text, articleId, relation, quotation, changes } of draft.occurrences) {
    if (articles.at(-1) !== articleId) articles.push(articleId);
    // A verbatim occurrence has the words that are shown.
    if (relation === 'verbatim' || quotation === null || changes[0]?.type === 'splice') continue;
    const own = numberWords(text);
    if (!wordings.includes(own)) wordings.push(own);
  }
  const printed = draft.printed === undefined ? words : numberWords(draft.printed);
  if (!wordings.includes(printed)) wordings.push(printed);
  return { draft, words, wordings, speaker, articles: articles.length < 2 ? articles : sortOnce(articles) };
}

/** The ids sorted, each once. */
export function sortOnce(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort(compareText);
}

/**
 * Gives every statement its anchor. `generation` is that of what is minted now, by the last of the `algorithms`; every line
 * gets a key by each of them, and none of its ids changes.
 */
export function anchorStatements(
  statements: readonly Anchorable[],
  lock: readonly Claimant[],
  numberWords: NumberWords,
  generation: number,
  algorithms = ALGORITHMS,
): AnchoredStatements {
  const before = lock.map(({ line }) => line.id);
  const lines = new Map(lock.map(({ line }) => [line.id, line]));
  const claims = claimStatements(statements, lock);
  const anchors: string[] = statements.map(() => '');
  const claimed = new Map<number, Claimant[]>();
  for (const { best, claimant } of claims.values()) {
    const list = claimed.get(best);
    if (list) list.push(claimant);
    else claimed.set(best, [claimant]);
  }
  for (const [statement, own] of claimed) {
    const survivor = own.sort((a, b) => compareAge(a.line, b.line))[0];
    const target = statements[statement];
    if (!survivor || !target) continue;
    const { id } = survivor.line;
    anchors[statement] = id;
    lines.set(id, continueLine(survivor, target, numberWords));
    for (const { line } of own) if (line.id !== id) lines.set(line.id, { ...line, status: 'alias', to: id });
  }
  mintAnchors(statements, anchors, lines, generation, algorithms.at(-1));
  recordSplits(claims, statements, anchors, claimed, lines);
  retireLines(before, claims, lines);
  for (const [id, line] of lines) {
    const keyed = mintMissing(line, algorithms);
    if (keyed !== line) lines.set(id, keyed);
  }
  return { anchors, lines };
}

/** A line with the keys of its text by all algorithms: nearly always it has them. */
function mintMissing(line: LockLine, algorithms: readonly KeyAlgorithm[]): LockLine {
  const minted = mintKeys(line.text, algorithms);
  const isKeyed = algorithms.every(({ version }) => line.keys[version] === minted[version]);
  return isKeyed ? line : { ...line, keys: { ...line.keys, ...minted } };
}

function continueLine(
  { line: { id, of, generation, text: before, keys, former, splitInto }, words: had }: Claimant,
  { draft: { text, printed }, words, speaker, articles }: Anchorable,
  numberWords: NumberWords,
): LockLine {
  const isSame = former.length === 0 && had === words && printed === undefined;
  const history = isSame ? former : listFormer([...former, before, printed ?? text], words, numberWords);
  const status = 'active';
  return { id, of, status, generation, text, speaker, articles, keys, former: history, to: null, splitInto };
}

/** The texts of other words than those of now, each words' first. */
function listFormer(texts: readonly string[], words: number, numberWords: NumberWords): string[] {
  const seen = new Set([words]);
  return texts.filter((text) => {
    const own = numberWords(text);
    return !seen.has(own) && seen.add(own);
  });
}

/** New anchors; at equal words the statement with more occurrences gets the shorter one, then the speaker's name decides. */
function mintAnchors(
  statements: readonly Anchorable[],
  anchors: string[],
  lines: Map<string, LockLine>,
  generation: number,
  algorithm: KeyAlgorithm | undefined,
): void {
  const fresh = statements.flatMap((statement, index) => {
    if (anchors[index] !== '') return [];
    return { index, statement, words: keyK2(statement.draft.text), articles: statement.articles.join('\0') };
  });
  fresh.sort(
    (a, b) =>
      b.statement.draft.occurrences.length - a.statement.draft.occurrences.length ||
      compareText(a.statement.speaker ?? '', b.statement.speaker ?? '') ||
      compareText(a.words, b.words) ||
      compareText(a.articles, b.articles),
  );
  for (const { index, statement } of fresh) {
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
      // Shown in the words of a record, it is known by the printed ones again when the record is taken away.
      former: statement.draft.printed === undefined ? [] : [statement.draft.printed],
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
  claimed: ReadonlyMap<number, unknown>,
  lines: Map<string, LockLine>,
): void {
  for (const [id, { claimant, best, all }] of claims) {
    const line = all.length < 2 ? undefined : lines.get(id);
    if (line?.status !== 'active') continue;
    const before = claimant.line;
    const parts = all.filter((index) => {
      const shares = statements[index]?.articles.some((article) => before.articles.includes(article));
      return index !== best && !claimed.has(index) && shares;
    });
    if (parts.length === 0) continue;
    const splitInto = new Set([...line.splitInto, ...parts.map((index) => anchors[index] ?? '')]);
    lines.set(id, { ...line, splitInto: [...splitInto].sort(compareText) });
  }
}
