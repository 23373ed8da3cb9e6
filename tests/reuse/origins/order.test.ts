/** Documents put together again: held against an order worked out the slow way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Article,
  Occurrence,
  OriginatingDocument,
  Passage,
  QuotationKind,
  ReportQuotation,
  Statement,
} from '../../../src/model.ts';
import { reassembleDocuments } from '../../../src/reuse/origins/order/reassemble.ts';

/** What one article prints, in its order: `[a, b]` is one quotation with two statements, a string alone the reporter's words. */
type Print = string | readonly string[];

const nameOf = (item: string): string => `q-${item.toLowerCase().padEnd(10, '0')}`;
const wordsOf = (item: string): string => `The ${item} boats sail at dawn.`;

/** Articles that quote a letter as told; `kinds` are the kinds of quotations other than statements, by their statement. */
function quote(
  tellings: Readonly<Record<string, readonly Print[]>>,
  kinds: Readonly<Record<string, QuotationKind>> = {},
) {
  const articles: Article[] = [];
  const quotations: ReportQuotation[] = [];
  const found = new Map<string, Occurrence[]>();
  for (const [id, prints] of Object.entries(tellings)) {
    let text = '';
    for (const print of prints) {
      if (typeof print === 'string') {
        text += `${print} `;
        continue;
      }
      text += '“';
      const start = text.length;
      for (const [i, item] of print.entries()) {
        if (i > 0) text += ' ';
        const span = { start: text.length, end: text.length + wordsOf(item).length };
        text += wordsOf(item);
        found.set(item, [...(found.get(item) ?? []), occurrence(id, span, wordsOf(item))]);
      }
      const own = { start, end: text.length, text: text.slice(start), parts: [{ start, end: text.length }] };
      quotations.push(quotation(id, own, kinds[print[0] ?? ''] ?? 'statement'));
      text += '” the letter says. ';
    }
    articles.push(article(id, text));
  }
  const statements = [...found].map(([item, occurrences]) => statement(item, occurrences));
  return { articles, quotations, statements, documents: [LETTER] };
}

const LETTER: OriginatingDocument = {
  ...{ id: 'letter', label: 'Letter', type: 'letter', inferred: false, speakerId: null, addressee: null },
  ...{ date: null, mentions: [] },
};

function article(id: string, text: string): Article {
  const stated = { file: `${id}.txt`, sha256: '', title: null, outlet: id, owner: null, byline: null, published: null };
  return { id, text, ...stated, url: null, words: 0, regions: [] };
}

function quotation(
  articleId: string,
  span: Pick<ReportQuotation, 'start' | 'end' | 'text' | 'parts'>,
  kind: QuotationKind,
) {
  const found = { cue: null, mention: null, speakerId: null, documentId: 'letter', confidence: 1, evidence: [] };
  return { articleId, ...span, kind, parent: null, ...found, statements: [] };
}

function occurrence(articleId: string, span: { start: number; end: number }, text: string): Occurrence {
  const how = { relation: 'verbatim', k1Equal: true, changes: [], omits: null, diff: [] } as const;
  return {
    articleId,
    outlet: articleId,
    ...span,
    parts: [span],
    text,
    ...how,
    speakerId: null,
    documentId: null,
    quotation: 0,
  };
}

function statement(item: string, occurrences: readonly Occurrence[]): Statement {
  const n = new Set(occurrences.map(({ outlet }) => outlet)).size;
  const counts = { outlets: n, owners: n, independent: n, verbatim: n, excerpt: 0, altered: 0, unquoted: 0 };
  const joint = { speakerId: null, documentId: 'letter', contested: false, confidence: 1 };
  const names = { anchor: nameOf(item), text: wordsOf(item), wordings: [], formerWordings: [] };
  return { ...names, ...joint, counts, occurrences };
}

/** The passages as a line to read: `A B {C | D E}`; `~` runs on, `…` is parted by a marked cut. */
function spell(passages: readonly Passage[]): string {
  return passages
    .map((passage) => {
      if (passage.kind === 'unordered') {
        const known = passage.known.map(([a, b]) => `${short(a)}<${short(b)}`);
        return `{${[passage.strands.map(spell).join(' | '), ...known].join(' ')}}`;
      }
      return { running: '~', cut: '…', open: '' }[passage.join] + short(passage.anchor);
    })
    .join(' ');
}

