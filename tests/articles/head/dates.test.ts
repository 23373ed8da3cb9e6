import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/articles/head/dates.ts';

const PRINTED: Readonly<Record<string, string>> = {
  '3:52 PM 31 Jul 2018': '2018-07-31T15:52',
  '2018-07-31': '2018-07-31',
  '2018-07-31T15:52': '2018-07-31T15:52',
  '2018-07-31 15:52': '2018-07-31T15:52',
  '2018-07-31T15:52:00Z': '2018-07-31T15:52:00Z',
  '2018-07-31T15:52:09.123+02:00': '2018-07-31T15:52:09.123+02:00',
  '2018-07-31T15:52:00-0400': '2018-07-31T15:52:00-04:00',
  '2018-07': '2018-07',
  '2018': '2018',
  'July 31, 2018': '2018-07-31',
  'JULY 31, 2018': '2018-07-31',
  'Jul. 31 2018': '2018-07-31',
  'Sept. 3, 2018': '2018-09-03',
  '31 July 2018': '2018-07-31',
  '31st of July 2018': '2018-07-31',
  'Tuesday, July 31st, 2018 at 3:52 p.m. EDT': '2018-07-31T15:52-04:00',
  'Tue 31 Jul 2018 15.52 BST': '2018-07-31T15:52',
  '11:20 EST, 3 July 2018': '2018-07-03T11:20-05:00',
  'July 31, 2018 | 3:52 PM ET': '2018-07-31T15:52',
  'Mon, 30 Jul 2018 15:52:00 GMT': '2018-07-30T15:52:00Z',
  '12:05 AM, 1 May 2019': '2019-05-01T00:05',
  '12:05 pm 1 May 2019': '2019-05-01T12:05',
  '3 PM July 3, 2018': '2018-07-03T15:00',
  '31/07/2018': '2018-07-31',
  '07/31/2018': '2018-07-31',
  '7/7/2018': '2018-07-07',
  '31.07.2018': '2018-07-31',
  '2018/7/3': '2018-07-03',
  'July 2018': '2018-07',
  '29 Feb 2016': '2016-02-29',
};

describe('readDate', () => {
  it.each(Object.entries(PRINTED))('reads %j as %s', (printed, iso) => {
    expect(readDate(printed)).toBe(iso);
  });

  it.each([
    ['two readings', '7/8/2018'],
    ['no such day', '31 February 2018'],
    ['no leap year', '29 Feb 2018'],
    ['no such month', '2018-13-01'],
    ['no such minute', '12:61 3 July 2018'],
    ['no such hour', 'July 31, 2018 25:00'],
    ['thirteen o’clock in the afternoon', '13:10 PM July 3, 2018'],
    ['words around it', 'in July 2018 he said'],
    ['a sentence', 'The bridge was shut on 3 July 2018.'],
    ['no year', 'July 31'],
    ['relative', '3 hours ago'],
    ['nothing', ''],
  ])('refuses %s: %j', (_, printed) => {
    expect(readDate(printed)).toBeNull();
  });

  it('adds no zone and no exactness', () => {
    for (const iso of Object.values(PRINTED)) expect(readDate(iso)).toBe(iso);
  });
});
