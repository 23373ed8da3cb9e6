/**
 * Where a statement stands in the articles, for programs: W3C Web Annotations (https://www.w3.org/TR/annotation-model/),
 * one an occurrence, each naming words of an article as the statement.
 */

import { remember } from '../../memo.ts';
import type { Article, Occurrence, Span, Statement } from '../../model.ts';
import { countBelow } from '../../sorted.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { annotationPath, articlePath, statementPath, webAddress } from '../lookup/page-paths.ts';
import { occurrenceIds } from '../parts/page.ts';

/** Unicode code points to either side of the words. */
const CONTEXT = 32;
/** Articles whose positions are kept. */
const KEPT = 500;
/** From the folder of the annotations to the root of the report. */
const TO_ROOT = '../../';

/**
 * Makes the annotations of one statement after another, as values to be written to `annotationPath`. Addresses are
 * absolute where the report has a base address, else relative to that file.
 */
export function createAnnotator(lookup: Lookup): (statement: Statement) => object {
  const readerOf = remember((article: Article) => createReader(article.text), KEPT);
  const root = lookup.report.baseUrl ?? TO_ROOT;
  const target = ({ articleId }: Occurrence, part: Span) => {
    const article = lookup.article(articleId);
    return formatTarget(article, root, readerOf(article)(part));
  };
  return (statement) => {
    const id = root + annotationPath(statement.anchor);
    const ids = occurrenceIds(lookup, statement);
    const items = statement.occurrences.map((occurrence, i) => ({
      id: `${id}#${ids[i]}`,
      type: 'Annotation',
      motivation: 'identifying',
      body: [
        { type: 'SpecificResource', source: root + statementPath(statement.anchor), purpose: 'identifying' },
        { type: 'TextualBody', value: occurrence.relation, format: 'text/plain', purpose: 'classifying' },
      ],
      target: occurrence.parts.map((part) => target(occurrence, part)),
    }));
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id,
      type: 'AnnotationCollection',
      label: statement.text,
      total: items.length,
      first: { id: `${id}#page`, type: 'AnnotationPage', startIndex: 0, items },
    };
  };
}

/** The words with what stands beside them; `start` and `end` in Unicode code points. */
interface Selection extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The hash says which bytes the positions count in: those of the article as it was read. */
function formatTarget(article: Article, root: string, { exact, prefix, suffix, start, end }: Selection) {
  return {
    type: 'SpecificResource',
    source: webAddress(article.url) ?? root + articlePath(article.id),
    state: { type: 'oa:State', 'schema:sha256': article.sha256 },
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

type ReadSpan = (span: Span) => Selection;

/** Reads stretches of one text; a lone surrogate is a code point of its own. */
function createReader(text: string): ReadSpan {
  const pairs = Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }) => index);
  const position = (offset: number) => offset - countBelow(pairs, offset);
  return ({ start, end }) => ({
    exact: text.slice(start, end),
    prefix: Array.from(text.slice(Math.max(0, start - 2 * CONTEXT), start))
      .slice(-CONTEXT)
      .join(''),
    suffix: Array.from(text.slice(end, end + 2 * CONTEXT))
      .slice(0, CONTEXT)
      .join(''),
    start: position(start),
    end: position(end),
  });
}
