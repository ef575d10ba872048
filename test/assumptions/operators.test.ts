import { describe, expect, it } from 'vitest';
import { reflectedAbsoluteValues } from '../../scenarios/operators/nonexpansive-maps.js';
import { normalPair, stronglyMonotoneField } from '../../scenarios/operators/normal-operators.js';
import { separableLasso } from '../../scenarios/strongly-convex/separable-lasso.js';
import { splittable } from '../../src/assumptions/composite.js';
import {
  cocoercive,
  fixedPoint,
  lipschitzOperator,
  monotone,
  nonexpansive,
  resolvable,
  stronglyMonotone,
  zero,
} from '../../src/assumptions/operators.js';
import type { Operator, Problem } from '../../src/core/problem.js';
import { stream } from '../../src/random/streams.js';

const random = () => stream('audits');
/** One plane, multiplied by 3 + 4i: mu = 3, L = 5, beta = 3/25. */
const field = stronglyMonotoneField.build({ planes: [{ real: 3, imaginary: 4 }], start: [{ u: 1, v: 2 }] });
const map = reflectedAbsoluteValues.build({ weights: [1, 0.5], start: [3, -2] });

const withOperator = (problem: Problem, letter: 'A' | 'B' | 'T', operator: Operator): { objective: Problem } => ({
  objective: { ...problem, operators: { ...problem.operators, [letter]: operator } },
});

describe('the audits of operators', () => {
  it.each([
    ['strong monotonicity', stronglyMonotone, 3, 3.01],
    ['cocoercivity', cocoercive, 3 / 25, 0.1201],
    ['a Lipschitz constant', lipschitzOperator, 5, 4.99],
  ])('refute a constant of %s that is too good', (_name, assumption, right, wrong) => {
    expect(assumption.audit({ objective: field }, [right], random(), 'A')).toBeUndefined();
    expect(assumption.audit({ objective: field }, [wrong], random(), 'A')).toMatch(/./);
  });

  it('refute monotonicity, by values and by a resolvent alone', () => {
    const falling: Operator = { apply: (A, x, out) => x.forEach((xi, i) => (out[i] = A.neg(xi))) };
    // (I + step A)^-1 for A = -1/20, defined for the audit's steps, which are below 10.
    const expanding: Operator = {
      resolvent: (A, x, step, out) =>
        x.forEach((xi, i) => (out[i] = A.div(xi, A.sub(A.of(1), A.mul(step, A.of(0.05)))))),
    };
    for (const operator of [falling, expanding])
      expect(monotone.audit(withOperator(field, 'A', operator), [], random(), 'A')).toMatch(/<u - v, x - y>/);
  });

  it('refute a resolvent that does not belong to the values', () => {
    const { apply, resolvent } = field.operators!.A!;
    const off: Operator = { apply, resolvent: (A, x, step, out) => resolvent!(A, x, A.add(step, step), out) };
    for (const assumption of [monotone, resolvable])
      expect(assumption.audit(withOperator(field, 'A', off), [], random(), 'A')).toMatch(/misses x/);
    expect(resolvable.audit(withOperator(field, 'A', { apply }), [], random(), 'A')).toMatch(/no resolvent/);
  });

  it('refute a map that expands, and a point that it moves', () => {
    expect(nonexpansive.audit({ objective: map }, [], random(), 'T')).toBeUndefined();
    const doubling: Operator = { apply: (A, x, out) => x.forEach((xi, i) => (out[i] = A.add(xi, xi))) };
    expect(nonexpansive.audit(withOperator(map, 'T', doubling), [], random(), 'T')).toMatch(/2 times as far/);
    expect(fixedPoint.audit({ objective: map }, [], random(), '')).toBeUndefined();
    expect(fixedPoint.audit({ objective: { ...map, minimizer: [0, 0.1] } }, [], random(), '')).toMatch(/moves x\*/);
  });

  it('refute a point that is no zero of A + B, with values of both or of one', () => {
    const turn = { real: 1, imaginary: 1 };
    const point = { u: 1, v: 2 };
    const pair = normalPair.build({ first: [turn], second: [turn], center: [point], start: [point] });
    const resolved = withOperator(pair, 'B', { resolvent: pair.operators!.B!.resolvent }).objective;
    for (const problem of [pair, resolved]) {
      expect(zero.audit({ objective: problem }, [], random(), '')).toBeUndefined();
      expect(zero.audit({ objective: { ...problem, minimizer: [1, 2.1] } }, [], random(), '')).toMatch(/x\*/);
    }
  });

  it('do not take a zero of an operator for granted that has neither values nor a resolvent', () => {
    const turn = { real: 1, imaginary: 1 };
    const point = { u: 1, v: 2 };
    const pair = normalPair.build({ first: [turn], second: [turn], center: [point], start: [point] });
    for (const problem of [withOperator(field, 'A', {}), withOperator(pair, 'B', {})])
      expect(zero.audit(problem, [], random(), '')).toMatch(/neither values nor a resolvent/);
  });

  it('refute a resolvent that is not the proximal step of its part', () => {
    const lasso = separableLasso.build({
      spectrum: [2, 3],
      weight: 1,
      support: [1, 0],
      values: [1, 1],
      dual: [0, 0.5],
      start: [3, 3],
    });
    expect(splittable.audit({ objective: lasso }, [], random(), '')).toBeUndefined();
    const swapped = { ...lasso, operators: { A: lasso.operators!.B, B: lasso.operators!.A } };
    expect(splittable.audit({ objective: swapped }, [], random(), '')).toMatch(/the proximal step/);
  });
});
