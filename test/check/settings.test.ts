import { describe, expect, it } from 'vitest';
import { settings } from '../../src/check/draw.js';
import { subject } from '../../src/check/experiment.js';
import { theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';
import { library } from '../library.js';

const settingsOf = (assumptions: string[]) =>
  settings(
    subject(
      'test',
      theorem({
        title: 'test',
        source: { cite: 'test' },
        assumptions,
        method: stochasticGradientDescent,
        parameters: { eta: '1/L' },
        measure: gap,
        bound: 'L*D^2',
      }),
      library,
    ),
  );

describe('settings', () => {
  it('put a noise that needs a finite sum on finite sums only, and on all of them', () => {
    const found = settingsOf(['smooth(L)', 'finite-sum(n)', 'minimizer', 'uniform-sampling']);
    const objectives = found.map(({ parts }) => parts[0][2]);
    for (const { satisfies } of objectives) expect(satisfies).toContain('finite-sum');
    expect(new Set(objectives).size).toBe(objectives.length);
  });

  it('try additive noise everywhere, and sampling besides where the problem has components', () => {
    const found = settingsOf(['convex', 'smooth(L)', 'lipschitz', 'minimizer', 'unbiased', 'bounded-variance(sigma2)']);
    const sampled = found.filter(({ name }) => name.endsWith('noise/bounded-sampling'));
    expect(sampled.length).toBeGreaterThan(0);
    expect(found.length).toBeGreaterThan(sampled.length);
    for (const { parts } of sampled) expect(parts[0][2].satisfies).toContain('lipschitz@each');
  });
});
