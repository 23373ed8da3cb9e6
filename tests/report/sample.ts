/** A report on the invented articles with every case that the report stage has to show. */
import { createHash } from 'node:crypto';
import { diffWordsWithSpace } from 'diff';
import type {
  Article,
  Change,
  Counts,
  DiffStep,
  LockLine,
  Occurrence,
  OriginatingDocument,
  QuotationKind,
  Relation,
  Report,
  ReportQuotation,
  Speaker,
  Statement,
  TextSpan,
} from '../../src/model.ts';
import { reassembleDocuments } from '../../src/reuse/origins/order/reassemble.ts';
import { compareText, words } from '../../src/text.ts';
import {
  articles,
  coast,
  estuary,
  gazette,
  HOSTILE_WORDS,
  hostile,
  locate,
  pasted,
  UNSEEN_WORDS,
} from './sample-articles.ts';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** An anchor as the definitions mint it. */
export function mint(text: string): string {
  const hash = createHash('sha256')
    .update(`q1\0${words(text).join(' ')}`)
    .digest();
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = Array.from({ length: 10 }, (_, i) => CROCKFORD[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]);
  return `q-${digits.join('')}`;
}

const spanOf = (article: Article, part: string, nth = 0): TextSpan => ({
  ...locate(article.text, part, nth),
  text: part,
});

// ---------------------------------------------------------------- speakers and documents

const speaker = (id: string, name: string, kind: Speaker['kind'], more: Partial<Speaker> = {}): Speaker => ({
  id,
  name,
  kind,
  aliases: [],
  roles: [],
  voiceOf: [],
  ...more,
});

const UNION = 'wrackline-ferry-crews-union';
const speakers: Speaker[] = [
  speaker('a-harbour-official', 'a harbour official', 'unnamed'),
  speaker('constructor', 'constructor', 'group'),
  speaker('maren-solheim', 'Maren Solheim', 'person', {
    aliases: ['Solheim'],
    roles: ['the union’s lawyer'],
    voiceOf: [UNION],
  }),
  speaker('ottilie-brandt', 'Ottilie Brandt', 'person', { aliases: ['Brandt'], roles: ['Mayor'] }),
  speaker('sum-a1', '=SUM(A1) <i>\u202ereversed', 'organisation', { aliases: ['[link](javascript:alert(1))'] }),
  speaker(UNION, 'Wrackline Ferry Crews’ Union', 'organisation', {
    aliases: ['the union', 'the union of the ferry crews'],
  }),
];

const LETTER = 'letter-wrackline-ferry-crews-union-ottilie-brandt';
const POST = 'post-ottilie-brandt';
const SAID = 'statement-maren-solheim';
const documents: OriginatingDocument[] = [
  {
    id: LETTER,
    label: 'Letter from the Wrackline Ferry Crews’ Union to Mayor Ottilie Brandt',
    type: 'letter',
    inferred: false,
    speakerId: UNION,
    addressee: 'Mayor Ottilie Brandt',
    date: '2031-03-03',
    mentions: [
      { articleId: coast.id, ...spanOf(coast, 'has written to Mayor Ottilie Brandt') },
      { articleId: estuary.id, ...spanOf(estuary, 'says in its letter') },
      { articleId: gazette.id, ...spanOf(gazette, 'wrote a letter to Mayor Ottilie Brandt on 3 March') },
    ],
  },
  {
    id: POST,
    label: 'Post by Ottilie Brandt',
    type: 'post',
    inferred: false,
    speakerId: 'ottilie-brandt',
    addressee: null,
    date: null,
    mentions: [{ articleId: gazette.id, ...spanOf(gazette, 'answered in a post') }],
  },
  {
    id: SAID,
    label: 'Statement by Maren Solheim',
    type: 'statement',
    inferred: true,
    speakerId: 'maren-solheim',
    addressee: null,
    date: null,
    mentions: [],
  },
];

// ---------------------------------------------------------------- statements

