/** The finding in a sentence, and what it rests on: the head of the overview and of `report.md`. */
import type { Lookup } from '../lookup/lookup.ts';
import type { Outlet } from '../lookup/outlets.ts';
import { DOCUMENT_WORDS, formatCount, listWords, plural } from '../lookup/phrases.ts';

/** Kinds of document that the sentence names; of more it gives the number. */
const KINDS = 4;

/** "16 statements by 3 speakers, from a letter, 2 posts and elsewhere; the most repeated stands word for word in 3 of 5 outlets, altered in 1." */
export function describeAnswer(lookup: Lookup): string {
  const { report } = lookup;
  if (report.statements.length === 0) return 'No statement was found.';
  const speakers = new Set(report.statements.map((statement) => statement.speakerId).filter((id) => id !== null));
  const said = `${plural(report.statements.length, 'statement')} by ${plural(speakers.size, 'speaker')}`;
  const sources = listSources(lookup);
  const from = sources === null ? '' : `, from ${sources}`;
  return `${said}${from}; ${describeReuse(lookup)}.`;
}

/** "In 5 articles of 5 outlets. Of the 4 outlets that carry the most repeated, 3 are independent." */
export function describeFinding({ report, statements, outlets }: Lookup): string {
  const where = `In ${plural(report.articles.length, 'article')}${describeOutlets(outlets)}.`;
  const counts = statements[0]?.counts;
  if (counts === undefined || counts.outlets < 2 || counts.independent === counts.outlets) return where;
  const are = counts.independent === 1 ? 'is' : 'are';
  return `${where} Of the ${formatCount(counts.outlets)} outlets that carry the most repeated, ${formatCount(counts.independent)} ${are} independent.`;
}

/** An article that states no outlet counts as one of its own, which a reader should know before the numbers. */
function describeOutlets(outlets: readonly Outlet[]): string {
  const unstated = outlets.filter((outlet) => !outlet.stated).length;
  if (unstated === 0) return ` of ${plural(outlets.length, 'outlet')}`;
  if (unstated === outlets.length) return '; none states its outlet, so each counts as one';
  if (unstated === 1) return '; 1 of them states no outlet and counts as one of its own';
  return `; ${formatCount(unstated)} of them state no outlet, and each of these counts as one of its own`;
}

/** "the most repeated stands word for word in 3 of 5 outlets, altered in 1". */
function describeReuse({ statements, outlets }: Lookup): string {
  const counts = statements[0]?.counts;
  if (counts === undefined || counts.outlets < 2) return 'none stands in more than one outlet';
  const parts = [
    `word for word in ${formatCount(counts.verbatim)} of ${plural(outlets.length, 'outlet')}`,
    counts.excerpt === 0 ? null : `excerpted in ${formatCount(counts.excerpt)}`,
    counts.altered === 0 ? null : `altered in ${formatCount(counts.altered)}`,
    counts.unquoted === 0 ? null : `used without quotation marks in ${formatCount(counts.unquoted)}`,
  ];
  return `the most repeated stands ${parts.filter((part) => part !== null).join(', ')}`;
}

/** "a letter, 2 posts and elsewhere", most statements first; "25 documents and elsewhere" of many kinds; `null`: none is stated. */
function listSources({ statements, document }: Lookup): string | null {
  const kinds = new Map<string, Set<string>>();
  const ids = statements.map((statement) => statement.documentId);
  const stated = ids.filter((id) => id !== null);
  const weights = new Map<string, number>();
  for (const id of stated) {
    const kind = DOCUMENT_WORDS[document(id).type];
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id));
    weights.set(kind, (weights.get(kind) ?? 0) + 1);
  }
  if (stated.length === 0) return null;
  const elsewhere = stated.length < ids.length ? ['elsewhere'] : [];
  if (kinds.size > KINDS) return listWords([plural(new Set(stated).size, 'document'), ...elsewhere]);
  const sorted = [...kinds].sort(([a], [b]) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)); // ties by reuse
  return listWords([
    ...sorted.map(([kind, { size }]) => (size === 1 ? withArticle(kind) : plural(size, kind))),
    ...elsewhere,
  ]);
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
