/** The stages that are timed, bundled as the program is. */
export { createArticle } from '../src/articles/article.ts';
export { attributeQuotations } from '../src/attribution/attribute.ts';
export { readConfig } from '../src/config.ts';
export { extractQuotations } from '../src/extract.ts';
export { findQuotations } from '../src/quotations/find.ts';
