import { describe, expect, it } from 'vitest';
import { subject } from '../../src/check/experiment.js';
import { whole } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { minimize } from '../../src/pep/minimize.js';
import { library } from '../library.js';
import { stated } from './cases.js';

const handbook = (id: string) => subject(id, library.theorems[id], library);
const allSteps = handbook('gd/convex-exact-all-steps');

/** The step at which both branches of the worst case are equal, 1/(2 N h + 1) = (1 - h)^(2 N), by bisection on (1, 2). */
function balanced(N: number): number {
  let [low, high] = [1, 2];
  for (let i = 0; i < 60; i++) {
    const h = (low + high) / 2;
    if (1 / (2 * N * h + 1) > (h - 1) ** (2 * N)) low = h;
    else high = h;
  }
  return low;
}

describe('minimize', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'finds the optimal constant step of gradient descent on smooth convex functions at N = %i',
    (horizon) => {
      const { best, worst, edge } = minimize(allSteps, { horizon }, 'h');
      const h = balanced(horizon);
      // Taylor, Hendrickx & Glineur 2017, Section 4.1.1. At a kink the parameter is as accurate as the value.
      expect(Math.abs(best / h - 1)).toBeLessThan(1e-6);
      expect(Math.abs(worst.value * 2 * (2 * horizon * h + 1) - 1)).toBeLessThan(1e-6);
      expect(edge).toBeUndefined();
    },
  );

  it('balances both ends of the spectrum on smooth strongly convex functions', () => {
    const { best, worst } = minimize(
      handbook('gd/strongly-convex-distance'),
      { horizon: 2, symbols: { mu: 0.1 } },
      'eta',
    );
    // Polyak 1987: eta = 2/(mu + L), with the factor ((L - mu)/(L + mu))^2.
    expect(Math.abs(best / (2 / 1.1) - 1)).toBeLessThan(1e-6);
    expect(Math.abs(worst.value / (0.9 / 1.1) ** 2 - 1)).toBeLessThan(1e-6);
  });

  it('finds a best whole number that the first scan leaves out', () => {
    const steps = stated({
      title: 'gradient descent, steps in fiftieths of 1/L',
      cite: 'Taylor, Hendrickx & Glineur 2017, Section 4.1.1',
      method: gradientDescent,
      parameters: { m: whole(1, 97), h: 'm/50', eta: 'h/L' },
      assumptions: ['convex', 'smooth(L)', 'minimizer'],
      measure: gap,
      bound: 'L*D^2/2',
    });
    // After one step 1/(2 h + 1) = (1 - h)^2 at h = 3/2, where the worst case is L D^2 / 8.
    const { best, worst, evaluations } = minimize(steps, { horizon: 1 }, 'm');
    expect(best).toBe(75);
    expect(Math.abs(worst.value * 8 - 1)).toBeLessThan(1e-6);
    expect(evaluations).toBeLessThan(97);
  });

  it('chooses the free parameter that a computed one follows from', () => {
    const { asked, parameter, worst, best } = minimize(allSteps, { horizon: 1, symbols: { L: 4 } }, 'eta');
    expect({ asked, parameter }).toEqual({ asked: 'eta', parameter: 'h' });
    expect(worst.symbols.eta).toBe(best / 4);
  });

  it('says when the best value lies at an end of what the theorem speaks of', () => {
    expect(minimize(handbook('gd/convex-last-iterate-exact'), { horizon: 3 }, 'h').edge).toBe('high');
  });

  it('names the parameters that can be chosen', () => {
    expect(() => minimize(allSteps, { horizon: 1 }, 'H')).toThrow(
      /a parameter that can be chosen: h, got "H"\. Did you mean "h"/,
    );
    expect(() => minimize(allSteps, { horizon: 1 }, 'L')).toThrow(/can be chosen: h, got "L"/);
    expect(() => minimize(allSteps, { horizon: 1, symbols: { h: 1 } }, 'eta')).toThrow(/h to be left open, got h = 1/);
  });
});
