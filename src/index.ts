/** The public API: what other programs may rely on. */
export { type ArticleSource, createArticle } from './articles/article.ts';
export { type Reading, readArticles } from './articles/read.ts';
export { type BuildOptions, type Built, build, createReport, type Progress, type ReportOptions } from './build.ts';
export { type Config, type OutletConfig, readConfig, UserError } from './config.ts';
export {
  attributeArticle,
  type ExtractedQuotation,
  type Extraction,
  extractLines,
  extractQuotations,
} from './extract.ts';
export type * from './model.ts';
export { CITE_FORMATS, type CiteFormat, citeStatement } from './report/citations/cite.ts';
