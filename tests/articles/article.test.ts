import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../../src/articles/article.ts';
import { type Metadata, NO_METADATA } from '../../src/articles/metadata.ts';
import { readConfig } from '../../src/config.ts';
import type { RegionKind } from '../../src/model.ts';

const CONFIG = readConfig(null);
const STORY =
  'The road bridge has been shut to all traffic after divers found damage below the waterline, the county said.';

function create(text: string, metadata: Partial<Metadata> = {}, config = CONFIG) {
  const article = createArticle(
    { id: 'a', file: 'a.txt', sha256: '', text, metadata: { ...NO_METADATA, ...metadata } },
    config,
  );
  const shown = article.regions.map(({ kind, start, end }) => [kind, text.slice(start, end)] as [RegionKind, string]);
  return { ...article, shown };
}

/** Regions of the lines put above the story. */
function head(...lines: string[]) {
  const { title, byline, published, shown } = create([...lines, STORY].join('\n\n'));
  return { title, byline, published, shown };
}

describe('headline', () => {
  it('is the first line above prose', () => {
    expect(head('Bridge shut after cracks found')).toMatchObject({
      title: 'Bridge shut after cracks found',
      shown: [['headline', 'Bridge shut after cracks found']],
    });
  });

  it.each([
    'Mayor: ‘We will not sell the clock tower’',
    '‘I thought it was a whale’: crew find sunken barge',
    'What Happened to the Bridge?',
    'Council Votes to Close Bridge.',
    'Council votes to close bridge.',
    '# Bridge shut',
  ])('may read %j', (line) => {
    expect(head(line).title).toBe(line.replace('# ', ''));
  });

  it.each([
    ['prose', 'Police refused to answer two calls from the bridge, where divers were trapped for a week.'],
    ['a quotation', '“The sea keeps its own accounts and never sends a bill.”'],
    ['a sentence that introduces', 'The engineer wrote to the county:'],
    ['a long line', 'one two three four five six seven eight nine ten '.repeat(4)],
    ['a byline', 'by Jane Doe'],
    ['a date', 'PUBLISHED: 3:52 PM 31 Jul 2018'],
  ])('is not %s', (_, line) => {
    expect(head(line)).toMatchObject({ title: null });
  });

  it('is no lone line, and no first line of hard-wrapped prose', () => {
    expect(create('Bridge shut after cracks found').title).toBeNull();
    const wrapped = STORY.replace(/(.{30,38}) /g, '$1\n');
    expect(wrapped.split('\n').length).toBeGreaterThan(2);
    expect(create(`${wrapped}\n\n${wrapped}`).title).toBeNull();
  });

  it('stands below a kicker', () => {
    expect(head('News & Opinion', 'Bridge shut after cracks found')).toMatchObject({
      title: 'Bridge shut after cracks found',
      shown: [
        ['kicker', 'News & Opinion'],
        ['headline', 'Bridge shut after cracks found'],
      ],
    });
    expect(head('Bridge row', 'PUBLISHED: 9 May 2018', 'Bridge Shut After Cracks Found by Divers')).toMatchObject({
      title: 'Bridge Shut After Cracks Found by Divers',
      published: '2018-05-09',
      shown: [
        ['kicker', 'Bridge row'],
        ['dateline', 'PUBLISHED: 9 May 2018'],
        ['headline', expect.any(String)],
      ],
    });
  });

  it('stands below a breadcrumb', () => {
    const title = 'Bridge shut after divers find cracks below the waterline';
    expect(head('Home News Bridge shut after divers find...', title)).toMatchObject({
      title,
      shown: [
        ['breadcrumb', 'Home News Bridge shut after divers find...'],
        ['headline', title],
      ],
    });
    expect(head('Home > News > Local', title)).toMatchObject({
      title,
      shown: [
        ['breadcrumb', 'Home > News > Local'],
        ['headline', title],
      ],
    });
    expect(head('And then the bridge closed…', 'Engineers tell their side of it')).toMatchObject({
      title: 'And then the bridge closed…',
    });
  });

  it('is the line that is printed twice', () => {
    const title = 'Bridge shut after cracks found';
    expect(head(title, 'The county has said that nobody may cross', `    ${title}`).shown).toEqual([
      ['headline', title],
      ['headline', title],
    ]);
  });

  it('is the given title, and its line only where it is the same', () => {
    const text = `Bridge “shut” after cracks\n\n${STORY}`;
    expect(create(text, { title: 'Bridge "shut" after cracks' })).toMatchObject({
      title: 'Bridge "shut" after cracks',
      shown: [['headline', 'Bridge “shut” after cracks']],
    });
    expect(create(text, { title: 'Another title' })).toMatchObject({ title: 'Another title', shown: [] });
  });
});

