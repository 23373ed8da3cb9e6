/** Words that reach an outlet by way of another: a credit stands beside them. */
import type { Article, Credit, Occurrence, Report } from '../../model.ts';

/** The credit that an occurrence stands beside, or `null`. */
export type FindThrough = (occurrence: Occurrence) => Credit | null;

/**
 * For the occurrences of a report the credit in their own paragraph, the nearest where there are several. A credit of an
 * outlet to itself (an interview of its own) is none; one elsewhere in the article says nothing of these words.
 */
export function createThrough({ articles, credits }: Report): FindThrough {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byArticle = new Map<string, Credit[]>();
  for (const credit of credits) {
    if (isOwn(credit, byId.get(credit.articleId))) continue;
    const list = byArticle.get(credit.articleId);
    if (list) list.push(credit);
    else byArticle.set(credit.articleId, [credit]);
  }
  return (occurrence) => {
    const text = byId.get(occurrence.articleId)?.text ?? '';
    let best: Credit | null = null;
    for (const credit of byArticle.get(occurrence.articleId) ?? []) {
      const isBeside = !/[\r\n]/.test(between(text, credit, occurrence));
      if (isBeside && (best === null || distance(credit, occurrence) < distance(best, occurrence))) best = credit;
    }
    return best;
  };
}

/** Whether an article credits the outlet that it stands in. */
export function isOwn({ creditedOutlet }: Credit, article: Article | undefined): boolean {
  return article?.outlet === creditedOutlet;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function between(text: string, a: Stretch, b: Stretch): string {
  return text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
}

function distance(a: Stretch, b: Stretch): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}
