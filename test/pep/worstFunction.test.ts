import { describe, expect, it } from 'vitest';
import { gap } from '../../src/measures/gap.js';
import { proximalGradient } from '../../src/methods/proximalGradient.js';
import { worstCase } from '../../src/pep/worstCase.js';
import { CASES, stated } from './cases.js';
import { OPERATOR_CASES } from './operatorCases.js';
import { QUADRATIC_CASES } from './quadraticCases.js';

/** Relative error of what the method measures on a worst function. */
const ATTAINED = 1e-6;

/**
 * Methods that search: conditions on where they stop are only necessary, and the Gram matrix may be a mixture of runs. Of
 * functions along coordinates and of changing losses no worst one is constructed.
 */
const WITHOUT = /^(exact line search|conjugate gradient|greedy)|coordinate|^online/;
const SHORT = [...CASES, ...QUADRATIC_CASES].flatMap((given) =>
  given.horizons.filter((N) => N <= 2 && !WITHOUT.test(given.name)).map((horizon) => ({ ...given, horizon })),
);

describe('the worst function', () => {
  it.each(SHORT)('attains the worst case: $name, N = $horizon', ({ about, claim, symbols, horizon }) => {
    const { value, worstFunction } = worstCase(about, { horizon, symbols, claim }, { construct: true });
    expect(Math.abs(worstFunction!.simulated / value - 1)).toBeLessThan(ATTAINED);
  });

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

  it('is small: no more numbers, and no more digits, than it takes to attain the value', () => {
    const { about } = CASES[0];
    const { worstFunction } = worstCase(about, { horizon: 5 }, { construct: true });
    // The Huber function of Drori & Teboulle 2014, whose slope is 1/11 beyond a kink there: 1 - 1/11 = 0.9091.
    expect(worstFunction!.trial!.instance.objective).toEqual({
      scenario: 'worst/smooth-convex-interpolant',
      instance: { L: 1, anchors: [[0.9091]], heights: [expect.closeTo(0.0826, 4)], start: [1] },
    });
    expect(worstFunction!.replay).toMatch(
      /^boundlab replay gd\/convex-last-iterate-exact --instance '.*' --params '.*' --at 5$/,
    );
  });

  it.each<[string, string, string, number[]]>([
    ['smooth(L)', '1/L', 'L*D^2/(4*k)', [1]],
    ['lipschitz(G)', 'D/G', 'G*D', [1, 2, 3]],
  ])('on a set is a function on a polytope, onto which it is projected: %s', (assumed, eta, bound, horizons) => {
    const about = stated({
      title: 'projected gradient',
      cite: 'test',
      method: proximalGradient,
      parameters: { eta },
      assumptions: ['convex', assumed, 'constrained'],
      measure: gap,
      bound,
      when: 'k >= 1',
    });
    for (const horizon of horizons) {
      const { value, worstFunction, whyNoFunction } = worstCase(about, { horizon }, { construct: true });
      expect(whyNoFunction).toBeUndefined();
      expect(Math.abs(worstFunction!.simulated / value - 1), `${horizon} steps`).toBeLessThan(ATTAINED);
    }
  });
});