const short = (anchor: string): string => anchor.slice(2).replace(/0+$/, '').toUpperCase();

function orderOf(
  tellings: Readonly<Record<string, readonly Print[]>>,
  kinds: Readonly<Record<string, QuotationKind>> = {},
) {
  const [order] = reassembleDocuments(quote(tellings, kinds));
  if (order === undefined) throw new Error('no document');
  const conflicts = order.conflicts.map(({ first, second, articles, against }) => {
    return `${short(first)}<${short(second)} ${articles}${against.length > 0 ? ` not ${against}` : ''}`;
  });
  return { read: spell(order.passages), conflicts, apart: order.apart.map(short), sequence: order.sequence.map(short) };
}

describe('a document put together again', () => {
  it('joins the sequences of its articles', () => {
    expect(orderOf({ x: [['A'], ['B']], y: [['B'], ['C']] }).read).toBe('A B C');
  });

  it('shows what no article orders side by side', () => {
    expect(orderOf({ x: [['A'], ['B'], ['D']], y: [['A'], ['C'], ['D']] }).read).toBe('A {B | C} D');
    expect(orderOf({ x: [['A'], ['B']], y: [['C'], ['D']] }).read).toBe('{A B | C D}');
  });

  it('names the known pairs where the order falls into no runs', () => {
    const { read, sequence } = orderOf({ w: [['A'], ['C']], x: [['A'], ['D']], y: [['B'], ['D']] });
    expect(read).toBe('{A | B | D | C A<D B<D A<C}');
    expect(sequence).toEqual(['A', 'B', 'D', 'C']);
  });

  it('does not order what two articles print in both orders, and says who', () => {
    const { read, conflicts } = orderOf({ w: [['A'], ['B'], ['C']], x: [['B'], ['A']], y: [['B'], ['A']] });
    expect(read).toBe('{A | B} C');
    expect(conflicts).toEqual(['B<A x,y not w']);
  });

  it('shows a circle of three articles as contradictions', () => {
    const { read, conflicts } = orderOf({ x: [['A'], ['B']], y: [['B'], ['C']], z: [['C'], ['A']] });
    expect(read).toBe('{A | B | C}');
    expect(conflicts).toEqual(['A<B x', 'B<C y', 'C<A z']);
  });

  it('sees no gap where one quotation runs on', () => {
    expect(orderOf({ x: [['A', 'B'], ['C']] }).read).toBe('A ~B C');
    expect(orderOf({ x: [['A'], ['B']], y: [['A', 'B']] }).read).toBe('A ~B');
  });

  it('sets fragments apart and reads no order from them', () => {
    const { read, apart } = orderOf({ x: [['F'], ['A'], ['B']] }, { F: 'fragment' });
    expect(read).toBe('A B');
    expect(apart).toEqual(['F']);
  });

  it('reads no order from a statement that stands before and after another', () => {
    expect(orderOf({ x: [['A'], ['B'], ['A']] }).read).toBe('{A | B}');
  });

  it('reads no order from a headline or a caption', () => {
    const told = quote({ x: [['B'], ['A'], ['B']] });
    const end = told.quotations[0]?.end ?? 0;
    const articles = told.articles.map((own) => ({ ...own, regions: [{ kind: 'headline' as const, start: 0, end }] }));
    expect(spell(reassembleDocuments({ ...told, articles })[0]?.passages ?? [])).toBe('A B');
  });

  it('takes a marked cut for one, though another article prints none', () => {
    const told = quote({ x: [['A', 'B']], y: [['A', 'B']] });
    const articles = told.articles.map((own) =>
      own.id === 'y' ? { ...own, text: own.text.replace('dawn. The', 'dawn.…The') } : own,
    );
    expect(spell(reassembleDocuments({ ...told, articles })[0]?.passages ?? [])).toBe('A …B');
  });
});

// ---------------------------------------------------------------- against the slow way

const ITEMS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
/** Articles, each with some of the items in some order, each item once. */
const tellings = fc
  .array(fc.shuffledSubarray(ITEMS, { minLength: 1 }), { minLength: 1, maxLength: 6 })
  .map((lists) => Object.fromEntries(lists.map((list, i) => [`a${i}`, list.map((item) => [item])])));
