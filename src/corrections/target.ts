/** Which statement a correction means: by its words, and by its anchor where the lock file knows it. */
import type { LockLine, Occurrence, Speaker, StatementDraft } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';

/** What a correction names. */
export interface Target {
  readonly anchor?: string | undefined;
  readonly words?: string | undefined;
  /** Ids of articles that print it: they tell statements of equal words apart. */
  readonly in?: readonly string[] | undefined;
  /** The speaker as it was read before anything was corrected: tells them apart too, whatever the articles are called. */
  readonly was?: string | null | undefined;
}

/** The number of a statement, or why there is none: a sentence's end, "the words are printed no more". */
export type FoundTarget = { readonly index: number } | { readonly problem: string };

/** Finds the statement that a target means. */
export type FindTarget = (target: Target) => FoundTarget;

/** What the lock file knows of anchors. */
export interface Anchors {
  /** The line of an anchor and, where that was merged into another, the line it leads to. */
  readonly linesOf: (anchor: string) => readonly LockLine[];
}

/** Reads the lines of statements. */
export function createAnchors(lock: readonly LockLine[]): Anchors {
  const lines = new Map(lock.filter(({ of }) => of === 'statement').map((line) => [line.id, line]));
  return {
    linesOf: (anchor) => {
      const found: LockLine[] = [];
      for (let line = lines.get(anchor); line && !found.includes(line); line = lines.get(line.to ?? ''))
        found.push(line);
      return found;
    },
  };
}

/** The words, folded, that a target may be printed in: its own, else those of its anchor. Empty: nobody knows. */
export function listWords({ anchor, words }: Target, { linesOf }: Anchors): string[] {
  if (words !== undefined) return [keyK2(words)];
  return [...new Set(linesOf(anchor ?? '').flatMap((line) => [line.text, ...line.former].map(keyK2)))];
}

/** Indexes statements by their wordings. `speakers` name who is read as the speaker. */
export function createFinder(
  drafts: readonly StatementDraft[],
  anchors: Anchors,
  speakers: readonly Speaker[],
): FindTarget {
  const names = new Map(speakers.map(({ id, name, aliases }) => [id, [name, ...aliases].map(keyK2)]));
  const holders = new Map<string, Set<number>>();
  drafts.forEach((draft, index) => {
    const printed = draft.occurrences.filter(isWording);
    for (const text of [draft.text, ...printed.map((occurrence) => occurrence.text)]) {
      const words = keyK2(text);
      holders.set(words, (holders.get(words) ?? new Set()).add(index));
    }
  });
  return (target) => {
    const own = listWords(target, anchors);
    const lines = anchors.linesOf(target.anchor ?? '');
    const history = lines.flatMap((line) => [line.text, ...line.former].map(keyK2));
    const named = own.flatMap((words) => [...(holders.get(words) ?? [])]);
    const candidates = named.length > 0 ? named : history.flatMap((words) => [...(holders.get(words) ?? [])]);
    if (own.length === 0) return { problem: `the lock file has no anchor ${target.anchor}: add the words` };
    if (candidates.length === 0) return { problem: 'no article prints the words as speech any more' };
    const isForeign = history.length > 0 && !own.some((words) => history.includes(words));
    const meets = candidates.some((index) => history.some((words) => holders.get(words)?.has(index)));
    if (isForeign && !meets)
      return { problem: `the words are not those of ${target.anchor}: mend the one or the other` };
    return choose([...new Set(candidates)], { drafts, target, own, lines, names });
  };
}

/** False for words outside quotation marks, and for a splice, which is no wording of either of its statements. */
export function isWording({ quotation, changes }: Occurrence): boolean {
  return quotation !== null && changes[0]?.type !== 'splice';
}

interface Choice {
  readonly drafts: readonly StatementDraft[];
  readonly target: Target;
  /** The words that are meant, folded. */
  readonly own: readonly string[];
  /** What the lock file knows of the anchor. */
  readonly lines: readonly LockLine[];
  /** Folded names of speakers by id. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Of several: where the articles named print it, shown in these words, read as it was, known by the lock file, by size. */
function choose(candidates: readonly number[], { drafts, target, own, lines, names }: Choice): FoundTarget {
  const within = (index: number, articles: readonly string[]): number =>
    new Set(drafts[index]?.occurrences.map(({ articleId }) => articleId).filter((id) => articles.includes(id))).size;
  const place = target.in;
  const placed = place === undefined ? candidates : candidates.filter((index) => within(index, place) > 0);
  if (placed.length === 0 && candidates.length > 1) {
    return { problem: `the words stand in ${candidates.length} statements, and in none of the articles named` };
  }
  // The lock file tells what the correction itself does not: with both, the same folder would not always give the same report.
  const articles = lines[0]?.articles ?? [];
  const isLastSaidBy = (index: number): boolean => lines.some(({ speaker }) => speaker === drafts[index]?.speakerId);
  const isAsRead = (speakerId: string | null): boolean =>
    speakerId === null
      ? target.was === null
      : typeof target.was === 'string' && (names.get(speakerId)?.includes(keyK2(target.was)) ?? false);
  if (
    target.was !== undefined &&
    candidates.length > 1 &&
    !placed.some((index) => isAsRead(drafts[index]?.speakerId ?? null))
  ) {
    const was = target.was ?? 'nobody’s';
    return {
      problem: `the words stand in ${candidates.length} statements, and none is read as ${was} any more: say which under "in"`,
    };
  }
  const rank = (index: number): readonly number[] => [
    own.includes(keyK2(drafts[index]?.text ?? '')) ? 1 : 0,
    isAsRead(drafts[index]?.speakerId ?? null) ? 1 : 0,
    ...(target.was === undefined ? [within(index, articles), isLastSaidBy(index) ? 1 : 0] : []),
    drafts[index]?.counts.outlets ?? 0,
  ];
  const ranked = (placed.length > 0 ? placed : candidates).map((index) => ({ index, rank: rank(index) }));
  ranked.sort((a, b) => {
    const differing = a.rank.findIndex((value, i) => value !== b.rank[i]);
    const content = (index: number): string => `${drafts[index]?.text}\0${drafts[index]?.speakerId}`;
    return differing < 0
      ? compareText(content(a.index), content(b.index)) || a.index - b.index
      : (b.rank[differing] ?? 0) - (a.rank[differing] ?? 0);
  });
  const [first] = ranked;
  return first === undefined ? { problem: 'no article prints the words as speech any more' } : { index: first.index };
}
