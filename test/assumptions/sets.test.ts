import { describe, expect, it } from 'vitest';
import { boxLeastSquares } from '../../scenarios/convex/box-least-squares.js';
import { squareOnSimplex } from '../../scenarios/convex/square-on-simplex.js';
import { linearlyMinimizable } from '../../src/assumptions/composite.js';
import type { Problem } from '../../src/core/problem.js';
import { stream } from '../../src/random/streams.js';

const random = () => stream('audits');
const box = boxLeastSquares.build({
  rows: [[1, 2]],
  face: [1, 0],
  inside: [0, 0.5],
  push: [1, 1],
  start: [0, 0],
});

describe('the audit of linear minimization', () => {
  it('accepts the corners of the box and of the simplex', () => {
    for (const problem of [box, squareOnSimplex.build({ L: 1, n: 5 })])
      expect(linearlyMinimizable.audit({ objective: problem }, [], random(), '')).toBeUndefined();
  });

  it('refutes a corner that is not the lowest, and a point outside', () => {
    const opposite: Problem = {
      ...box,
      linearMinimizer(A, g, out) {
        box.linearMinimizer!(A, g.map(A.neg), out);
      },
    };
    expect(linearlyMinimizable.audit({ objective: opposite }, [], random(), '')).toMatch(/said to be least/);
    const outside: Problem = { ...box, linearMinimizer: (A, _g, out) => out.fill(A.of(2)) };
    expect(linearlyMinimizable.audit({ objective: outside }, [], random(), '')).toMatch(/not feasible/);
  });
});
