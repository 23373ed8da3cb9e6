/** The wordings of a statement beside each other, and how it read before. */
import type { DiffStep, Occurrence, Relation, Severity, Statement } from '../../model.ts';
import { words } from '../../text.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import {
  describeChange,
  describeGrade,
  describeOmission,
  type RelationSign,
  SEVERITY_ORDER,
} from '../lookup/phrases.ts';
import { visible } from '../lookup/visible.ts';
import { signFor } from './accused.ts';
import { linkOutlets, type NamedLink } from './page.ts';

/** A change in plain words. */
export interface ChangeView {
  readonly words: string;
  readonly declared: boolean;
  /** How grave it is, and why: "changes the facts: a number". */
  readonly severity: Severity;
  readonly grade: string;
}

/** A wording with other words than the statement's, beside it. */
export interface WordingView {
  /** The id that its own words give, an HTML id of the page; `null`: none, or something before it answers to that id. */
  readonly id: string | null;
  readonly sign: RelationSign;
  /** True where nothing but a part of the statement is printed: nothing was changed, and `after` says no more. */
  readonly part: boolean;
  /** The statement, with what is gone in the wording as `deleted`. */
  readonly before: readonly DiffStep[];
  /** The wording, with what is new in it as `inserted`. */
  readonly after: readonly DiffStep[];
  /** The gravest first. */
  readonly changes: readonly ChangeView[];
  /** Each outlet once, leading to its first occurrence. */
  readonly outlets: readonly NamedLink[];
  /** HTML ids of its occurrences. */
  readonly places: readonly string[];
}

/** How the statement read or what it was called before; `id`, where there is one, is an HTML id of the page. */
export interface FormerView {
  readonly id: string | null;
  readonly words: string;
  readonly about: string;
}

/** A wording under its id, an HTML id of the page. */
export interface NamedWording {
  readonly id: string;
  readonly words: string;
}

/** An occurrence with its HTML id and its diff as it is shown. */
export interface Placed {
  readonly occurrence: Occurrence;
  readonly id: string;
  readonly steps: readonly DiffStep[];
}

/** Changed wordings are what a reader looks for. */
const ORDER: readonly Relation[] = ['altered', 'excerpt', 'unquoted'];

/** The changes of an occurrence, and what it leaves out at an edge, the gravest first. */
export function listChanges({ changes, omits }: Occurrence): ChangeView[] {
  const views = changes.map((change): ChangeView => {
    const { declared, severity } = change;
    return { words: describeChange(change), declared, severity, grade: describeGrade(change) };
  });
  if (omits === null) return views;
  const { severity } = omits;
  const omitted = { words: describeOmission(omits), declared: false, severity, grade: describeGrade(omits) };
  return [...views, omitted].sort((a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity));
}

/** The anchors that were merged into this one, and the texts that earlier reports showed, oldest first. */
export function listFormer(lookup: Lookup, statement: Statement): FormerView[] {
  const { anchor, formerWordings } = statement;
  const merged = 'was cited on its own and was merged into this statement';
  const replaced = 'was shown here in an earlier report';
  return [
    ...listAliases(lookup, anchor).map((alias) => ({ ...alias, about: merged })),
    ...formerWordings.map((text) => ({
      id: findFormerId(lookup, statement, text),
      words: visible(text),
      about: replaced,
    })),
  ];
}

/** The id that a text of an earlier report gave, where nothing else of the page answers to it. */
export function findFormerId(lookup: Lookup, { anchor, wordings }: Statement, text: string): string | null {
  const own = wordings.find((wording) => wording.text === text && wording.outlets === 0)?.id ?? null;
  return lookup.aliasesOf(anchor).some(({ id }) => id === own) ? null : own;
}

/** Aliases that lead here stand before wordings; an id stands once in a page. */
export function listNamedWordings(lookup: Lookup, { anchor, wordings }: Statement): NamedWording[] {
  const taken = new Set([anchor]);
  const own = wordings.map(({ id, text }) => ({ id, words: visible(text) }));
  return [...listAliases(lookup, anchor), ...own].filter(({ id }) => !taken.has(id) && taken.add(id));
}

