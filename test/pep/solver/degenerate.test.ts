import { describe, expect, it } from 'vitest';
import { solveSdp } from '../../../src/pep/sdp.js';
import { atMost, equal, program, trace } from './programs.js';

/** Absolute, for values of unit size. */
const GAP = 1e-8;

describe('solveSdp without strictly feasible points', () => {
  // Vandenberghe & Boyd, Semidefinite programming, 1996, Section 3: optimal values 0 and -1 of a program and its dual.
  it('finds the value of a program, not that of its dual, where they differ: 0', () => {
    const { status, value } = solveSdp(
      program(
        3,
        [],
        [
          equal([[0, 0, 1]], 0),
          equal([[0, 1, 1]], 0, [[0, -1]]),
          equal([[1, 1, 1]], 0, [[1, -1]]),
          equal([[0, 2, 1]], 0),
          equal([[1, 2, 1]], 0),
          equal([[2, 2, 1]], 1, [[0, -1]]),
        ],
        2,
        [[0, -1]],
      ),
    );
    expect(status).toBe('solved');
    expect(Math.abs(value)).toBeLessThan(GAP);
  });

  it('and -1 for the dual posed as a program', () => {
    const sum: [number, number, number][] = [
      [0, 1, 2],
      [2, 2, 1],
    ];
    const { status, value } = solveSdp(program(3, [[2, 2, -1]], [equal(sum, 1), equal([[1, 1, 1]], 0)]));
    expect(status).toBe('solved');
    expect(Math.abs(value + 1)).toBeLessThan(GAP);
  });

  it('finds a supremum that is not attained: -G_00 below 0 with G_01 = 1', () => {
    const { lower, upper } = solveSdp(program(2, [[0, 0, -1]], [equal([[0, 1, 1]], 1)]));
    expect(lower).toBeLessThanOrEqual(GAP);
    expect(upper).toBeGreaterThanOrEqual(-GAP);
  });

  it('puts to zero what a zero diagonal entry forces to be', () => {
    const { status, value } = solveSdp(program(2, [[0, 1, 2]], [equal([[0, 0, 1]], 0), equal([[1, 1, 1]], 1)]));
    expect(status).toBe('solved');
    expect(Math.abs(value)).toBeLessThan(GAP);
  });
});

describe('solveSdp without a value', () => {
  it.each([
    ['a negative trace', program(2, [[0, 0, 1]], [equal(trace(2), -1)])],
    [
      'an inner product above the lengths',
      program(2, [[0, 0, 1]], [equal([[0, 1, 1]], 2), atMost([[0, 0, 1]], 1), atMost([[1, 1, 1]], 1)]),
    ],
    [
      'weakly: a zero vector with an inner product of 1',
      program(2, [], [equal([[0, 1, 1]], 1), equal([[1, 1, 1]], 0)]),
    ],
    [
      'equalities that contradict each other',
      program(2, [], [equal([[1, 1, 1]], 1), equal([[0, 0, 1]], 1), equal(trace(2), 3)]),
    ],
    ['what is unbounded as well', program(2, [[0, 0, 1]], [equal([[1, 1, 1]], -1)])],
  ])('says infeasible: %s', (_, sdp) => {
    const { status, value } = solveSdp(sdp);
    expect(status).toBe('infeasible');
    expect(value).toBe(Number.NEGATIVE_INFINITY);
  });

  it.each([
    ['a diagonal entry', program(2, [[0, 0, 1]], [equal([[1, 1, 1]], 1)])],
    ['a free scalar', program(1, [[0, 0, -1]], [], 1, [[0, 1]])],
  ])('says unbounded: %s that nothing holds back', (_, sdp) => {
    const { status, value } = solveSdp(sdp);
    expect(status).toBe('unbounded');
    expect(value).toBe(Number.POSITIVE_INFINITY);
  });

  it('says inconclusive where the objective grows along no ray: G_01 with G_00 <= 1', () => {
    const { status, upper } = solveSdp(program(2, [[0, 1, 1]], [atMost([[0, 0, 1]], 1)]));
    expect(status).toBe('inconclusive');
    expect(upper).toBe(Number.POSITIVE_INFINITY);
  });
});
