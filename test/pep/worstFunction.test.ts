import { describe, expect, it } from 'vitest';
import { worstCase } from '../../src/pep/worstCase.js';
import { CASES } from './cases.js';

/** What issue 3 asks of a worst function. */
const ATTAINED = 1e-6;

describe('the worst function', () => {
  it.each(CASES.filter(({ name }) => !/^exact line search|coordinate|^online/.test(name)))(
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
