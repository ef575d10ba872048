import { describe, expect, it } from 'vitest';
import { type Sdp, solveSdp } from '../../../src/pep/sdp.js';
import { atMost, complete, cycle, equal, form, kneser, maxCut, program, theta, trace } from './programs.js';

/** What the bracket has to close to, relative to the value. */
const GAP = 1e-8;

function expectValue(sdp: Sdp, value: number): void {
  const { status, lower, upper, reason } = solveSdp(sdp);
  expect(status, reason).toBe('solved');
  expect(lower).toBeLessThanOrEqual(value + GAP * Math.abs(value));
  expect(upper).toBeGreaterThanOrEqual(value - GAP * Math.abs(value));
  // The value 0 is compared with the unit entries of the data.
  expect(upper - lower).toBeLessThanOrEqual(GAP * (Math.abs(value) || 1));
}

describe('solveSdp on published values', () => {
  it.each([3, 5, 7, 9, 15])(
    'finds the theta number of the cycle of length %i: n cos(pi/n) / (1 + cos(pi/n)) (Lovasz 1979, Corollary 5)',
    (n) => expectValue(theta(n, cycle(n)), (n * Math.cos(Math.PI / n)) / (1 + Math.cos(Math.PI / n))),
  );

  it.each([
    [5, 2],
    [6, 2],
    [7, 3],
  ])('finds the theta number of the Kneser graph K(%i, %i): C(n - 1, k - 1) (Lovasz 1979, Theorem 13)', (n, k) => {
    const choose = (m: number, j: number): number => (j === 0 ? 1 : (choose(m - 1, j - 1) * m) / j);
    const { order, edges } = kneser(n, k);
    expectValue(theta(order, edges), choose(n - 1, k - 1));
  });

  // G_ij = cos(angle) with neighbours at the angle pi - pi/n; n = 5 gives (5/8)(5 + sqrt 5).
  it.each([3, 5, 7])('finds the max-cut relaxation of the cycle of length %i: n (1 + cos(pi/n)) / 2', (n) =>
    expectValue(maxCut(n, cycle(n)), (n * (1 + Math.cos(Math.PI / n))) / 2),
  );

  // The sum of the unit vectors is 0, so that the off-diagonal entries add up to -n.
  it.each([3, 4, 6])('finds the max-cut relaxation of the complete graph on %i vertices: n^2 / 4', (n) =>
    expectValue(maxCut(n, complete(n)), n ** 2 / 4),
  );

  const largest = (5 + Math.sqrt(5)) / 2; // eigenvalue of [[2, 1], [1, 3]]

  it('finds a largest eigenvalue over matrices of trace 1', () =>
    expectValue(
      program(
        2,
        [
          [0, 0, 2],
          [0, 1, 2],
          [1, 1, 3],
        ],
        [equal(trace(2), 1)],
      ),
      largest,
    ));

  it('finds it as the least free t with t I - A >= 0', () =>
    expectValue(
      program(
        2,
        [],
        [equal([[0, 0, 1]], -2, [[0, -1]]), equal([[0, 1, 1]], -1), equal([[1, 1, 1]], -3, [[0, -1]])],
        1,
        [[0, -1]],
      ),
      -largest,
    ));

  it('solves a linear program in free scalars', () =>
    expectValue(
      program(
        0,
        [],
        [
          atMost([], 1, [
            [0, 1],
            [1, 1],
          ]),
          atMost([], 1, [
            [0, 1],
            [1, -1],
          ]),
        ],
        2,
        [[0, 1]],
      ),
      1,
    ));

  it('solves programs with next to nothing in them', () => {
    expectValue(program(0, [], []), 0);
    expectValue(program(1, [[0, 0, -1]], []), 0);
    expectValue({ order: 0, free: 0, objective: form([], 3), constraints: [] }, 3);
  });

  it('does not mind data between 1e-6 and 1e6', () => {
    const scaled = program(2, [[0, 1, 2e3]], [equal([[1, 1, 1e6]], 1e-6), equal([[0, 0, 1e-6]], 1e6)]);
    expectValue(scaled, 2e3); // 2e3 sqrt(1e-12) sqrt(1e12)
    const weights: [number, number, number][] = [
      [0, 0, 1e-6],
      [1, 1, 1],
      [2, 2, 1e6],
    ];
    expectValue(program(3, weights, [equal(trace(3), 1)]), 1e6);
  });

  it('does not mind equalities that follow from others', () =>
    expectValue(
      program(
        2,
        [[0, 1, 2]],
        [equal([[1, 1, 1]], 1), equal([[0, 0, 1]], 1), equal(trace(2), 2), equal(trace(2, 3), 6)],
      ),
      2,
    ));
});
