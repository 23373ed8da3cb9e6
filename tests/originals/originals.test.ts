import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.ts';
import { createLookup } from '../../src/report/lookup/lookup.ts';
import { openLines } from '../../src/report/parts/line.ts';
import { listRecorded } from '../../src/report/parts/recorded.ts';
import { article, type Files, findStatement, LETTER, reportOf } from './folder.ts';

const SHUT = 'The bridge was shut on Monday because the council would not pay for steel.';
const COURIER = article(
  'The Example Courier',
  `Nora Fenn, an engineer, wrote a letter to the council. “${SHUT.replace('would not', 'could not')}” Fenn wrote in the letter.`,
);
const GAZETTE = article(
  'The Example Gazette',
  `Nora Fenn, an engineer, wrote a letter to the council. “${SHUT}” Fenn wrote in the letter.`,
);
const RECORD = `Dear members of the council,\n\nI have looked at every rivet. ${SHUT} Nobody asked me.\n\nYours sincerely,\n\nNora Fenn\n`;
const recorded = (text: string, about = LETTER): Files => ({ 'letter.txt': text, 'letter.meta.yaml': about });

const relations = (report: Report, opening: string) =>
  findStatement(report, opening).occurrences.map(({ articleId, relation, record }) => [
    articleId,
    relation,
    record?.relation ?? null,
  ]);

describe('a file that is the record of a document', () => {
  it('is no article and no outlet, and is counted nowhere', async () => {
    const { report } = await reportOf({ 'gazette.md': GAZETTE, ...recorded(RECORD) });
    expect(report.articles.map(({ id }) => id)).toEqual(['gazette']);
    expect(report.findings).toEqual([]);
    expect(findStatement(report, 'The bridge').counts).toMatchObject({ outlets: 1, verbatim: 1, unrecorded: 0 });
    const [original] = report.originals ?? [];
    expect(original).toMatchObject({ id: 'letter', file: 'letter.txt', author: 'Nora Fenn', type: 'letter' });
    expect(report.documents.find(({ id }) => id === original?.documentId)).toMatchObject({ type: 'letter' });
  });

  it('may say so in its front matter', async () => {
    const { report } = await reportOf({ 'gazette.md': GAZETTE, 'letter.md': `---\n${LETTER}---\n${RECORD}` });
    expect(report.articles).toHaveLength(1);
    expect(report.originals?.[0]?.text.startsWith('Dear members')).toBe(true);
  });

  it.each([
    ['role: original\nof: letter\n', 1, '"by" must say whose document it is'],
    ['role: original\nof: lettr\nby: Nora Fenn\n', 2, '"of" must say which document it is'],
    ['role: originl\n', 1, '"role" must be original'],
  ])('is set aside and named with the line where a field is wrong: %j', async (about, line, message) => {
    const { report } = await reportOf({ 'gazette.md': GAZETTE, ...recorded(RECORD, about) });
    expect(report.articles).toHaveLength(1);
    expect(report.originals).toBeUndefined();
    expect(report.setAside.map(({ file }) => file)).toEqual(['letter.txt']);
    const found = report.findings.find(({ file }) => file === 'letter.meta.yaml');
    expect(found).toMatchObject({ level: 'error', line });
    expect(found?.message).toContain(message);
  });

  it('leaves keys of other programs alone in the front matter of an article', async () => {
    const { report } = await reportOf({ 'gazette.md': GAZETTE.replace('---\n', '---\nrole: lead\nby: desk\n') });
    expect([report.articles.length, report.findings]).toEqual([1, []]);
  });
});

