/**
 * What the tests need of the two contexts that the JSON-LD names, so that nothing is fetched: terms and their IRIs, from
 * the W3C Web Annotation Vocabulary (http://www.w3.org/ns/anno.jsonld) and from https://schema.org. A term that is not
 * here is no term of theirs that is used, and the parser refuses it.
 */
const OA = 'http://www.w3.org/ns/oa#';
const SCHEMA = 'http://schema.org/';
const link = (id: string) => ({ '@id': id, '@type': '@id' });
const terms = (names: string, to: (name: string) => unknown) =>
  Object.fromEntries(names.split(' ').map((name) => [name, to(name)]));

const ANNOTATION = {
  oa: OA,
  schema: SCHEMA,
  as: 'http://www.w3.org/ns/activitystreams#',
  id: '@id',
  type: '@type',
  ...terms('Annotation SpecificResource TextualBody TextQuoteSelector TextPositionSelector', (name) => OA + name),
  ...terms('exact prefix suffix start end', (name) => OA + name),
  ...terms('identifying classifying', (name) => OA + name),
  body: link('oa:hasBody'),
  target: link('oa:hasTarget'),
  source: link('oa:hasSource'),
  selector: link('oa:hasSelector'),
  state: link('oa:hasState'),
  motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
  purpose: { '@id': 'oa:hasPurpose', '@type': '@vocab' },
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  first: link('as:first'),
  items: { ...link('as:items'), '@container': '@list' },
  total: 'as:totalItems',
  startIndex: 'as:startIndex',
  label: 'http://www.w3.org/2000/01/rdf-schema#label',
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
  format: 'http://purl.org/dc/elements/1.1/format',
};

const SCHEMA_ORG = {
  ...terms(
    'Quotation Person Organization NewsArticle CreativeWork Message SocialMediaPosting',
    (name) => SCHEMA + name,
  ),
  ...terms('identifier text name creditText headline datePublished dateCreated', (name) => SCHEMA + name),
  ...terms('creator isBasedOn isPartOf publisher url', (name) => link(SCHEMA + name)),
};

const CONTEXTS = new Map<string, object>([
  ['http://www.w3.org/ns/anno.jsonld', ANNOTATION],
  ['https://schema.org', SCHEMA_ORG],
]);

/** Gives the parser a context of the above, and refuses every other address. */
export async function loadContext(url: string) {
  const context = CONTEXTS.get(url);
  if (context === undefined) throw new Error(`no context ${url}`);
  return { contextUrl: null, documentUrl: url, document: { '@context': context } };
}