interface Printed {
  readonly in: Article;
  readonly parts: readonly string[];
  readonly relation?: Relation;
  readonly k1Equal?: boolean;
  readonly changes?: readonly Change[];
  readonly speaker?: string | null;
  readonly document?: string | null;
}

function occurrence(text: string, speakerId: string | null, documentId: string | null, printed: Printed): Occurrence {
  const { in: article, relation = 'verbatim', changes = [] } = printed;
  const parts = printed.parts.map((part) => locate(article.text, part));
  const own = printed.parts.join(' ');
  const k1Equal = relation === 'verbatim' && (printed.k1Equal ?? true);
  return {
    articleId: article.id,
    outlet: article.outlet,
    start: Math.min(...parts.map((part) => part.start)),
    end: Math.max(...parts.map((part) => part.end)),
    parts,
    text: own,
    relation,
    k1Equal,
    changes,
    omits: null,
    diff: k1Equal ? [] : diff(text, own),
    speakerId: printed.speaker === undefined ? speakerId : printed.speaker,
    documentId: printed.document === undefined ? documentId : printed.document,
    quotation: relation === 'unquoted' ? null : 0,
  };
}

function diff(from: string, to: string): DiffStep[] {
  return diffWordsWithSpace(from, to).map((step) => ({
    op: step.added ? 'inserted' : step.removed ? 'deleted' : 'same',
    text: step.value,
  }));
}

function count(occurrences: readonly Occurrence[]): Counts {
  const distinct = (of: readonly Occurrence[], key: (article: Article) => string | null) =>
    new Set(of.map((o) => articles.find((a) => a.id === o.articleId)).map((a) => a && (key(a) ?? a.id))).size;
  const by = (relation: Relation) => occurrences.filter((o) => o.relation === relation);
  const outlets = (of: readonly Occurrence[]) => distinct(of, (article) => article.outlet);
  const owners = distinct(occurrences, (article) => article.owner ?? article.outlet);
  return {
    outlets: outlets(occurrences),
    owners,
    independent: owners,
    verbatim: outlets(by('verbatim')),
    excerpt: outlets(by('excerpt')),
    altered: outlets(by('altered')),
    unquoted: outlets(by('unquoted')),
  };
}

function statement(
  text: string,
  speakerId: string | null,
  documentId: string | null,
  printed: readonly Printed[],
  more: Partial<Statement> = {},
): Statement {
  const occurrences = printed
    .map((entry) => occurrence(text, speakerId, documentId, entry))
    .sort((a, b) => compareText(a.articleId, b.articleId) || a.start - b.start);
  const printedWords = occurrences.map((o) => words(o.text).join(' '));
  const others = occurrences.filter(
    (_, i) => printedWords[i] !== words(text).join(' ') && printedWords.indexOf(printedWords[i] ?? '') === i,
  );
  return {
    anchor: mint(text),
    text,
    speakerId,
    documentId,
    contested: false,
    confidence: 0.97,
    counts: count(occurrences),
    occurrences,
    wordings: others
      .map((o) => ({ id: mint(o.text), text: o.text, relation: o.relation, outlets: 1 }))
      .sort((a, b) => compareText(a.id, b.id)),
    formerWordings: [],
    ...more,
  };
}

const change = (type: Change['type'], from: string, to: string, declared = false): Change => ({
  type,
  from,
  to,
  declared,
  severity: 'facts',
  reason: type === 'number' ? 'a number' : 'a denial',
});

export const UNPAID =
  'The council has not paid a single night crew since 14 January, and our members will not sail for free.';
const UNPAID_ALTERED =
  'The council has paid a single night crew since 4 January, and our members will not sail for free,';
const RESTORE = 'We ask that you restore the late crossing before the spring tides.';
const RESTORE_PART = 'restore the late crossing before the spring tides';
const LUXURY = 'Night boats are a luxury we can no longer afford.';
const PROMISE = 'There was never a promise to run boats after midnight';

