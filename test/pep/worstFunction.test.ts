import { describe, expect, it } from 'vitest';
import { worstCase } from '../../src/pep/worstCase.js';
import { CASES } from './cases.js';
import { OPERATOR_CASES } from './operatorCases.js';
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

  it.each(OPERATOR_CASES.filter(({ name }) => /^(Krasnoselskii|Halpern|forward step of a cocoercive)/.test(name)))(
    'attains the worst case: $name',
    ({ about, symbols, horizons }) => {
      for (const horizon of horizons.filter((N) => N <= 5)) {
        const { value, worstFunction } = worstCase(about, { horizon, symbols }, { construct: true });
        expect(Math.abs(worstFunction!.simulated / value - 1), `${horizon} steps`).toBeLessThan(ATTAINED);
      }
    },
  );

  it.each([
    ['Lipschitz strongly monotone operator', /no explicit one/],
    ['strongly monotone A and a cocoercive B', /two operators/],
  ])('says why there is none: %s', (name, why) => {
    const { about, symbols } = OPERATOR_CASES.find((given) => given.name.includes(name))!;
    const { whyNoFunction } = worstCase(about, { horizon: 2, symbols }, { construct: true });
    expect(whyNoFunction).toMatch(why);
  });

  it('of gradient descent is a function of one variable', () => {
    const { about } = CASES[0];
    expect(worstCase(about, { horizon: 5 }, { construct: true }).worstFunction).toMatchObject({ dimension: 1 });
  });
});