describe('byline and date', () => {
  it.each([
    ['by Jane Doe', 'Jane Doe', null],
    ['By JANE DOE', 'JANE DOE', null],
    ['By Jane Doe and John R. Roe, Staff Writers', 'Jane Doe and John R. Roe, Staff Writers', null],
    ['Written by Jane van der Doe', 'Jane van der Doe', null],
    ['By the Associated Press', 'the Associated Press', null],
    ['By Jane Doe | July 31, 2018 | 4 min read', 'Jane Doe', '2018-07-31'],
    ['By Jane Doe, July 31, 2018', 'Jane Doe', '2018-07-31'],
    ['Posted by Jane Doe on 31 July 2018 at 3:52 pm', 'Jane Doe', '2018-07-31T15:52'],
    ['PUBLISHED: 3:52 PM 31 Jul 2018', null, '2018-07-31T15:52'],
    ['Published on July 31, 2018', null, '2018-07-31'],
    ['PUBLISHED: 11:20, 3 July 2018 | UPDATED: 12:00, 4 July 2018', null, '2018-07-03T11:20'],
    ['Published: 3 July 2018 Updated: 4 July 2018', null, '2018-07-03'],
    ['Tuesday, July 31, 2018', null, '2018-07-31'],
    ['Updated: 4 July 2018', null, null],
  ])('%s', (line, byline, published) => {
    const read = head('Bridge shut after cracks found', line);
    expect(read).toMatchObject({ byline, published, title: 'Bridge shut after cracks found' });
    expect(read.shown.some(([kind]) => kind === (byline === null ? 'dateline' : 'byline'))).toBe(true);
  });

  it.each([
    'By contrast, the county has spent nothing on it.',
    'By Monday, nobody could cross.',
    'By the time Jane Doe came, nobody could cross',
    'Published figures show that the county has spent nothing.',
  ])('is not %j', (line) => {
    const read = head('Bridge shut after cracks found', line);
    expect(read).toMatchObject({ byline: null, published: null });
    expect(read.shown).toEqual([['headline', 'Bridge shut after cracks found']]);
  });

  it('gives way to metadata', () => {
    const text = `by Jane Doe\n\nJuly 31, 2018\n\n${STORY}`;
    expect(create(text, { byline: 'J. Roe', published: '2018-08-01' })).toMatchObject({
      byline: 'J. Roe',
      published: '2018-08-01',
    });
  });
});

