/** A report of any size, for paging and speed: every statement in up to four of the outlets. */
import type { Article, Occurrence, Report, Statement } from '../../src/model.ts';
import { compareText } from '../../src/text.ts';
import { mint, sample } from './sample.ts';

/** A report with that many statements in that many articles, each article an outlet of its own. */
export function makeBigReport(statements: number, outlets: number): Report {
  const lines: string[][] = Array.from({ length: outlets }, () => []);
  const drafts = Array.from({ length: statements }, (_, i) => ({
    words: `Statement number ${i} says that the boats of pier ${i % 97} will sail again in ${(i * 31) % 400} days.`,
    held: [...new Set([i % outlets, (i * 7) % outlets, (i * 13) % outlets])].slice(0, 1 + (i % 3)),
  }));
  for (const { words, held } of drafts)
    for (const outlet of held) lines[outlet]?.push(`“${words}” said speaker ${outlet}.`);
  const articles: Article[] = lines.map((list, i) => ({
    id: `article-${String(i).padStart(4, '0')}`,
    file: `article-${i}.txt`,
    sha256: '0'.repeat(64),
    text: list.join('\n'),
    title: `Article ${i}`,
    outlet: `Outlet ${i}`,
    owner: null,
    byline: null,
    published: null,
    url: null,
    words: list.length * 20,
    regions: [],
  }));
  const speakerId = sample.speakers[0]?.id ?? null;
  return {
    ...sample,
    articles,
    quotations: [],
    documents: [],
    orders: [],
    keptApart: [],
    credits: [],
    unresolved: [],
    retired: [],
    corrections: [],
    statements: drafts
      .map(({ words, held }): Statement => {
        const occurrences = held.flatMap((i): Occurrence[] => {
          const article = articles[i];
          if (article === undefined) return [];
          const start = article.text.indexOf(`“${words}`) + 1;
          const span = { start, end: start + words.length };
          return [
            {
              articleId: article.id,
              outlet: article.outlet,
              ...span,
              parts: [span],
              text: words,
              relation: 'verbatim',
              k1Equal: true,
              changes: [],
              omits: null,
              diff: [],
              speakerId,
              documentId: null,
              quotation: null,
            },
          ];
        });
        const n = occurrences.length;
        return {
          anchor: mint(words),
          text: words,
          speakerId,
          documentId: null,
          contested: false,
          confidence: 0.9,
          counts: { outlets: n, owners: n, independent: n, verbatim: n, excerpt: 0, altered: 0, unquoted: 0 },
          occurrences: occurrences.sort((a, b) => compareText(a.articleId, b.articleId)),
          wordings: [],
          formerWordings: [],
        };
      })
      .sort((a, b) => compareText(a.anchor, b.anchor)),
  };
}
