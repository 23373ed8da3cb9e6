/** The two JavaScript packages that find quotations, and the program itself, behind one interface. */
import nlp from 'compromise';
import { createArticle } from '../src/articles/article.ts';
import { readConfig } from '../src/config.ts';
import { extractQuotations } from '../src/extract.ts';

/** A quotation as a scorer reads it. */
export interface Prediction {
  readonly start: number;
  readonly end: number;
  readonly kind?: string;
  readonly speaker: { readonly start: number; readonly end: number; readonly text: string } | null;
  readonly confidence?: number;
  readonly document?: string;
}

/** Finds the quotations of a text. */
export type Finder = (text: string) => readonly Prediction[];

interface QuoteParser {
  parse(
    text: string,
    language: string,
    options: { minLength: number },
  ): { index: number; text: string; name?: { index: number; text: string } }[];
}
const quoteParser = ((await import('quote-parser' as string)) as { default: QuoteParser }).default;

/** Ours. */
const NO_CONFIG = readConfig(null);
export const findOurs: Finder = (text) =>
  extractQuotations(createArticle({ id: 'a', file: 'a', sha256: '', text }, NO_CONFIG));

/** quote-parser: patterns over the whole text; its name runs on past the name itself. */
export const findWithQuoteParser: Finder = (text) =>
  quoteParser.parse(text, 'en', { minLength: 1 }).map(({ index, text: quote, name }) => ({
    start: index,
    end: index + quote.length,
    speaker: name?.text ? { start: name.index, end: name.index + name.text.length, text: name.text } : null,
  }));

/** compromise: the stretches of `.quotations()`, each found again in the text from where the last one ended. */
export const findWithCompromise: Finder = (text) => {
  const found: Prediction[] = [];
  let from = 0;
  for (const { text: quote } of nlp(text).quotations().json() as { text: string }[]) {
    const start = text.indexOf(quote, from);
    if (start < 0) continue;
    found.push({ start, end: start + quote.length, speaker: null });
    from = start + quote.length;
  }
  return found;
};
