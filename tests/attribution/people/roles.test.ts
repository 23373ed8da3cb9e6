import { describe, expect, test } from 'vitest';
import { chooseRoles, cleanRole } from '../../../src/attribution/people/roles.ts';

describe('a role beside a name', () => {
  test.each([
    ['Mr.', 'Mr.'],
    ['Florida Sen.', 'Florida Sen.'],
    ['former Sen.', 'former Sen.'],
    ['a retired officer', 'retired officer'],
    ['president of the national union', 'president of the national union'],
    ['associate professor of law', 'associate professor of law'],
    ['University of Ohio professor', 'University of Ohio professor'],
    ['running mate', 'running mate'],
    ['tax lawyer', 'tax lawyer'],
    ['2012 nominee', '2012 nominee'],
    ['68-year-old lawyer', '68-year-old lawyer'],
    ['presumptive front-runner', 'presumptive front-runner'],
    ['supporting Mr.', null],
    ['polls show Sen.', null],
    ['describing fellow candidate', null],
    ['remembering former Rep.', null],
    ['his spokesman', null],
    ['candidates', null],
    ['the station’s', null],
    ['2016 8:39PM', null],
    ['despise', null],
  ])('%s', (printed, shown) => {
    expect(cleanRole(printed)).toBe(shown);
  });
});

describe('the roles of several articles', () => {
  test('are one where they differ in capitals, as most print it', () => {
    expect(chooseRoles([['Mayor', 'tax lawyer'], ['mayor'], ['Mayor', 'Tax Lawyer'], ['tax lawyer']])).toEqual([
      'Mayor',
      'tax lawyer',
    ]);
  });

  test('are all named where they are few, else those that are given more than once', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    expect(chooseRoles([many.slice(1)])).toEqual(many.slice(1));
    expect(chooseRoles([many, ['c', 'B']])).toEqual(['B', 'c']);
    expect(chooseRoles([many])).toEqual(many);
  });
});
