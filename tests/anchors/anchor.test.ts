import { describe, expect, it } from 'vitest';
import { type Anchored, assignAnchors } from '../../src/anchors/anchor.ts';
import { checkLock } from '../../src/anchors/check.ts';
import { formatLock } from '../../src/anchors/lockfile.ts';
import { type KeyAlgorithm, mintAnchor, Q1 } from '../../src/anchors/mint.ts';
import type { LockLine } from '../../src/model.ts';
import { findReuse } from '../../src/reuse/reuse.ts';
import { buildCorpus, quotedStretches, type SaidBy, type TestArticle } from '../reuse/gold.ts';

/** An article whose quotations are all said by one speaker, in one document if any. */
function article(id: string, text: string, speaker: string | null, rest: Partial<SaidBy> = {}): TestArticle {
  const mention = speaker === null ? {} : { mention: speaker };
  const said = quotedStretches(text).map(
    (span): SaidBy => ({ kind: 'statement', speaker, ...mention, ...rest, ...span }),
  );
  return { id, text, outlet: id, said };
}

function build(tests: readonly TestArticle[], lock: readonly LockLine[] = []): Anchored {
  const { articles, corpus } = buildCorpus(tests);
  return assignAnchors({ articles, corpus, reuse: findReuse(articles, corpus) }, lock);
}

const line = ({ lock }: Anchored, id: string): LockLine | undefined => lock.find((entry) => entry.id === id);
const WHOLE = 'The council knew about the cracks in March and told nobody until June.';
const PART = 'The council knew about the cracks in March.';
const OTHER = 'Nobody has ever repaired the western pier since it was built.';

