import { describe, expect, it } from 'vitest';
import { subject } from '../../src/check/experiment.js';
import { theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import { proximalGradient } from '../../src/methods/proximalGradient.js';
import { pose } from '../../src/pep/pose.js';
import { worstCase } from '../../src/pep/worstCase.js';
import { library } from '../library.js';
import { CASES } from './cases.js';

const composite = (measure: typeof gap, bound: string) =>
  subject(
    'test',
    theorem({
      title: 'proximal gradient',
      source: { cite: 'test' },
      method: proximalGradient,
      parameters: { eta: '1/L' },
      assumptions: ['convex', 'smooth(L)', 'composite'],
      measure,
      bound,
      mutants: [{ right: '0', why: 'nothing' }],
    }),
    library,
  );

describe('tiltable', () => {
  it('leaves out the gradient at x* of a composite problem whose method and gap do not notice a tilt', () => {
    // x_0 - x*, and a gradient of f and a subgradient of h for each of two steps, and that of f at the end.
    const about = composite(gap, 'L*D^2/(4*k)');
    expect(pose(about, { horizon: 2 }).sdp.order).toBe(6);
    expect(Math.abs(worstCase(about, { horizon: 2 }).value / (1 / 8) - 1)).toBeLessThan(1e-6);
  });

  it('keeps it where the gradient of f alone is measured', () => {
    const about = composite(gradientNormSquared, 'L^2*D^2');
    const { functions, position } = pose(about, { horizon: 1 });
    const [{ g }] = functions.f!.points;
    expect(position.has(g.findIndex((coefficient) => coefficient !== 0))).toBe(true);
  });

  it('keeps those of components of which one is drawn: a step along its gradient alone notices', () => {
    const { about, symbols } = CASES.find(({ name }) => name.startsWith('one step of SGD on 2 functions, variance'))!;
    const { functions, position } = pose(about, { horizon: 1, symbols });
    const [{ g }] = functions.components[0].points;
    expect(position.has(g.findIndex((coefficient) => coefficient !== 0))).toBe(true);
  });
});