const statements: Statement[] = [
  statement(UNPAID, UNION, LETTER, [
    { in: gazette, parts: [UNPAID.replace(/\.$/, ',')] },
    { in: estuary, parts: [UNPAID] },
    {
      in: coast,
      parts: [UNPAID_ALTERED],
      relation: 'altered',
      changes: [change('negation', 'not', ''), change('number', '14', '4')],
    },
  ]),
  statement(
    RESTORE,
    UNION,
    LETTER,
    [
      { in: gazette, parts: [RESTORE] },
      { in: coast, parts: [RESTORE] },
      { in: estuary, parts: [RESTORE_PART], relation: 'excerpt' },
      { in: pasted, parts: [RESTORE_PART], relation: 'unquoted', speaker: null, document: null },
    ],
    { formerWordings: ['We ask you to restore the late crossing before the spring tides.'] },
  ),
  statement('If the lights go out, so does the harbour.', 'maren-solheim', SAID, [
    { in: gazette, parts: ['If the lights go out,', 'so does the harbour.'], document: null },
    { in: coast, parts: ['If the lights go out,', 'so does the harbour.'], k1Equal: false, document: null },
  ]),
  statement(
    PROMISE,
    'ottilie-brandt',
    null,
    [
      { in: gazette, parts: [`${PROMISE}.`] },
      { in: estuary, parts: [`${PROMISE},`], speaker: 'a-harbour-official' },
    ],
    { contested: true, confidence: 0.81 },
  ),
  statement(LUXURY, 'ottilie-brandt', POST, [
    { in: gazette, parts: [LUXURY] },
    {
      in: coast,
      parts: ['night boats are a luxury [Greywater] can no longer afford.'],
      relation: 'altered',
      changes: [change('bracketed', 'we', '[Greywater]', true)],
    },
    {
      in: estuary,
      parts: ['Night boats are a luxury … Sorry.'],
      relation: 'altered',
      changes: [
        change('splice', 'Night boats are a luxury', 'Night boats are a luxury … Sorry.'),
        change('ellipsis', 'we can no longer afford', '', true),
      ],
    },
  ]),
  statement('Sorry.', 'ottilie-brandt', POST, [
    { in: gazette, parts: ['Sorry.'] },
    {
      in: estuary,
      parts: ['Night boats are a luxury … Sorry.'],
      relation: 'altered',
      changes: [change('splice', 'Sorry.', 'Night boats are a luxury … Sorry.')],
    },
  ]),
  statement('My grandmother used to say ‘a port that sleeps is a pond’ and she was right.', 'maren-solheim', null, [
    { in: gazette, parts: ['My grandmother used to say ‘a port that sleeps is a pond’ and she was right.'] },
  ]),
  statement('floating ghost town', 'maren-solheim', null, [{ in: gazette, parts: ['floating ghost town'] }], {
    confidence: 0.74,
  }),
  statement(
    'Nobody here wants to sign it.',
    'a-harbour-official',
    null,
    [{ in: estuary, parts: ['Nobody here wants to sign it.'] }],
    { confidence: 0.52 },
  ),
  statement(
    'Last boat at nine, says the board.',
    null,
    null,
    [{ in: pasted, parts: ['Last boat at nine, says the board.'] }],
    { confidence: 0.41 },
  ),
  statement(HOSTILE_WORDS, 'sum-a1', null, [{ in: hostile, parts: [HOSTILE_WORDS] }]),
  statement(UNSEEN_WORDS, 'sum-a1', null, [{ in: hostile, parts: [UNSEEN_WORDS] }]),
].sort((a, b) => compareText(a.anchor, b.anchor));

// ---------------------------------------------------------------- quotations

