import { describe, expect, it } from 'vitest';
import { dualFace } from '../../../src/pep/certificate/dualFace.js';
import { exactProgram } from '../../../src/pep/certificate/exact.js';
import {
  exactly,
  isZero,
  minus,
  plus,
  type Rational,
  ratio,
  times,
  ZERO,
} from '../../../src/pep/certificate/rational.js';
import { restored } from '../../../src/pep/certificate/restore.js';
import type { Constraint, Form, Sdp } from '../../../src/pep/sdp.js';

const form = (gram: Form['gram'], free: Form['free'] = [], constant = 0): Form => ({ constant, gram, free });
const below = (name: string, of: Form): Constraint => ({ form: of, is: '<=', name });
const programOf = (
  objective: Form,
  constraints: Constraint[],
  order: number,
  free = 0,
): ReturnType<typeof exactProgram> => exactProgram({ order, free, objective, constraints } satisfies Sdp);

describe('dualFace', () => {
  it('finds nothing in a program with dual points inside', () => {
    const face = dualFace(programOf(form([[0, 0, 1]]), [below('start', form([[0, 0, 1]], [], -1))], 1));
    expect(face).toEqual({ zero: new Set(), rows: new Set(), equations: [] });
  });

  it('finds rows of the slack matrix without a diagonal, and the multipliers that must vanish with them', () => {
    // g_1 appears in inner products only: S_11 = 0, so S_01 = lambda_1 / 2 = 0.
    const constraints = [below('start', form([[0, 0, 1]], [], -1)), below('tangent', form([[0, 1, 1]]))];
    const face = dualFace(programOf(form([[0, 0, 1]]), constraints, 2));
    expect(face.rows).toEqual(new Set([1]));
    expect(face.zero).toEqual(new Set([1]));
  });

  it('goes on from one finding to the next', () => {
    // lambda_1 = 0 as above; then nothing is left on the diagonal of g_2, and lambda_2 = 0.
    const constraints = [
      below('start', form([[0, 0, 1]], [], -1)),
      below(
        'first',
        form([
          [0, 1, 1],
          [2, 2, 1],
        ]),
      ),
      below('second', form([[0, 2, 1]])),
    ];
    expect(dualFace(programOf(form([[0, 0, 1]]), constraints, 3)).zero).toEqual(new Set([1, 2]));
  });

  it('finds directions in which G may grow for ever, in which the slack matrix must vanish', () => {
    // |g_1 - g_2|^2 <= 2 <g_0, g_1> with |g_0| <= 1: g_1 and g_2 may grow together, away from g_0, so S (e_1 + e_2) = 0.
    const constraints = [
      below('start', form([[0, 0, 1]], [], -1)),
      below(
        'apart',
        form([
          [1, 1, 1],
          [1, 2, -2],
          [2, 2, 1],
          [0, 1, -2],
        ]),
      ),
      below('other', form([[0, 2, 1]])),
    ];
    const face = dualFace(programOf(form([[0, 0, 1]]), constraints, 3));
    // S_01 + S_02 = -lambda_1 + lambda_2 / 2 = 0.
    expect(face.equations).toContainEqual({
      coefficients: new Map([
        [1, exactly(-1)],
        [2, exactly(0.5)],
      ]),
      right: ZERO,
    });
    expect(face.zero).toEqual(new Set());
  });

  it('keeps equations in which terms of both signs may cancel', () => {
    const constraints = [
      below('start', form([[0, 0, 1]], [], -1)),
      below('a', form([], [[0, 1]])),
      below('b', form([], [[0, -1]])),
    ];
    const face = dualFace(programOf(form([[0, 0, 1]]), constraints, 1, 1));
    expect(face.zero.size).toBe(0);
    expect(face.equations).toHaveLength(1);
  });
});

describe('restored', () => {
  const equation = (coefficients: [number, Rational][], right: Rational) => ({
    coefficients: new Map(coefficients),
    right,
  });
  const third = ratio(1n, 3n);
  const one = exactly(1);

  it('meets equations exactly by changing as few of the heaviest multipliers as suffice', () => {
    const equations = [
      equation(
        [
          [0, one],
          [1, exactly(-1)],
        ],
        ZERO,
      ),
      equation(
        [
          [1, third],
          [2, one],
        ],
        one,
      ),
    ];
    const rounded = [exactly(0.5), exactly(0.5000001), exactly(0.8333)];
    const weights = [1, 3, 2];
    const multipliers = restored(rounded, equations, (k) => weights[k])!;
    for (const { coefficients, right } of equations) {
      const left = [...coefficients].reduce((sum, [k, value]) => plus(sum, times(value, multipliers[k])), ZERO);
      expect(isZero(minus(left, right))).toBe(true);
    }
    expect(multipliers[0]).toEqual(rounded[0]);
  });

  it('leaves multipliers that meet them already', () => {
    const rounded = [exactly(1), exactly(1)];
    expect(
      restored(
        rounded,
        [
          equation(
            [
              [0, one],
              [1, exactly(-1)],
            ],
            ZERO,
          ),
        ],
        () => 1,
      ),
    ).toEqual(rounded);
  });

  it('gives none where the equations contradict each other, or nothing may change', () => {
    const contradictory = [equation([[0, one]], one), equation([[0, one]], ZERO)];
    expect(restored([one], contradictory, () => 1)).toBeUndefined();
    expect(restored([one], [equation([[0, one]], ZERO)], () => 0)).toBeUndefined();
  });
});
