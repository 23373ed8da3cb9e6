/** Articles that would have one id: one keeps it, the others are told apart, and the reading goes on. */
import { UserError } from '../config.ts';
import type { Article, Finding, SetAside } from '../model.ts';
import { compareText, keyK2 } from '../text.ts';

/** An article and where it was read: in `file`, a record on a line of it (1-based). */
export interface Found {
  readonly article: Article;
  readonly file: string;
  readonly line: number | null;
}

/** The articles with an id each, sorted by it, and what was done for that. */
export interface Settled {
  readonly articles: readonly Article[];
  readonly setAside: readonly SetAside[];
  readonly findings: readonly Finding[];
}

/** The words that earlier builds found in the article of an id. */
export type KnownWords = (id: string) => readonly string[];

/**
 * Of files with one id (`page.html` beside `page.md`) the one whose words are known keeps it, else the first by name; each
 * other takes its extension into its id. Of two records of one corpus the later is set aside. A record and a file, and
 * records of two corpora, with one id are a `UserError`: nothing says which is meant.
 */
export function settleIds(found: readonly Found[], knownWords: KnownWords): Settled {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const group = groups.get(one.article.id);
    if (group === undefined) groups.set(one.article.id, [one]);
    else group.push(one);
  }
  const articles: Article[] = [];
  const setAside: SetAside[] = [];
  const findings: Finding[] = [];
  for (const [id, group] of groups) {
    refuseMixed(id, group);
    const [first, ...others] = orderGroup(id, group, knownWords);
    if (first !== undefined) articles.push(first.article);
    for (const { article, file, line } of others) {
      const other = `has the id "${id}", as ${whereOf(first)} has`;
      if (line === null) {
        const own = findFree(file, groups);
        groups.set(own, []);
        articles.push({ ...article, id: own });
        const message = `${other}; its id is "${own}" now. Rename one of the two to choose an id`;
        findings.push({ level: 'warning', file, line, message });
      } else {
        const message = `${other}; it was set aside. Give it another "id"`;
        setAside.push({ file: `${file}:${line}`, reason: other });
        findings.push({ level: 'error', file, line, message });
      }
    }
  }
  return { articles: articles.sort((a, b) => compareText(a.id, b.id)), setAside, findings };
}

/** The one that keeps the id first. */
function orderGroup(id: string, group: readonly Found[], knownWords: KnownWords): Found[] {
  if (group.length < 2) return [...group];
  const known = knownWords(id).map((text) => ` ${keyK2(text)} `);
  const counts = new Map(
    group.map((one) => {
      const words = ` ${keyK2(one.article.text)} `;
      return [one, known.filter((text) => words.includes(text)).length] as const;
    }),
  );
  const countOf = (one: Found) => (one.line === null ? (counts.get(one) ?? 0) : 0);
  return [...group].sort(
    (a, b) =>
      countOf(b) - countOf(a) ||
      compareText(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareText(a.article.sha256, b.article.sha256),
  );
}

function refuseMixed(id: string, group: readonly Found[]): void {
  const [first] = group;
  const other = group.find(
    ({ file, line }) => (line === null) !== (first?.line === null) || (line !== null && file !== first?.file),
  );
  if (other === undefined) return;
  const places = [whereOf(first), whereOf(other)].sort(compareText);
  throw new UserError(`two articles have the id "${id}": ${places.join(' and ')}`, {
    remedy: 'Rename one of them, or give its record another "id".',
  });
}

function whereOf(found: Found | undefined): string {
  return found === undefined ? '' : found.line === null ? found.file : `${found.file}:${found.line}`;
}

/** An id that no other article has: the file's name with its extension, numbered if need be. */
function findFree(file: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? file : `${file}-${number}`;
    if (!taken.has(id)) return id;
  }
}
