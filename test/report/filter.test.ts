import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, filtered } from '../../src/report/app/filter.js';
import { EVERYTHING, type Filter, hashOf, parseRoute, SORTS } from '../../src/report/app/route.js';
import { reportData } from '../../src/report/assemble.js';
import { library } from '../library.js';

const ids = ['gd/convex-last-iterate-exact', 'gd/pl-linear', 'sgd/pl-constant-step', 'compress/qsgd-variance'];
const data = reportData({ version: '0', seed: 1, level: 'quick', library, ids, verdicts: new Map() });
const shown = (filter: Partial<Filter>) => filtered(data, { ...EVERYTHING, ...filter }).map(({ id }) => id);

describe('parseRoute', () => {
  it('reads back every filter that hashOf writes', () => {
    const words = fc.array(fc.stringMatching(/^[a-z][a-z -]{0,8}[a-z]$/), { maxLength: 3 });
    const filter = fc.record({
      text: fc.string(),
      area: words,
      assumes: words,
      quantifier: words,
      state: words,
      tight: words,
      sort: fc.constantFrom(...SORTS),
    });
    fc.assert(
      fc.property(filter, (one) => {
        expect(parseRoute(hashOf({ view: 'handbook', filter: one }))).toEqual({ view: 'handbook', filter: one });
      }),
    );
  });

  it('reads links to theorems', () => {
    expect(parseRoute('#/theorem/gd/pl-linear')).toEqual({ view: 'theorem', id: 'gd/pl-linear' });
    expect(parseRoute('#/theorem/%')).toEqual({ view: 'theorem', id: '%' });
  });

  it('takes anything else for the whole handbook', () => {
    for (const hash of ['', '#', '#/', '#/elsewhere', '#/?sort=sideways'])
      expect(parseRoute(hash)).toEqual({ view: 'handbook', filter: EVERYTHING });
  });
});

describe('filtered', () => {
  it('shows everything in the order of the field when nothing is asked', () => {
    expect(shown({})).toEqual(data.theorems.map(({ id }) => id));
  });

  it('finds words anywhere in a theorem, all of them', () => {
    expect(shown({ text: 'Drori teboulle' })).toEqual(['gd/convex-last-iterate-exact']);
    expect(shown({ text: 'gradient nowhere' })).toEqual([]);
  });

  it('widens within areas and narrows with each assumption', () => {
    expect(shown({ area: ['gd', 'compress'] }).length).toBe(3);
    expect(shown({ assumes: ['pl'] }).length).toBe(2);
    expect(shown({ assumes: ['pl', 'unbiased'] })).toEqual(['sgd/pl-constant-step']);
  });
});

describe('counts', () => {
  it('promises what a click would show', () => {
    const filter = { ...EVERYTHING, assumes: ['pl'] };
    for (const [area, count] of counts(data, filter, 'area'))
      expect(shown({ ...filter, area: [area] }).length).toBe(count);
    for (const [property, count] of counts(data, filter, 'assumes'))
      expect(shown({ assumes: [...new Set([...filter.assumes, property])] }).length).toBe(count);
  });
});
