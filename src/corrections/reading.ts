/** Corrections of what one article says: the kind of a quotation, and the outlet. Made before articles are compared. */
import type { Config } from '../config.ts';
import type { Article, ArticleAttribution, AttributedQuotation, CorpusAttribution } from '../model.ts';
import { keyK2 } from '../text.ts';
import { note, type Outcome, refuse } from './outcome.ts';
import type { StatementCorrection } from './parse.ts';
import { type Anchors, listWords } from './target.ts';

/** The articles, and all that they say. */
export interface Reading {
  readonly articles: readonly Article[];
  readonly corpus: CorpusAttribution;
}

/** Corrects outlets and kinds. */
export function correctReading(
  reading: Reading,
  corrections: readonly StatementCorrection[],
  anchors: Anchors,
  config: Config,
  outcome: Outcome,
): Reading {
  let { articles, corpus } = reading;
  for (const correction of corrections) {
    const words = listWords(correction, anchors);
    if (correction.kind !== undefined) corpus = correctKind(corpus, correction, words, outcome);
    if (correction.outlet !== undefined)
      articles = correctOutlet({ articles, corpus }, correction, words, config, outcome);
  }
  return { articles, corpus };
}

type AttributedArticle = CorpusAttribution['articles'][number];

function correctKind(
  corpus: CorpusAttribution,
  correction: StatementCorrection,
  words: readonly string[],
  { made, problems }: Outcome,
): CorpusAttribution {
  const { kind = 'statement' } = correction;
  const before = new Set<string>();
  let isPart = false;
  const articles = corpus.articles.map((article): AttributedArticle => {
    if (correction.in !== undefined && !correction.in.includes(article.articleId)) return article;
    const chains = listChains(article);
    const meant = new Set<number>();
    for (const chain of chains) {
      const text = keyK2(chain.map((index) => article.quotations[index]?.text ?? '').join(' '));
      if (words.includes(text)) for (const index of chain) meant.add(index);
      else isPart ||= words.some((own) => ` ${text} `.includes(` ${own} `));
    }
    if (meant.size === 0) return article;
    for (const index of meant) before.add(article.quotations[index]?.kind ?? kind);
    const quotations = article.quotations.map((quotation, index) =>
      meant.has(index) ? give(quotation, kind) : quotation,
    );
    return { ...article, quotations };
  });
  if (before.size === 0) {
    const longer = 'they are part of a longer quotation, and a kind is that of a whole one';
    problems.push(refuse(correction, 'kind', isPart ? longer : 'no article has a quotation of these words any more'));
    return corpus;
  }
  made.push(note(correction, 'kind', { from: [...before].sort().join(', '), to: kind }));
  return { ...corpus, articles };
}

function give(quotation: AttributedQuotation, kind: AttributedQuotation['kind']): AttributedQuotation {
  const evidence = [...quotation.evidence, { note: `corrected by hand: ${kind}, not ${quotation.kind}`, span: null }];
  return kind === quotation.kind ? quotation : { ...quotation, kind, evidence };
}

/** The quotations that stand in no other: each alone, and each run that one sentence goes on through. */
function listChains({ quotations }: ArticleAttribution): number[][] {
  const runs = new Map<number, number[]>();
  const alone: number[][] = [];
  quotations.forEach(({ parent, continues }, index) => {
    if (parent !== null) return;
    alone.push([index]);
    const before = continues === null ? undefined : (runs.get(continues) ?? [continues]);
    if (before !== undefined) runs.set(index, [...before, index]);
  });
  return [...alone, ...runs.values()];
}

function correctOutlet(
  { articles, corpus }: Reading,
  correction: StatementCorrection,
  words: readonly string[],
  config: Config,
  { made, problems }: Outcome,
): readonly Article[] {
  const printing = new Set(
    corpus.articles
      .filter(({ quotations }) => quotations.some(({ text }) => holds(text, words)))
      .map(({ articleId }) => articleId),
  );
  const meant = articles.filter(({ id }) => correction.in?.includes(id) ?? printing.has(id));
  if (meant.length === 0) {
    problems.push(refuse(correction, 'outlet', 'none of its articles is there any more'));
    return articles;
  }
  if (meant.length > 1 && correction.in === undefined) {
    const ids = meant.map(({ id }) => id).join(', ');
    problems.push(refuse(correction, 'outlet', `the words stand in several articles (${ids}): say which under "in"`));
    return articles;
  }
  const { outlet = '' } = correction;
  const known = config.outlets.find(({ name, aliases }) =>
    [name, ...aliases].some((own) => keyK2(own) === keyK2(outlet)),
  );
  const owner = known?.owner ?? articles.find((article) => article.outlet === outlet)?.owner ?? null;
  const from = [...new Set(meant.map((article) => article.outlet ?? 'not stated'))].sort().join(', ');
  made.push(note(correction, 'outlet', { from, to: known?.name ?? outlet }));
  return articles.map((article) =>
    meant.includes(article) ? { ...article, outlet: known?.name ?? outlet, owner } : article,
  );
}

function holds(text: string, words: readonly string[]): boolean {
  const own = ` ${keyK2(text)} `;
  return words.some((other) => own.includes(` ${other} `));
}