function listAliases(lookup: Lookup, anchor: string): NamedWording[] {
  return lookup.aliasesOf(anchor).map(({ id, text }) => ({ id, words: visible(text) }));
}

/** Every wording of other words: altered ones first, then those of most outlets, then in the order of `occurrences`. */
export function compareWordings(lookup: Lookup, statement: Statement, occurrences: readonly Placed[]): WordingView[] {
  const minted = new Map(statement.wordings.map(({ id, text }) => [keyOf(text), id]));
  for (const { id } of lookup.aliasesOf(statement.anchor)) dropValue(minted, id); // an id stands once in a page
  const groups = groupBy(
    occurrences.filter(({ occurrence }) => hasOtherWords(occurrence)),
    ({ occurrence: { relation, text } }) => `${relation} ${keyOf(text)}`,
  );
  return [...groups.values()]
    .map((group) => viewWording(lookup, statement, group))
    .sort((a, b) => rank(a) - rank(b) || b.outlets.length - a.outlets.length)
    .map(({ text, ...wording }) => {
      const id = minted.get(keyOf(text)) ?? null;
      if (id !== null) minted.delete(keyOf(text));
      return { ...wording, id };
    });
}

const rank = ({ sign }: { readonly sign: RelationSign }) => ORDER.indexOf(sign.relation);

function hasOtherWords({ relation, quotation, diff }: Occurrence): boolean {
  return relation !== 'verbatim' && (quotation !== null || diff.some(({ op }) => op !== 'same'));
}

function viewWording(lookup: Lookup, statement: Statement, group: readonly Placed[]) {
  const [first] = group;
  if (first === undefined) throw new Error('a wording that nobody prints');
  const { steps, occurrence } = first;
  const { relation, text } = occurrence;
  const after = showSide(steps, 'inserted');
  const same = (whole: string): DiffStep[] => [{ op: 'same', text: visible(whole) }];
  return {
    text,
    sign: signFor(lookup, statement, occurrence),
    before: steps.length === 0 ? same(statement.text) : showSide(steps, 'deleted'),
    after: steps.length === 0 ? same(text) : after,
    part: relation !== 'altered' && steps.length > 0 && after.every(({ op }) => op === 'same'),
    changes: listChanges(occurrence),
    places: group.map(({ id }) => id),
    outlets: linkOutlets(
      lookup,
      group.map(({ occurrence: own, id }) => ({ occurrence: own, href: `#${id}` })),
    ),
  };
}

/** A cut or an insertion is told by these alone; other marks and stops are no words. */
const TELLING = /…|\.\.\.|[[\]]/;

/** One side of a diff. A capital beside an equal word, and a comma, are no change of words and are not marked. */
function showSide(steps: readonly DiffStep[], own: 'deleted' | 'inserted'): DiffStep[] {
  const spoken = steps.filter(({ text }) => text.trim() !== '');
  const beside = own === 'deleted' ? 1 : -1;
  const isChange = (step: DiffStep) => {
    const key = keyOf(step.text);
    const other = spoken[spoken.indexOf(step) + beside];
    if (key === '') return TELLING.test(step.text);
    return other === undefined || other.op === 'same' || keyOf(other.text) !== key;
  };
  return steps
    .filter(({ op }) => op === 'same' || op === own)
    .map((step) => (step.op === 'same' || isChange(step) ? step : { op: 'same', text: step.text }));
}

function dropValue(map: Map<string, string>, value: string): void {
  for (const [key, held] of map) if (held === value) map.delete(key);
}

/** Words that agree are one wording, however they are printed. */
function keyOf(text: string): string {
  return words(text).join(' ');
}

/** The white space around a change is no part of it. */
export function trimStep({ op, text }: DiffStep): DiffStep[] {
  const shown = visible(text);
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(shown) ?? [];
  if (op === 'same' || core === '') return [{ op: 'same', text: shown }];
  return [
    { op: 'same', text: before },
    { op, text: core },
    { op: 'same', text: after },
  ];
}