describe('what stands around the story', () => {
  const below = (...lines: string[]) => create([STORY, ...lines].join('\n\n')).shown;

  it('captions and credits', () => {
    expect(below('(Photo by Jane Doe)')).toEqual([['credit', '(Photo by Jane Doe)']]);
    expect(below('(Source:Getty Images)')).toEqual([['credit', '(Source:Getty Images)']]);
    expect(below('Photo: Jane Doe/AP')).toEqual([['credit', 'Photo: Jane Doe/AP']]);
    expect(below('The bridge on Tuesday, shut to all. (Photo by J. Doe/Press)(Doe via AP Images)')).toEqual([
      ['caption', 'The bridge on Tuesday, shut to all.'],
      ['credit', '(Photo by J. Doe/Press)'],
      ['credit', '(Doe via AP Images)'],
    ]);
    expect(
      below('Caption: Ann Hill at the door. “You cannot argue with a bill,” she said. Photograph: Ivor Bell'),
    ).toEqual([
      ['caption', 'Caption: Ann Hill at the door. “You cannot argue with a bill,” she said.'],
      ['credit', 'Photograph: Ivor Bell'],
    ]);
    expect(below('Photo: the bridge on Tuesday, the day that it was shut to all traffic')).toEqual([
      ['caption', expect.stringContaining('the bridge on Tuesday')],
    ]);
  });

  it('story text that only looks like it', () => {
    expect(below('The report (first seen by the Gazette) names nobody.')).toEqual([]);
    expect(
      below('Source: the county told reporters that it had no money for the bridge and would not ask for any.'),
    ).toEqual([]);
    expect(below('This report first appeared in the Gazette.')).toEqual([]);
    expect(below('If you have any doubt that the bridge is shut, go and look.')).toEqual([]);
    expect(below('Copyright law does not protect bridges.')).toEqual([]);
  });

  it('disclaimers', () => {
    expect(below('Disclaimer : This is based on sources.')).toEqual([
      ['disclaimer', 'Disclaimer : This is based on sources.'],
    ]);
    expect(below('If you have any problems viewing this article, please report it here.')).toEqual([
      ['disclaimer', expect.any(String)],
    ]);
  });

  it.each([
    ['© 2018 Example Media, Inc. All rights reserved. Nothing may be reproduced.', 'Example Media, Inc.'],
    ['Copyright 2018 The Example Press. All rights reserved.', 'The Example Press'],
    ['Copyright © 2017-2018 by Example News Group, LLC', 'Example News Group, LLC'],
    ['© Example Courier 2018', 'Example Courier'],
    ['(c) 2018 Example Courier | Privacy | Terms', 'Example Courier'],
    ['© 2018 Getty Images', null],
    ['© 2018. All rights reserved.', null],
    ['Copyright 2018', null],
  ])('%s', (line, outlet) => {
    const article = create(`${STORY}\n\n${line}`);
    expect(article.shown).toEqual([['copyright', line]]);
    expect(article.outlet).toBe(outlet);
  });

  it('the dateline at the head of the first paragraph', () => {
    for (const place of [
      'WASHINGTON (AP) —',
      'MEXICO CITY, Feb. 8 (UPI) —',
      'NASHUA, N.H. -',
      'London (Reuters) -',
      '(CNN)',
    ]) {
      expect(create(`${place} ${STORY}`).shown).toEqual([['dateline', place]]);
    }
    expect(create(`NATO — ${STORY}`).shown).toEqual([]);
    expect(create(`ANTI-BRIDGE protesters — ${STORY}`).shown).toEqual([]);
  });
});

describe('outlet', () => {
  const config = readConfig(
    'outlets:\n  - name: The Example Courier\n    aliases: [Courier]\n    hosts: [courier.example]\n    owner: Example Group\n',
  );

  it('is joined by name, alias, host and copyright line', () => {
    const known = { outlet: 'The Example Courier', owner: 'Example Group' };
    expect(create(STORY, { outlet: 'the example courier' }, config)).toMatchObject(known);
    expect(create(STORY, { outlet: 'Courier' }, config)).toMatchObject(known);
    expect(create(STORY, { url: 'https://www.courier.example/bridge' }, config)).toMatchObject(known);
    expect(create(`${STORY}\n\n© 2018 Courier`, {}, config)).toMatchObject(known);
  });

  it('is as stated where the configuration does not know it, and null where nothing states it', () => {
    expect(create(STORY, { outlet: 'Gazette', owner: 'Doe' }, config)).toMatchObject({
      outlet: 'Gazette',
      owner: 'Doe',
    });
    expect(create(STORY, {}, config)).toMatchObject({ outlet: null, owner: null });
  });

  it('is the host of the address where nothing else names it', () => {
    const outlet = (url: string) => create(STORY, { url }, config).outlet;
    expect(outlet('https://notcourier.example/x')).toBe('notcourier.example');
    expect(outlet('https://www.moor-notes.example/2018/07/ramp')).toBe('moor-notes.example');
    expect(outlet('https://m.moor-notes.example/ramp')).toBe('moor-notes.example');
    expect(outlet('https://web.archive.org/web/20180801/https://moor-notes.example/ramp')).toBe('moor-notes.example');
    expect(outlet('https://moor--notes-example.cdn.ampproject.org/c/s/moor-notes.example/amp')).toBe(
      'moor-notes.example',
    );
    expect(create(`${STORY}\n\n© 2018 Courier`, { outlet: 'Gazette' }, config).outlet).toBe('Gazette');
  });
});

