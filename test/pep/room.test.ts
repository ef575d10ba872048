import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceError } from '../../src/core/errors.js';
import { Affine } from '../../src/pep/affine.js';
import type { Condition } from '../../src/pep/classes/functionClass.js';
import { expectHorizon, withinMemory } from '../../src/pep/room.js';

/** Conditions with these numbers of inner products each, and of function values. */
function* conditions(count: number, products: number, values: number): Generator<Condition> {
  const form = new Affine();
  for (let i = 0; i < products; i++) form.gram.set(i, 1);
  for (let m = 0; m < values; m++) form.free.set(m, 1);
  for (let k = 0; k < count; k++) yield { form, is: '<=', name: `${k}` };
}

const taken = (count: number, products: number, values: number): number =>
  [...withinMemory('mine', 10, count, conditions(count, products, values))].length;

describe('expectHorizon', () => {
  it('takes whole numbers from 1 to hundreds', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), (horizon) => expectHorizon('mine', horizon)));
  });

  it.each([0, -3, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (horizon) => {
    expect(() => expectHorizon('mine', horizon)).toThrow(
      /^worst case of mine: expected a whole number of steps, at least 1, got/,
    );
  });

  it('refuses a horizon whose pairs of points do not fit into memory, with an estimate', () => {
    expect(() => expectHorizon('mine', 1000)).toThrow(
      'worst case of mine: expected a program that fits into 1 GB of memory, got 1000 steps: at least 1000000 conditions on pairs of points, which take at least 1.4 GB. Take fewer steps.',
    );
  });
});

describe('withinMemory', () => {
  it('passes on what fits', () => {
    expect(taken(1000, 100, 2)).toBe(1000);
  });

  it('stops at more coefficients than fit, with an estimate of all of them', () => {
    // 10^4 times 300 coefficients of 450 bytes each.
    expect(() => taken(10_000, 298, 2)).toThrow(/about 10000 conditions on pairs of points, which take about 1.4 GB/);
  });

  it('counts the Newton matrix of conditions that the solver starts with', () => {
    // 24 bytes times 10^8, and 10^4 times 10 coefficients of 450 bytes each.
    expect(() => taken(10_000, 10, 0)).toThrow(/which take about 2.4 GB/);
    expect(taken(10_000, 8, 2)).toBe(10_000);
  });

  it('refuses as wrong input', () => {
    expect(() => taken(10_000, 10, 0)).toThrow(InstanceError);
  });
});
