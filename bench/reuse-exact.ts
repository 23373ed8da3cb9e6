/**
 * Holds the verbatim counts against a program without any index: for the words of every statement, the publishers that print
 * them as a statement, counted by comparing all with all.
 * usage: tsx bench/reuse-exact.ts FILE.jsonl…      records {id, text, publisher}
 */
import { readFileSync } from 'node:fs';
import { attributeQuotations } from '../src/attribution/attribute.ts';
import { joinSpeakers } from '../src/attribution/people/corpus.ts';
import type { Article } from '../src/model.ts';
import { findQuotations } from '../src/quotations/find.ts';
import { findReuse } from '../src/reuse/reuse.ts';
import { findPieces, findSources } from '../src/reuse/words/pieces.ts';
import { keyK2, words } from '../src/text.ts';

/** A record as an article, its publisher as the outlet. */
function toArticle(row: string): Article {
  const { id, text, publisher } = JSON.parse(row) as { id: string; text: string; publisher?: string };
  return {
    id,
    file: `${id}.txt`,
    sha256: '',
    text,
    title: null,
    outlet: publisher ?? null,
    owner: null,
    byline: null,
    published: null,
    url: null,
    words: words(text).length,
    regions: [],
  };
}

const rows = process.argv.slice(2).flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
const articles = rows.map(toArticle);
const corpus = joinSpeakers(articles.map((article) => attributeQuotations(article, findQuotations(article))));
const start = performance.now();
const { statements } = findReuse(articles, corpus);
console.log(
  `${articles.length} articles, ${statements.length} statements, ${(performance.now() - start).toFixed(0)} ms`,
);

const sources = findSources(articles, corpus);
const printed = findPieces(sources).map(
  ({ text, source }) => [keyK2(text), sources[source]?.article.outlet ?? ''] as const,
);
const outletOf = new Map(articles.map(({ id, outlet }) => [id, outlet ?? '']));
const shown = statements.map(({ text, occurrences }) => {
  const verbatim = occurrences.filter(({ relation }) => relation === 'verbatim');
  return { key: keyK2(text), outlets: verbatim.map(({ articleId }) => outletOf.get(articleId) ?? '') };
});
const keys = [...new Set(shown.map(({ key }) => key))];
let differing = 0;
for (const key of keys) {
  const ours = new Set(shown.filter((own) => own.key === key).flatMap(({ outlets }) => outlets));
  const theirs = new Set(printed.filter(([own]) => own === key).map(([, outlet]) => outlet));
  if (ours.size === theirs.size) continue;
  differing++;
  console.log(`differs: ${ours.size} and ${theirs.size} for "${key}"`);
}
const several = statements.filter(({ counts }) => counts.outlets > 1).length;
console.log(
  `${keys.length} wordings compared, ${differing} differ; ${several} statements stand in two outlets or more`,
);
process.exitCode = differing === 0 ? 0 : 1;
