import { describe, expect, it } from 'vitest';
import { effortOf } from '../../src/check/effort.js';
import { subject } from '../../src/check/experiment.js';
import { Lab } from '../../src/check/lab.js';
import { drawPool } from '../../src/check/pool.js';
import { vacuity } from '../../src/check/vacuity.js';
import { between, type TheoremText, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientNorm } from '../../src/measures/gradientNorm.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { proximalGradient } from '../../src/methods/proximalGradient.js';
import { library } from '../library.js';

const text: TheoremText<undefined> = {
  title: 'test',
  source: { cite: 'test' },
  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { h: between(0.1, 1), eta: 'h/L' },
  horizon: [4, 4],
  measure: gradientNorm,
  bound: 'L*D',
  mutants: [],
};
const seen = (changes: Partial<TheoremText<undefined>>): string | undefined => {
  const about = subject('test/mine', theorem({ ...text, ...changes }), library);
  const effort = effortOf({ level: 'quick' });
  return vacuity(new Lab(about, 1, effort), about.theorem.claims[0], drawPool(about, 1, effort));
};

describe('vacuity', () => {
  it('names what a bound never gets below', () => {
    expect(seen({})).toBe('L*D');
    expect(seen({ bound: 'L*D/(k + 1)' })).toBeUndefined();
  });

  it('forgets what a bound once got below, even where it grows above it again', () => {
    // sqrt(2 L Delta) after one step, less than L D on all but the steepest quadratics, and at least L D after two.
    expect(seen({ bound: 'max(sqrt(2*L*Delta), L*D*(k - 1))' })).toBe('sqrt(2*L*Delta)');
  });

  it('takes a bound of the gap by curvature for known only where the gradient vanishes at the minimizer', () => {
    const bounded = { measure: gap, bound: 'L*D^2/2' };
    expect(seen(bounded)).toBe('L*D^2/2');
    const composite = { assumptions: ['convex', 'smooth(L)', 'composite'], method: proximalGradient };
    expect(seen({ ...bounded, ...composite })).toBeUndefined();
    expect(seen({ ...bounded, ...composite, bound: 'Delta' })).toBe('Delta');
  });
});