function quote(
  article: Article,
  text: string,
  kind: QuotationKind = 'statement',
  more: Partial<ReportQuotation> & { readonly by?: string; readonly cued?: string } = {},
): ReportQuotation {
  const { by, cued, ...rest } = more;
  const span = spanOf(article, text);
  const holds = statements.filter((s) =>
    s.occurrences.some(
      (o) =>
        o.articleId === article.id &&
        o.quotation !== null &&
        o.parts.some((p) => p.start >= span.start && p.end <= span.end),
    ),
  );
  const first = holds[0];
  const cue = cued === undefined ? null : spanOf(article, cued);
  const mention = by === undefined ? null : spanOf(article, by);
  return {
    articleId: article.id,
    ...span,
    kind,
    parts: [locate(article.text, text)],
    parent: null,
    cue,
    mention,
    speakerId: first?.speakerId ?? null,
    documentId: first?.documentId ?? null,
    confidence: first?.confidence ?? 0.9,
    evidence: [
      ...(cue === null ? [] : [{ note: 'cue', span: cue }]),
      ...(mention === null ? [] : [{ note: 'source', span: mention }]),
    ],
    statements: kind === 'statement' || kind === 'fragment' ? holds.map((s) => s.anchor) : [],
    ...rest,
  };
}

const quotations: ReportQuotation[] = [
  quote(gazette, UNPAID.replace(/\.$/, ','), 'statement', { by: 'it', cued: 'says' }),
  quote(gazette, RESTORE, 'statement', {
    by: 'it',
    cued: 'says',
    evidence: [{ note: 'goes on after “it says”', span: null }],
  }),
  quote(gazette, 'If the lights go out,', 'statement', { by: 'the union’s lawyer, Maren Solheim', cued: 'said' }),
  quote(
    gazette,
    'so does the harbour. My grandmother used to say ‘a port that sleeps is a pond’ and she was right.',
    'statement',
    {
      by: 'the union’s lawyer, Maren Solheim',
      cued: 'said',
    },
  ),
  quote(gazette, 'a port that sleeps is a pond', 'nested', { parent: 3 }),
  quote(gazette, 'floating ghost town', 'fragment', { by: 'Solheim', cued: 'called' }),
  quote(gazette, `${LUXURY} Sorry.`, 'statement', { by: 'Brandt', cued: 'answered in a post' }),
  quote(gazette, `${PROMISE}.`, 'statement', { by: 'She', cued: 'told' }),
  quote(gazette, 'night boat fund', 'term'),
  quote(gazette, 'The Long Ebb', 'title'),
  quote(gazette, 'concerned', 'scare'),
  quote(coast, UNPAID_ALTERED, 'statement', { by: 'the letter', cued: 'says' }),
  quote(coast, RESTORE, 'statement', { by: 'the letter', cued: 'says' }),
  quote(coast, 'If the lights go out,', 'statement', { by: 'Maren Solheim', cued: 'said' }),
  quote(coast, 'so does the harbour.', 'statement', { by: 'Maren Solheim', cued: 'said' }),
  quote(coast, 'night boats are a luxury [Greywater] can no longer afford.', 'statement', {
    by: 'Brandt',
    cued: 'posted',
  }),
  quote(estuary, 'night shift for nothing', 'scare'),
  quote(estuary, RESTORE_PART, 'fragment', { by: 'The union', cued: 'asks' }),
  quote(estuary, UNPAID, 'statement', { by: 'It', cued: 'says' }),
  quote(estuary, `${PROMISE},`, 'statement', { by: 'a harbour official', cued: 'said', speakerId: 'ottilie-brandt' }),
  quote(estuary, 'Nobody here wants to sign it.', 'statement', { by: 'a harbour official', cued: 'said' }),
  quote(estuary, 'Night boats are a luxury … Sorry.', 'statement', { by: 'The mayor’s post', cued: 'was brief' }),
  quote(estuary, 'Always a Crossing', 'term'),
  quote(pasted, 'Last boat at nine, says the board.'),
  quote(hostile, HOSTILE_WORDS, 'statement', { by: '=SUM(A1)', cued: 'said' }),
  quote(hostile, UNSEEN_WORDS, 'statement', { by: 'it', cued: 'added' }),
  quote(hostile, 'constructor', 'scare'),
].sort((a, b) => compareText(a.articleId, b.articleId) || a.start - b.start);