describe('a first build', () => {
  const built = build([article('a', `“${WHOLE}” “${OTHER}”`, 'Ann Lee'), article('b', `“${WHOLE}”`, 'Ann Lee')]);

  it('mints from the words alone', () => {
    expect(built.statements.map(({ anchor }) => anchor).sort()).toEqual([mintAnchor(WHOLE), mintAnchor(OTHER)].sort());
    expect(line(built, mintAnchor(WHOLE))).toEqual({
      id: mintAnchor(WHOLE),
      of: 'statement',
      status: 'active',
      generation: 1,
      text: WHOLE,
      speaker: 'ann-lee',
      articles: ['a', 'b'],
      keys: { q1: mintAnchor(WHOLE) },
      former: [],
      to: null,
      splitInto: [],
    });
  });

  it('gives quotations the anchors of their statements', () => {
    const anchors = built.quotations.map(({ articleId, statements }) => [articleId, ...statements]);
    expect(anchors).toEqual([
      ['a', mintAnchor(WHOLE)],
      ['a', mintAnchor(OTHER)],
      ['b', mintAnchor(WHOLE)],
    ]);
  });

  it('gives equal words of two people a longer id: fewer occurrences, then the name', () => {
    const words = 'No comment at this time.';
    const { statements } = build([
      article('a', `“${words}”`, 'Bo Day'),
      article('b', `“${words}”`, 'Cy Fox'),
      article('c', `“${words}”`, 'Ann Lee'),
      article('d', `“${words}”`, 'Cy Fox'),
    ]);
    const ids = Object.fromEntries(statements.map(({ anchor, speakerId }) => [speakerId, anchor.length]));
    expect(ids).toEqual({ 'cy-fox': 12, 'ann-lee': 13, 'bo-day': 14 });
    expect(new Set(statements.map(({ anchor }) => anchor.slice(0, 12)))).toEqual(new Set([mintAnchor(words)]));
  });

  it('lists every other wording under the id of its words', () => {
    const changed = WHOLE.replace('March', 'April');
    const { statements } = build([
      article('a', `“${WHOLE}”`, 'Ann Lee'),
      article('b', `“${WHOLE}”`, 'Ann Lee'),
      article('c', `“${changed}” “${PART}”`, 'Ann Lee'),
    ]);
    expect(statements).toHaveLength(1);
    expect(statements[0]?.wordings).toEqual(
      [
        { id: mintAnchor(changed), text: changed, relation: 'altered', outlets: 1 },
        { id: mintAnchor(PART), text: PART, relation: 'excerpt', outlets: 1 },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });
});

describe('the next build', () => {
  const tests = [article('a', `“${WHOLE}”`, 'Ann Lee'), article('b', `“${OTHER}”`, 'Ann Lee')];
  const first = build(tests);

  it('changes nothing where nothing changed', () => {
    expect(formatLock(build(tests, first.lock).lock)).toBe(formatLock(first.lock));
    expect(checkLock(first.lock, build(tests, first.lock))).toEqual({ broken: [], changed: [], outOfDate: false });
  });

  it('keeps the ids when articles are added, renamed and reordered', () => {
    const next = build(
      [
        article('z', `“${WHOLE}”`, 'Ann Lee'),
        article('b', `“${OTHER}”`, 'Ann Lee'),
        article('c', '“Some new words altogether.”', 'Bo Day'),
      ],
      first.lock,
    );
    expect(line(next, mintAnchor(WHOLE))).toMatchObject({ status: 'active', generation: 1, articles: ['z'] });
    expect(line(next, mintAnchor('Some new words altogether.'))).toMatchObject({ generation: 2 });
  });

  it('leaves the id with a longer wording that turns up later, and shows the former one', () => {
    const short = build([article('a', `“${PART}”`, 'Ann Lee')]);
    const next = build([article('a', `“${PART}”`, 'Ann Lee'), article('b', `“${WHOLE}”`, 'Ann Lee')], short.lock);
    expect(next.statements).toMatchObject([{ anchor: mintAnchor(PART), text: WHOLE, formerWordings: [PART] }]);
    expect(next.retired).toEqual([]);
    const again = build([article('b', `“${WHOLE}”`, 'Ann Lee')], next.lock);
    expect(again.statements).toMatchObject([{ anchor: mintAnchor(PART), text: WHOLE, formerWordings: [PART] }]);
  });

  it('makes a tombstone of a statement that went, and an anchor again of it when it returns', () => {
    const gone = build([tests[1] as TestArticle], first.lock);
    expect(gone.retired).toMatchObject([{ id: mintAnchor(WHOLE), status: 'gone', text: WHOLE, articles: ['a'] }]);
    const back = build([article('d', `“${WHOLE}”`, 'Bo Day')], gone.lock);
    expect(back.statements).toMatchObject([{ anchor: mintAnchor(WHOLE), speakerId: 'bo-day' }]);
  });

  it('keeps the id when the speaker is corrected', () => {
    const next = build([article('a', `“${WHOLE}”`, 'Bo Day')], first.lock);
    expect(next.statements).toMatchObject([{ anchor: mintAnchor(WHOLE), speakerId: 'bo-day' }]);
  });

  it('lets the older anchor survive a merge; the other one leads to it', () => {
    const two = [article('a', `“${PART}”`, 'Ann Lee')];
    const older = build(two);
    const changed = 'The council knew of the cracks, and told nobody until late June.';
    const apart = build([...two, article('b', `“${changed}”`, 'Ann Lee')], older.lock);
    expect(apart.statements).toHaveLength(2);
    const bridge =
      'The council knew about the cracks in March. The council knew of the cracks, and told nobody until late June';
    const merged = build(
      [...two, article('b', `“${changed}”`, 'Ann Lee'), article('c', `“${bridge}”`, 'Ann Lee', { kind: 'fragment' })],
      apart.lock,
    );
    expect(merged.statements).toMatchObject([{ anchor: mintAnchor(PART) }]);
    expect(line(merged, mintAnchor(changed))).toMatchObject({ status: 'alias', to: mintAnchor(PART) });
    const apartAgain = build([...two, article('b', `“${changed}”`, 'Ann Lee')], merged.lock);
    expect(apartAgain.statements.map(({ anchor }) => anchor).sort()).toEqual(
      [mintAnchor(PART), mintAnchor(changed)].sort(),
    );
  });

  it('leaves the id with the larger part of a split, and says into what it split', () => {
    const said = (id: string, speaker: string): TestArticle => article(id, `“${WHOLE}” “${OTHER}”`, speaker);
    const one = build(['a', 'b', 'c'].map((id) => said(id, 'Ann Lee')));
    const split = build([said('a', 'Ann Lee'), said('b', 'Ann Lee'), article('c', `“${WHOLE}”`, 'Bo Day')], one.lock);
    const anchors = Object.fromEntries(
      split.statements.filter(({ text }) => text === WHOLE).map(({ speakerId, anchor }) => [speakerId, anchor]),
    );
    expect(anchors['ann-lee']).toBe(mintAnchor(WHOLE));
    expect(anchors['bo-day']).toBe(mintAnchor(WHOLE, 11));
    expect(line(split, mintAnchor(WHOLE))?.splitInto).toEqual([anchors['bo-day']]);
    const later = build([said('a', 'Ann Lee'), article('c', `“${WHOLE}”`, 'Bo Day')], split.lock);
    expect(line(later, mintAnchor(WHOLE))?.splitInto).toEqual([anchors['bo-day']]);
  });

  it('does not give a vanished speaker’s id to another one who says the same', () => {
    const phrase = 'No comment at this time.';
    const both = build([article('a', `“${phrase}”`, 'Ann Lee'), article('b', `“${phrase}”`, 'Bo Day')]);
    const ids = Object.fromEntries(both.statements.map(({ speakerId, anchor }) => [speakerId, anchor]));
    const one = build([article('b', `“${phrase}”`, 'Bo Day')], both.lock);
    expect(one.statements).toMatchObject([{ anchor: ids['bo-day'] }]);
    expect(line(one, ids['ann-lee'] ?? '')).toMatchObject({ status: 'gone' });
    const back = build([article('a', `“${phrase}”`, 'Ann Lee'), article('b', `“${phrase}”`, 'Bo Day')], one.lock);
    expect(Object.fromEntries(back.statements.map(({ speakerId, anchor }) => [speakerId, anchor]))).toEqual(ids);
  });

  it('tells two unattributed phrases apart, also when their articles are renamed', () => {
    const phrase = '“No comment at this time.”';
    const two = build([article('a', phrase, null), article('b', phrase, null)]);
    const renamed = build([article('x', phrase, null), article('y', phrase, null)], two.lock);
    const ids = (built: Anchored): string[] => built.statements.map(({ anchor }) => anchor);
    expect(ids(renamed)).toEqual(ids(two));
    expect(renamed.retired).toEqual([]);
  });
});

describe('which line goes on', () => {
  const said = (id: string, speaker: string | null, ...words: string[]): TestArticle =>
    article(id, words.map((own) => `“${own}”`).join(' '), speaker);
  const anchorsOf = (built: Anchored, text = WHOLE): Record<string, string> =>
    Object.fromEntries(
      built.statements.filter((own) => own.text === text).map(({ speakerId, anchor }) => [speakerId ?? '', anchor]),
    );

  it('is, of a split, that of the part which more of its articles print, whoever says it there', () => {
    const one = build(['a', 'b', 'c'].map((id) => said(id, 'Ann Lee', WHOLE, OTHER)));
    const split = build(
      [said('a', 'Ann Lee', WHOLE, OTHER), said('b', 'Bo Day', WHOLE), said('c', 'Bo Day', WHOLE)],
      one.lock,
    );
    expect(anchorsOf(split)).toEqual({ 'bo-day': mintAnchor(WHOLE), 'ann-lee': mintAnchor(WHOLE, 11) });
    expect(line(split, mintAnchor(WHOLE))?.splitInto).toEqual([mintAnchor(WHOLE, 11)]);
  });

  it('is that of the speaker where articles were renamed and another one took over a name', () => {
    const one = build([said('a', 'Ann Lee', WHOLE)]);
    const renamed = build([said('z', 'Ann Lee', WHOLE), said('a', 'Bo Day', WHOLE)], one.lock);
    expect(anchorsOf(renamed)).toMatchObject({ 'ann-lee': mintAnchor(WHOLE) });
  });

  it('is not changed by many who say the same later', () => {
    const one = build([said('a', 'Ann Lee', 'No comment at this time.')]);
    const more = ['b', 'c', 'd'].map((id) => said(id, 'Bo Day', 'No comment at this time.'));
    const next = build([said('a', 'Ann Lee', 'No comment at this time.'), ...more], one.lock);
    expect(anchorsOf(next, 'No comment at this time.')['ann-lee']).toBe(mintAnchor('No comment at this time.'));
  });

  it('leads on where equal words of two people turn out to be one person’s', () => {
    const two = build([said('a', 'Ann Lee', WHOLE), said('b', 'Bo Day', WHOLE)]);
    const ids = Object.values(anchorsOf(two));
    expect(ids.sort()).toEqual([mintAnchor(WHOLE), mintAnchor(WHOLE, 11)]);
    const one = build([said('a', 'Ann Lee', WHOLE), said('b', 'Ann Lee', WHOLE)], two.lock);
    const kept = anchorsOf(two)['ann-lee'];
    const other = ids.find((id) => id !== kept) ?? '';
    expect(anchorsOf(one)).toEqual({ 'ann-lee': mintAnchor(WHOLE) });
    const [left, right] = [line(one, kept ?? ''), line(one, other)];
    expect([left?.status, right?.status].sort()).toEqual(['active', 'alias']);
    expect([left?.to, right?.to]).toContain(mintAnchor(WHOLE));
    const apart = build([said('a', 'Ann Lee', WHOLE), said('b', 'Bo Day', WHOLE)], one.lock);
    expect(Object.values(anchorsOf(apart)).sort()).toEqual(ids);
  });

  it('answers to the id of the words that are shown now, too', () => {
    const short = build([said('a', 'Ann Lee', PART)]);
    const next = build([said('a', 'Ann Lee', PART), said('b', 'Ann Lee', WHOLE)], short.lock);
    expect(next.statements[0]).toMatchObject({ anchor: mintAnchor(PART), text: WHOLE });
    expect(next.statements[0]?.wordings.map(({ id }) => id)).toEqual([mintAnchor(WHOLE)]);
  });
});

describe('a second algorithm', () => {
  const Q2: KeyAlgorithm = { version: 'q2', fold: (text) => text.toLowerCase().replace(/[^a-z]+/g, '') };
  const rebuild = (tests: readonly TestArticle[], lock: readonly LockLine[]): Anchored => {
    const { articles, corpus } = buildCorpus(tests);
    return assignAnchors({ articles, corpus, reuse: findReuse(articles, corpus) }, lock, [Q1, Q2]);
  };
  const tests = [article('a', `“${WHOLE}”`, 'Ann Lee'), article('b', `“${OTHER}”`, 'Ann Lee')];
  const gone = article('c', '“Some new words altogether.”', 'Bo Day');

  it('mints beside the first and changes no published id', () => {
    const first = build(tests, build([...tests, gone]).lock);
    const next = rebuild(tests, first.lock);
    expect(next.lock.map(({ id, status, generation }) => [id, status, generation])).toEqual(
      first.lock.map(({ id, status, generation }) => [id, status, generation]),
    );
    for (const { of, text, keys } of next.lock.filter((own) => own.of === 'statement'))
      expect([of, keys]).toEqual(['statement', { q1: mintAnchor(text), q2: mintAnchor(text, 10, Q2) }]);
    expect(formatLock(rebuild(tests, next.lock).lock)).toBe(formatLock(next.lock));
  });

  it('mints what is new, and both keys of a wording resolve', () => {
    const next = rebuild([...tests, gone], build(tests).lock);
    const words = 'Some new words altogether.';
    const statement = next.statements.find(({ text }) => text === words);
    expect(statement?.anchor).toBe(mintAnchor(words, 10, Q2));
    expect(statement?.wordings.map(({ id }) => id)).toEqual([mintAnchor(words)]);
    expect(next.statements.find(({ text }) => text === WHOLE)?.wordings.map(({ id }) => id)).toEqual([
      mintAnchor(WHOLE, 10, Q2),
    ]);
  });
});

describe('speakers and documents', () => {
  const letter = (id: string, text: string, speaker: string, rest: Partial<SaidBy> = {}): TestArticle =>
    article(id, text, speaker, { document: 'letter', ...rest });

  it('keep their ids when a name grows', () => {
    const first = build([letter('a', `“${WHOLE}”`, 'Lee')]);
    expect(first.speakers.map(({ id }) => id)).toEqual(['lee']);
    const next = build([letter('a', `“${WHOLE}”`, 'Ann Lee'), letter('b', `“${WHOLE}”`, 'Ann Lee')], first.lock);
    expect(next.speakers).toMatchObject([{ id: 'lee', name: 'Ann Lee' }]);
    expect(next.documents).toMatchObject([{ id: 'letter-from-lee', label: 'Letter from Ann Lee', speakerId: 'lee' }]);
    expect(next.statements).toMatchObject([{ speakerId: 'lee', documentId: 'letter-from-lee' }]);
    expect(line(next, 'lee')).toMatchObject({ text: 'Ann Lee', former: ['Lee'] });
  });

  it('keep a document’s id by the statements it holds', () => {
    const first = build([letter('a', `“${WHOLE}” “${OTHER}”`, 'Ann Lee')]);
    const next = build([letter('a', `“${WHOLE}” “${OTHER}”`, 'Ann Lee', { addressee: 'Max Orr' })], first.lock);
    expect(next.documents).toMatchObject([{ id: 'letter-from-ann-lee', label: 'Letter from Ann Lee to Max Orr' }]);
  });

  it('do not take over a namesake’s page', () => {
    const first = build([letter('a', `“${WHOLE}”`, 'Ann Lee')]);
    const next = build([letter('b', `“${OTHER}”`, 'Ann Lee')], first.lock);
    expect(next.documents[0]?.id).toMatch(/^letter-from-ann-lee-.+/);
    expect(line(next, 'letter-from-ann-lee')).toMatchObject({ status: 'gone' });
  });

  it('lead on when two become one', () => {
    const first = build([
      letter('a', `“${WHOLE}”`, 'Ann Lee', { addressee: 'Max Orr' }),
      letter('b', `“${OTHER}”`, 'Ann Lee', { addressee: 'Ida Orr' }),
    ]);
    expect(first.documents).toHaveLength(2);
    const next = build(
      [
        letter('a', `“${WHOLE}” “${OTHER}”`, 'Ann Lee', { addressee: 'Max Orr' }),
        letter('b', `“${OTHER}”`, 'Ann Lee', { addressee: 'Max Orr' }),
      ],
      first.lock,
    );
    expect(next.documents).toHaveLength(1);
    const documents = next.retired.filter(({ of }) => of === 'document');
    expect(documents).toMatchObject([{ status: 'alias', to: next.documents[0]?.id }]);
  });
});
