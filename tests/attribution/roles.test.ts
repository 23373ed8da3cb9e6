import { describe, expect, test } from 'vitest';
import { cleanRole } from '../../src/attribution/roles.ts';

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