type Tellings = Record<string, string[][]>;

const pairOf = (a: string, b: string): string => `${a}<${b}`;

/** All pairs that some article prints in this order. */
function printed(told: Tellings): Set<string> {
  return new Set(
    Object.values(told).flatMap((list) =>
      list.flatMap(([a = ''], i) => list.slice(i + 1).map(([b = '']) => pairOf(a, b))),
    ),
  );
}

/** All pairs that follow from some, by Warshall. */
function close(pairs: ReadonlySet<string>): Set<string> {
  const closed = new Set(pairs);
  for (const middle of ITEMS)
    for (const a of ITEMS)
      for (const b of ITEMS)
        if (closed.has(pairOf(a, middle)) && closed.has(pairOf(middle, b))) closed.add(pairOf(a, b));
  return closed;
}

const turn = (pair: string): string => pair.split('<').reverse().join('<');

/** The pairs that nothing contradicts: no article prints them the other way round, nor do such pairs together. */
function uncontradicted(told: Tellings): Set<string> {
  const all = printed(told);
  const oneWay = new Set([...all].filter((pair) => !all.has(turn(pair))));
  const closed = close(oneWay);
  return new Set([...oneWay].filter((pair) => !closed.has(turn(pair))));
}

/** The pairs that passages show as ordered. */
function shown(passages: readonly Passage[]): Set<string> {
  const pairs = new Set<string>();
  const items = (list: readonly Passage[]): string[] =>
    list.flatMap((p) => (p.kind === 'statement' ? [short(p.anchor)] : p.strands.flatMap(items)));
  const visit = (list: readonly Passage[]): void => {
    list.forEach((passage, i) => {
      for (const a of items([passage])) for (const b of items(list.slice(i + 1))) pairs.add(pairOf(a, b));
      if (passage.kind === 'statement') return;
      passage.strands.forEach(visit);
      for (const [a, b] of passage.known) pairs.add(pairOf(short(a), short(b)));
    });
  };
  visit(passages);
  return close(pairs);
}

describe('the order, by the slow way', () => {
  it('shows exactly the pairs that follow from what nothing contradicts', () => {
    fc.assert(
      fc.property(tellings, (told) => {
        const [order] = reassembleDocuments(quote(told));
        expect([...shown(order?.passages ?? [])].sort()).toEqual([...close(uncontradicted(told))].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('reads in a line that contradicts no uncontradicted pair and leaves nothing out', () => {
    fc.assert(
      fc.property(tellings, (told) => {
        const [order] = reassembleDocuments(quote(told));
        const line = order?.sequence.map(short) ?? [];
        for (const pair of uncontradicted(told)) {
          const [a = '', b = ''] = pair.split('<');
          expect(line.indexOf(a)).toBeLessThan(line.indexOf(b));
        }
        expect([...line].sort()).toEqual([...new Set(Object.values(told).flat(2))].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('names every contradiction once, with its articles', () => {
    fc.assert(
      fc.property(tellings, (told) => {
        const kept = uncontradicted(told);
        const lost = [...printed(told)].filter((pair) => !kept.has(pair));
        const named = (reassembleDocuments(quote(told))[0]?.conflicts ?? []).flatMap(({ first, second, against }) => {
          const pair = pairOf(short(first), short(second));
          return against.length > 0 ? [pair, turn(pair)] : [pair];
        });
        expect(named.sort()).toEqual(lost.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the articles', () => {
    fc.assert(
      fc.property(tellings, fc.infiniteStream(fc.nat()), (told, numbers) => {
        const { articles, quotations, statements, documents } = quote(told);
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((entry) => ({ entry, key: numbers.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ entry }) => entry);
        const mixed = shuffle(articles);
        const again = reassembleDocuments({
          articles: mixed,
          quotations: mixed.flatMap(({ id }) => quotations.filter(({ articleId }) => articleId === id)),
          statements: shuffle(statements).map((own) => ({ ...own, occurrences: shuffle(own.occurrences) })),
          documents,
        });
        expect(again).toEqual(reassembleDocuments({ articles, quotations, statements, documents }));
      }),
    );
  });
});