describe('any text', () => {
  it('is kept, with regions in order that do not overlap', () => {
    const texts = ['', ' ', '\n\n', '“', 'a\r\nb\r\nc.', '\ud83d', '({'.repeat(1000), `${'© 2018 a\n'.repeat(50)}`];
    for (const text of texts) {
      const article = create(text);
      expect(article.text).toBe(text);
      article.regions.forEach((region, i) => {
        expect(region.start).toBeGreaterThanOrEqual(article.regions[i - 1]?.end ?? 0);
        expect(region.end).toBeGreaterThan(region.start);
        expect(region.end).toBeLessThanOrEqual(text.length);
      });
    }
  });

  it.each([
    ['one line of quotations', '“The mayor said,” she said. '.repeat(190_000)],
    ['many lines', '“The mayor said,” she said (Photo by X)\n'.repeat(125_000)],
    ['opening brackets', '('.repeat(5_000_000)],
    ['capitals', 'ABCDE FGH '.repeat(500_000)],
    ['copyright lines', `© 2018 ${'a. '.repeat(100)}\n`.repeat(15_000)],
    ['white space', `${' '.repeat(5_000_000)}x`],
  ])('of 5 MB is read in a moment: %s', (_, text) => {
    const start = process.cpuUsage();
    create(text);
    const { user, system } = process.cpuUsage(start); // in microseconds, whatever else the machine does
    expect((user + system) / 1_000).toBeLessThan(3_000);
  });
});

describe('the example articles', () => {
  const read = (name: string) => create(readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8'));

  it('state what they state and no more', () => {
    const nothing = { outlet: null, owner: null, byline: null, published: null, url: null };
    expect(read('000_3cbad2db1dcc528e')).toMatchObject({
      ...nothing,
      title: 'Portland Police Failed to Respond to 911 Calls from ICE Agents During Siege',
    });
    expect(read('001_5ad9f3597b30563d')).toMatchObject({ ...nothing, title: null, byline: 'Kyle Perisic' });
    expect(read('002_79f455f5ea821294')).toMatchObject({
      ...nothing,
      title: 'Under direction from mayor, Portland police reportedly refuse to respond to 911 calls from ICE employees',
      outlet: 'Bright Mountain Media, Inc.',
    });
    expect(read('003_619a14d5b29cc102')).toMatchObject({
      ...nothing,
      title: 'Portland Police Refused To Assist ICE Agents Who Called For Help',
      published: '2018-07-31T15:52',
    });
    expect(read('004_78390224f86cb7bc')).toMatchObject({
      ...nothing,
      title: 'Mayor ignores multiple 911 calls from ICE employees surrounded by violent demonstrators',
    });
  });

  it('have their parts told apart', () => {
    const kinds = (name: string) => read(name).shown.map(([kind]) => kind);
    expect(kinds('000_3cbad2db1dcc528e')).toEqual(['kicker', 'headline', 'caption', 'credit', 'credit']);
    expect(kinds('001_5ad9f3597b30563d')).toEqual(['byline']);
    expect(kinds('002_79f455f5ea821294')).toEqual(['breadcrumb', 'headline', 'copyright', 'disclaimer']);
    expect(kinds('003_619a14d5b29cc102')).toEqual(['kicker', 'dateline', 'headline']);
    expect(kinds('004_78390224f86cb7bc')).toEqual(['headline', 'headline', 'credit', 'disclaimer']);
  });
});