/** Occurrences name the index of their quotation in the article's list. */
function withQuotations(entry: Statement): Statement {
  const occurrences = entry.occurrences.map((o) => {
    const list = quotations.filter((q) => q.articleId === o.articleId);
    return o.quotation === null ? o : { ...o, quotation: list.findIndex((q) => q.start <= o.start && o.start < q.end) };
  });
  return { ...entry, occurrences };
}

// ---------------------------------------------------------------- retired ids

const retired = (line: Partial<LockLine> & Pick<LockLine, 'id' | 'of' | 'status' | 'text'>): LockLine => ({
  generation: 1,
  speaker: null,
  articles: [],
  keys: {},
  former: [],
  to: null,
  splitInto: [],
  ...line,
});

export const ALIAS = mint('an older wording of the statement on unpaid nights');
export const GONE = mint('a statement that no article holds any more');

const retiredLines: LockLine[] = [
  retired({
    id: ALIAS,
    of: 'statement',
    status: 'alias',
    text: 'The council has not paid a night crew since 14 January.',
    speaker: 'Wrackline Ferry Crews’ Union',
    articles: [gazette.id],
    to: mint(UNPAID),
  }),
  retired({
    id: GONE,
    of: 'statement',
    status: 'gone',
    text: 'The tide <waits> for {{ nobody }}.',
    speaker: 'Maren Solheim',
    articles: ['a-withdrawn-article', gazette.id],
    former: ['The tide waits for no one.'],
    splitInto: [mint(RESTORE)],
  }),
  retired({ id: 'email-maren-solheim', of: 'document', status: 'gone', text: 'Email from Maren Solheim' }),
  retired({ id: 'marren-solheim', of: 'speaker', status: 'alias', text: 'Marren Solheim', to: 'maren-solheim' }),
].sort((a, b) => compareText(a.id, b.id));

// ---------------------------------------------------------------- report

const allStatements = statements.map(withQuotations);

export const sample: Report = {
  title: 'The night ferry, quote by quote',
  baseUrl: null,
  fullText: true,
  articles,
  speakers,
  documents,
  quotations,
  statements: allStatements,
  orders: reassembleDocuments({ articles, documents, quotations, statements: allStatements }),
  keptApart: [
    {
      statements: [mint(UNPAID), mint(RESTORE)].sort(compareText) as [string, string],
      distance: 4,
      words: 16,
      reason: 'distance',
    },
  ],
  unresolved: [{ articleId: pasted.id, ...locate(pasted.text, '“'), reason: 'an opening mark without its partner' }],
  credits: [
    {
      articleId: coast.id,
      creditedOutlet: 'Greywater Gazette',
      ...spanOf(coast, 'the Greywater Gazette reported on Tuesday'),
    },
  ],
  setAside: [
    { file: 'blank.txt', reason: 'the file is empty' },
    { file: 'hafen.txt', reason: 'the article is not in English' },
  ],
  findings: [
    { level: 'warning', file: 'estuary-post.txt', line: null, message: 'read as windows-1252: it is not valid UTF-8' },
    { level: 'error', file: '=broken.jsonl', line: 7, message: 'not JSON: <unexpected> end of input' },
  ],
  retired: retiredLines,
  corrections: [
    {
      of: 'speaker',
      anchors: [statements[0]?.anchor ?? ''],
      words: statements[0]?.text ?? '',
      from: null,
      to: 'Maren <b>Solheim</b>',
      note: '=checked against the recording',
      by: 'the {{ desk }}',
    },
    { of: 'kind', anchors: [], words: 'night shift', from: 'statement', to: 'term', note: null, by: null },
    { of: 'merge', anchors: [], words: null, from: 'Solheim', to: 'Maren Solheim', note: null, by: null },
  ],
};

/** The anchor of a statement of the sample by the beginning of its words. */
export function anchorOf(beginning: string): string {
  const found = sample.statements.find((entry) => entry.text.startsWith(beginning));
  if (found === undefined) throw new Error(`no statement begins with ${beginning}`);
  return found.anchor;
}

export { HOSTILE_WORDS, UNSEEN_WORDS };
