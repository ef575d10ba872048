import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closure, closureOfNames, rule } from '../../src/core/facts.js';

const rules = [
  rule(['strongly-convex'], 'pl', ([mu]) => [mu]),
  rule(['each-smooth'], 'smooth', ([L]) => [L]),
  rule(['hessian-bound'], 'smooth', ([M]) => [M / 2]),
  rule(['pl', 'smooth'], 'conditioned', ([mu], [L]) => [L / mu]),
];
const direction = (fact: string) =>
  (fact === 'pl' || fact === 'strongly-convex' ? 'lower' : 'upper') as 'lower' | 'upper';

describe('closure', () => {
  it('never overwrites a declared fact by a derived one', () => {
    expect(closure({ 'each-smooth': [3], smooth: [1.5] }, rules, direction).smooth).toEqual([1.5]);
  });

  it('keeps the better of two derivations, and what follows from it', () => {
    const facts = closure({ 'each-smooth': [3], 'hessian-bound': [4], 'strongly-convex': [0.5] }, rules, direction);
    expect(facts.smooth).toEqual([2]);
    expect(facts.conditioned).toEqual([4]);
  });

  it('does not depend on the order of rules', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), (shuffled) => {
        const facts = { 'each-smooth': [3], 'hessian-bound': [4], 'strongly-convex': [0.5] };
        expect(closure(facts, shuffled, direction)).toEqual(closure(facts, rules, direction));
      }),
    );
  });

  it('has the same names as closureOfNames', () => {
    expect(closureOfNames(['strongly-convex', 'each-smooth'], rules)).toEqual(
      new Set(Object.keys(closure({ 'strongly-convex': [1], 'each-smooth': [1] }, rules, direction))),
    );
  });
});
