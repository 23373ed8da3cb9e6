/** Statements that are one, and statements that are two: the occurrences are dealt out anew, and each part is drafted again. */
import type { Occurrence, Speaker, StatementDraft } from '../model.ts';
import { keyK2 } from '../text.ts';
import { note, type Outcome, refuse } from './outcome.ts';
import type { StatementCorrection } from './parse.ts';
import { type Anchors, createFinder } from './target.ts';

/** Drafts one statement for each list of occurrences. */
export type Redraft = (lists: readonly (readonly Occurrence[])[]) => StatementDraft[];

/** A statement on its way, with the numbers of those that it is made of. */
export interface Working {
  readonly draft: StatementDraft;
  readonly from: readonly number[];
}

/** What regrouping needs. */
export interface Means {
  readonly anchors: Anchors;
  readonly speakers: readonly Speaker[];
  readonly redraft: Redraft;
}

/** Splits first, then joins, in the order in which it is written. */
export function regroup(
  drafts: readonly StatementDraft[],
  corrections: readonly StatementCorrection[],
  means: Means,
  outcome: Outcome,
): readonly Working[] {
  let working: readonly Working[] = drafts.map((draft, index) => ({ draft, from: [index] }));
  for (const correction of corrections) {
    if (correction.split !== undefined) working = split(working, correction, means, outcome);
  }
  for (const correction of corrections) {
    if (correction.join !== undefined) working = join(working, correction, means, outcome);
  }
  return working;
}

function split(
  working: readonly Working[],
  correction: StatementCorrection,
  { anchors, speakers, redraft }: Means,
  { made, problems }: Outcome,
): readonly Working[] {
  const found = createFinder(draftsOf(working), anchors, speakers)(correction);
  const whole = 'index' in found ? working[found.index] : undefined;
  if ('problem' in found || whole === undefined) {
    problems.push(refuse(correction, 'split', 'problem' in found ? found.problem : ''));
    return working;
  }
  let rest = [...whole.draft.occurrences];
  const parts = (correction.split ?? []).map(({ words, articles }) => {
    const isMeant = ({ articleId, text, quotation }: Occurrence): boolean =>
      (articles?.includes(articleId) ?? true) &&
      (words === undefined || (quotation !== null && keyK2(text) === keyK2(words)));
    const own = rest.filter(isMeant);
    rest = rest.filter((occurrence) => !own.includes(occurrence));
    return own;
  });
  const lists = [rest, ...parts].filter((list) => list.some(({ quotation }) => quotation !== null));
  if (lists.length < parts.length + 1) {
    problems.push(refuse(correction, 'split', 'one of the parts holds none of its occurrences, or all of them'));
    return working;
  }
  made.push(
    note(correction, 'split', { from: '1 statement', to: `${lists.length} statements`, drafts: [whole.draft] }),
  );
  const fresh = redraft(lists).map((draft): Working => ({ draft: keepDocument(draft, [whole]), from: whole.from }));
  return [...working.filter((other) => other !== whole), ...fresh];
}

function join(
  working: readonly Working[],
  correction: StatementCorrection,
  { anchors, speakers, redraft }: Means,
  { made, problems }: Outcome,
): readonly Working[] {
  const find = createFinder(draftsOf(working), anchors, speakers);
  const meant = new Set<Working>();
  for (const target of [correction, ...(correction.join ?? [])]) {
    const found = find(target);
    if ('problem' in found) {
      const name = target.words === undefined ? target.anchor : `“${target.words}”`;
      problems.push(refuse(correction, 'join', `${name}: ${found.problem}`));
      return working;
    }
    const own = working[found.index];
    if (own) meant.add(own);
  }
  const from = meant.size === 1 ? 'they are one already' : `${meant.size} statements`;
  made.push(note(correction, 'join', { from, to: '1 statement', drafts: draftsOf([...meant]) }));
  return meant.size === 1 ? working : joinAll(working, [...meant], redraft);
}

/** Puts statements together; what is joined stands last. */
export function joinAll(working: readonly Working[], own: readonly Working[], redraft: Redraft): readonly Working[] {
  const seen = new Set<string>();
  // A splice stands in both; an occurrence is counted once.
  const occurrences = own
    .flatMap(({ draft }) => draft.occurrences)
    .filter(({ articleId, start, end }) => {
      const place = `${articleId}\0${start}\0${end}`;
      return !seen.has(place) && seen.add(place);
    });
  const [draft] = redraft([occurrences]);
  if (draft === undefined) return working;
  const from = [...new Set(own.flatMap((one) => one.from))].sort((a, b) => a - b);
  return [...working.filter((other) => !own.includes(other)), { draft: keepDocument(draft, own), from }];
}

/** A document that was inferred for a part is that of the whole where nothing else is named. */
function keepDocument(draft: StatementDraft, before: readonly Working[]): StatementDraft {
  const same = before.find((one) => one.draft.speakerId === draft.speakerId && one.draft.documentId !== null);
  return draft.documentId === null && same ? { ...draft, documentId: same.draft.documentId } : draft;
}

/** The drafts of what is under way. */
export function draftsOf(working: readonly Working[]): StatementDraft[] {
  return working.map(({ draft }) => draft);
}
