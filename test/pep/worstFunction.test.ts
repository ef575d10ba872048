import { describe, expect, it } from 'vitest';
import { worstCase } from '../../src/pep/worstCase.js';
import { CASES } from './cases.js';
import { QUADRATIC_CASES } from './quadraticCases.js';

/** Relative error of what the method measures on a worst function. */
const ATTAINED = 1e-6;

/** Methods that search: conditions on where they stop are only necessary, and the Gram matrix may be a mixture of runs. */
const SEARCHES = /^(exact line search|conjugate gradient|greedy)|coordinate|^online/;

describe('the worst function', () => {
  it.each([...CASES, ...QUADRATIC_CASES].filter(({ name }) => !SEARCHES.test(name)))(
    'attains the worst case: $name',
    (given) => {
      const { about, claim, symbols } = given;
      for (const horizon of given.horizons.filter((N) => N <= 2)) {
        const { value, worstFunction } = worstCase(about, { horizon, symbols, claim }, { construct: true });
        expect(Math.abs(worstFunction!.simulated / value - 1), `${horizon} steps`).toBeLessThan(ATTAINED);
      }
    },
  );

  it('of gradient descent is a function of one variable', () => {
    const { about } = CASES[0];
    expect(worstCase(about, { horizon: 5 }, { construct: true }).worstFunction).toMatchObject({ dimension: 1 });
  });
});
