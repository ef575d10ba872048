import { describe, expect, it } from 'vitest';
import { precise } from '../../src/core/arithmetic.js';
import type { Field } from '../../src/core/space.js';
import {
  eigenvalueModuli,
  largestEigenvalue,
  realEigenvalues,
  smallestEigenvalue,
  spectralRadius,
} from '../../src/numerics/spectrum.js';
import { stream } from '../../src/random/streams.js';
import { matrices } from '../../src/spaces/matrices.js';
import { expectClose } from '../expectClose.js';

describe('matrices', () => {
  const A = precise as unknown as Field;
  const { of, identity, multiply, power, scale, solve, apply, subtract, sum, sumVectors, toNumbers } = matrices(A);

  it('solves linear systems to the accuracy of the arithmetic, zero pivots included', () => {
    const random = stream('solve');
    for (let size = 1; size <= 6; size++) {
      const M = of(
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (_, j) => (i === 0 && j === 0 ? 0 : random.normal() + (i === j ? 5 : 0))),
        ),
      );
      if (size === 1) continue;
      const x = Array.from({ length: size }, () => A.of(random.normal()));
      const found = solve(M, apply(M, x));
      for (const [i, xi] of found.entries()) expect(A.toNumber(A.abs(A.sub(xi, x[i])))).toBeLessThan(1e-50);
    }
  });

  it('takes powers, sums and products', () => {
    const M = of([
      [1, 1],
      [0, 1],
    ]);
    expect(toNumbers(power(M, 5))).toEqual([
      [1, 5],
      [0, 1],
    ]);
    expect(toNumbers(power(M, 0))).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(
      toNumbers(
        multiply(
          M,
          of([
            [0, 1],
            [1, 0],
          ]),
        ),
      ),
    ).toEqual([
      [1, 1],
      [1, 0],
    ]);
    expect(toNumbers(subtract(sum([M, M]), scale(A.of(2), identity(2))))).toEqual([
      [0, 2],
      [0, 0],
    ]);
    expect(sumVectors([apply(M, [A.of(1), A.of(2)]), [A.of(1), A.of(1)]]).map(A.toNumber)).toEqual([4, 3]);
  });
});

describe('eigenvalues', () => {
  it('agree with closed forms of symmetric and rotating matrices', () => {
    realEigenvalues([
      [2, 1],
      [1, 2],
    ]).forEach((value, i) => expectClose(value, [1, 3][i], { scale: 3 }));
    expectClose(
      spectralRadius([
        [0, -2],
        [2, 0],
      ]),
      2,
      { scale: 2 },
    );
    eigenvalueModuli([
      [0, 1, 0],
      [0, 0, 1],
      [8, 0, 0],
    ]).forEach((value) => expectClose(value, 2, { scale: 8, ulps: 256 }));
  });

  it('are bounded outwards by the largest and smallest of a symmetric matrix', () => {
    expect(largestEigenvalue([[7]])).toBe(7);
    const third = [
      [1 / 3, 1 / 3, 1 / 3],
      [1 / 3, 1 / 3, 1 / 3],
      [1 / 3, 1 / 3, 1 / 3],
    ];
    expect(largestEigenvalue(third)).toBeGreaterThanOrEqual(1);
    expect(smallestEigenvalue(third)).toBeLessThanOrEqual(0);
    expectClose(largestEigenvalue(third), 1, { scale: 1, ulps: 128 });
  });
});
