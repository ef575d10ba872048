import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import { subject } from '../../src/check/experiment.js';
import { between, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { exactEvidence, verdictOf } from '../../src/pep/evidence.js';
import { worstCase } from '../../src/pep/worstCase.js';
import { library } from '../library.js';

/**
 * The exact worst case of gradient descent on smooth strongly convex functions, times a factor. A quadratic gives
 * 1 - (1 - h/kappa)^(2k + 1) of it only: with kappa >= 4 and few steps samples stay far below.
 *
 * source  Taylor, Hendrickx & Glineur, Smooth strongly convex interpolation and exact worst-case performance of
 *         first-order methods, 2017, Section 4.1 (conjecture)
 */
const stated = (factor: string) =>
  theorem({
    title: 'gradient descent, smooth strongly convex, gap from the distance',
    source: { cite: 'Taylor, Hendrickx & Glineur 2017' },
    assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer'],
    method: gradientDescent,
    parameters: { h: between(0.5, 1), eta: 'h/L' },
    horizon: [1, 2],
    when: 'kappa >= 4 and k >= 1',
    measure: gap,
    bound: `${factor} * L*D^2/2 * 1/(1 + kappa*((1 - h/kappa)^(-2*k) - 1))`,
    mutants: [{ right: 'L*D^2 / 1000', why: 'a hundredth' }],
  });

describe('the rung of exact worst cases', () => {
  it('refutes a bound that no sample refutes, and says where', () => {
    const text = stated('0.95');
    const sampled = check('test', text, library);
    expect(sampled.claims[0]).toMatchObject({ verdict: 'holds' });

    const verdict = check('test', text, library, { exact: exactEvidence });
    expect(verdict).toMatchObject({
      verdict: 'violated',
      rungs: { simulated: 'holds', searched: 'holds', exact: 'violated' },
    });
    expect(verdict.claims[0].reason).toMatch(
      /after 1 steps, with .*the worst case over smooth strongly convex functions is/,
    );
    expect(verdict.worstCases[0].boundOverWorst).toBeCloseTo(0.95, 6);
  });

  const descent = { title: 'gradient descent', source: { cite: 'test' }, method: gradientDescent };

  it('is red where the method, run on the worst function, exceeds the bound', () => {
    const low = theorem({
      ...descent,
      assumptions: ['smooth(L)', 'minimizer'],
      parameters: { eta: '2.5/L' },
      measure: gap,
      bound: 'L*D^2 / 10',
    });
    const [finding] = exactEvidence(subject('x', low, library), 'quick');
    expect(finding).toMatchObject({ verdict: 'violated', worst: [{ horizon: 1 }, { horizon: 2 }] });
  });

  it('is inconclusive, not red, where the program seems unbounded and no function was run', () => {
    const free = theorem({
      ...descent,
      assumptions: ['convex', 'minimizer'],
      parameters: { eta: '1' },
      measure: distance,
      bound: 'D',
    });
    const [finding] = exactEvidence(subject('x', free, library), 'quick');
    expect(finding).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/seems unbounded; no function/),
    });
  });

  it('finds no worst case above the exact bound', () => {
    const [finding] = exactEvidence(subject('test', stated('1'), library), 'full');
    expect(finding).toMatchObject({ verdict: 'holds' });
    if ('worst' in finding)
      for (const { boundOverWorst } of finding.worst) expect(Math.abs(boundOverWorst - 1)).toBeLessThan(1e-6);
  });

  it.each(['sgd/convex-lipschitz-average-fixed-step', 'sgd/strongly-convex-additive-noise'])(
    'finds %s to hold from its conditions in expectation, in any units',
    (id) => {
      const about = subject(id, library.theorems[id], library);
      const units: Record<string, number> = id.includes('lipschitz') ? { G: 0.5, D: 2 } : { L: 0.5, sigma2: 4, D: 2 };
      for (const symbols of [{}, units])
        for (const horizon of [1, 2, 4])
          expect(verdictOf(worstCase(about, { horizon, symbols })), JSON.stringify(symbols)).toBe('holds');
    },
  );

  it('says why it does not apply', () => {
    const [finding] = exactEvidence(subject('x', library.theorems['mirror/exponentiated-gradient'], library), 'quick');
    expect(finding).toEqual({ why: expect.stringMatching(/^it speaks of the dimension/) });
  });
});
