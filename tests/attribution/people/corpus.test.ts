import { describe, expect, it } from 'vitest';
import { joinSpeakers } from '../../../src/attribution/people/corpus.ts';
import type { ArticleAttribution, LocalSpeaker, SpeakerKind } from '../../../src/model.ts';

const speaker = (name: string, kind: SpeakerKind = 'person'): LocalSpeaker => ({
  name,
  kind,
  aliases: [name],
  roles: [],
  voiceOf: [],
});
const article = (articleId: string, ...speakers: LocalSpeaker[]): ArticleAttribution => ({
  articleId,
  quotations: [],
  speakers,
  documents: [],
  unresolved: [],
});
const names = (...articles: ArticleAttribution[]) => joinSpeakers(articles).speakers.map(({ name }) => name);

describe('joinSpeakers', () => {
  it.each([
    ['a last name', 'Chris Crane', 'Crane'],
    ['a nickname', 'William Hart', 'Bill Hart'],
    ['an initial', 'William Hart', 'W. Hart'],
    ['a middle initial', 'William Hart', 'William J. Hart'],
    ['a misspelling', 'Sean Riddell', 'Sean Ridell'],
  ])('joins %s', (_name, a, b) => {
    expect(names(article('1', speaker(a)), article('2', speaker(b)))).toHaveLength(1);
  });
  it('joins a body and its initials', () => {
    expect(
      names(article('1', speaker('Canal Workers Union', 'organisation')), article('2', speaker('CWU', 'organisation'))),
    ).toEqual(['Canal Workers Union']);
  });
  it('keeps two people of one last name apart, and a last name that may be either', () => {
    expect(
      names(article('1', speaker('Ann Crane')), article('2', speaker('Chris Crane')), article('3', speaker('Crane'))),
    ).toEqual(['Ann Crane', 'Chris Crane', 'Crane']);
  });
  it('keeps unnamed speakers of two articles apart', () => {
    const { speakers } = joinSpeakers([
      article('1', speaker('spokesman', 'unnamed')),
      article('2', speaker('spokesman', 'unnamed')),
    ]);
    expect(new Set(speakers.map(({ id }) => id)).size).toBe(2);
  });
  it('gives the same result whatever the order', () => {
    const all = [
      article('1', speaker('Chris Crane')),
      article('2', speaker('Crane')),
      article('3', speaker('Christopher Crane')),
    ];
    expect(joinSpeakers(all)).toEqual(joinSpeakers([...all].reverse()));
  });
});