describe('statements beside the record', () => {
  it('are shown in its words, each print against it', async () => {
    const { report } = await reportOf({ 'courier.md': COURIER, 'gazette.md': GAZETTE, ...recorded(RECORD) });
    expect(findStatement(report, 'The bridge').text).toBe(SHUT);
    expect(relations(report, 'The bridge')).toEqual([
      ['courier', 'altered', 'altered'],
      ['gazette', 'verbatim', 'verbatim'],
    ]);
    const { originals: [{ text } = { text: '' }] = [] } = report;
    const { start, end } = findStatement(report, 'The bridge').occurrences[1]?.record ?? {};
    expect(text.slice(start ?? 0, end ?? 0)).toBe(SHUT);
  });

  it('keep their anchor, are printed words again without the record, and both ids go on resolving', async () => {
    const before = await reportOf({ 'courier.md': COURIER });
    const { anchor, text } = findStatement(before.report, 'The bridge');
    const beside = await reportOf({ 'courier.md': COURIER, ...recorded(RECORD) }, before.lock);
    const shown = findStatement(beside.report, 'The bridge');
    expect([shown.anchor, shown.text]).toEqual([anchor, SHUT]);
    const [id] = shown.wordings.filter((wording) => wording.text === SHUT).map((wording) => wording.id);
    expect(id).toMatch(/^q-/);
    const after = await reportOf({ 'courier.md': COURIER }, beside.lock);
    const again = findStatement(after.report, 'The bridge');
    expect([again.anchor, again.text]).toEqual([anchor, text]);
    expect(again.wordings.map((wording) => wording.id)).toContain(id);
  });

  it('take their id from it where they are minted beside it, and keep that', async () => {
    const first = await reportOf({ 'gazette.md': GAZETTE });
    const beside = await reportOf({ 'courier.md': COURIER, ...recorded(RECORD) });
    const { anchor, formerWordings } = findStatement(beside.report, 'The bridge');
    expect(anchor).toBe(findStatement(first.report, 'The bridge').anchor);
    expect(formerWordings).toEqual([]);
    const after = await reportOf({ 'courier.md': COURIER }, beside.lock);
    expect(findStatement(after.report, 'The bridge').anchor).toBe(anchor);
    expect(after.lock.filter(({ of, status }) => of === 'statement' && status === 'gone')).toEqual([]);
  });

  it('that some outlet places in it are not in the record where no passage is near, and the nearest is given', async () => {
    const made = article(
      'The Example Post',
      'Nora Fenn wrote a letter. “I have looked at the mayor and at his every lie about rivet money.” Fenn wrote in the letter.',
    );
    const { report } = await reportOf({ 'post.md': made, ...recorded(RECORD) });
    const { counts, occurrences } = findStatement(report, 'I have looked');
    expect(counts.unrecorded).toBe(1);
    expect(occurrences[0]?.record).toMatchObject({ originalId: 'letter', relation: 'unrecorded' });
    const strange = await reportOf({ 'post.md': made, ...recorded('The weather was fine all through the summer.') });
    expect(findStatement(strange.report, 'I have looked').occurrences[0]?.record).toMatchObject({
      start: null,
      end: null,
    });
  });

  it('of eight words or more are of it although nobody names the document, if the same person said them', async () => {
    const said = (name: string, words: string) => article('The Example Post', `“${words}” ${name} said.`);
    const short = 'Nobody asked me.';
    for (const [name, words, placed] of [
      ['Nora Fenn', SHUT, true],
      ['Nora Fenn', short, false],
      ['Ann Lee', SHUT, false],
    ] as const) {
      const { report } = await reportOf({ 'post.md': said(name, words), ...recorded(RECORD) });
      const { documentId, occurrences } = findStatement(report, words.slice(0, 6));
      expect([name, words, documentId !== null, occurrences[0]?.record !== undefined]).toEqual([
        name,
        words,
        placed,
        placed,
      ]);
    }
  });
});

describe('the document of a record', () => {
  it('is told apart by words where an author has several on one day, or the kind is no single one', async () => {
    const asked = article(
      'The Example Post',
      '“The river is lower than it was,” Nora Fenn told the Example Post in an interview.',
    );
    const about = 'role: original\nof: interview\nby: Nora Fenn\n';
    const { report } = await reportOf({ 'post.md': asked, ...recorded(RECORD, about) });
    expect(findStatement(report, 'The river').counts.unrecorded).toBeUndefined();
  });

  it('is a new one by that author where no article speaks of it', async () => {
    const about = 'role: original\nof: speech\nby: Ann Lee\ndate: 2031-05-04\n';
    const { report } = await reportOf({ 'gazette.md': GAZETTE, ...recorded('We shall mend it all by June.', about) });
    const own = report.documents.find(({ id }) => id === report.originals?.[0]?.documentId);
    expect(own).toMatchObject({ label: 'Speech by Ann Lee', date: '2031-05-04', inferred: false, mentions: [] });
    expect(report.speakers.map(({ name }) => name)).toContain('Ann Lee');
  });
});

describe('a record whole', () => {
  const view = (report: Report) => {
    const lookup = createLookup(report);
    return listRecorded(lookup, openLines(lookup), report.originals?.[0]?.documentId ?? '')[0];
  };

  it('shows each sentence with its outlets, and what nobody quotes', async () => {
    const { report } = await reportOf({ 'courier.md': COURIER, 'gazette.md': GAZETTE, ...recorded(RECORD) });
    const whole = view(report);
    expect(whole).toMatchObject({ sentences: 3, quoted: 1, outlets: 2, isWhole: true });
    expect(whole?.unquoted).toEqual(['I have looked at every rivet.', 'Nobody asked me.']);
    expect(whole?.paragraphs.flat().map(({ words }) => words)).toContain('Dear members of the council,');
  });

  it('shows only what is quoted where the text may not be shown', async () => {
    const { report } = await reportOf({ 'gazette.md': GAZETTE, ...recorded(RECORD, `${LETTER}fullText: false\n`) });
    const whole = view(report);
    expect(whole?.paragraphs.flat().map(({ words, isCut }) => [words, isCut])).toEqual([[SHUT, true]]);
    expect(whole?.unquoted).toEqual([]);
  });
});
