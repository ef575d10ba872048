import { describe, expect, it } from 'vitest';
import { identity } from '../../scenarios/compressors/identity.js';
import { qsgd, qsgdOutcomes } from '../../scenarios/compressors/qsgd.js';
import { randomK, scaledRandomK } from '../../scenarios/compressors/random-k.js';
import { scaledSign } from '../../scenarios/compressors/scaled-sign.js';
import { topK } from '../../scenarios/compressors/top-k.js';
import { isotropicQuadratic } from '../../scenarios/distributed/isotropic.js';
import { enumeratePaths } from '../../src/check/enumerate.js';
import { precise } from '../../src/core/arithmetic.js';
import type { Compressor, Problem } from '../../src/core/problem.js';
import type { Scenario } from '../../src/core/scenario.js';
import { sample } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { type Stream, stream } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

const families = { identity, topK, randomK, scaledRandomK, scaledSign, qsgd } as unknown as Record<string, Scenario>;
const problem = (dim: number): Problem => ({
  ...isotropicQuadratic.build({ curvature: 1, start: new Array<number>(dim).fill(1) }),
});

function compressed({ compress }: Compressor, x: readonly number[], random: Stream): number[] {
  const out = x.map(() => Number.NaN);
  compress(floatField, x as unknown as Scalar[], out as unknown as Scalar[], random);
  return out;
}

const squared = (x: readonly number[]): number => x.reduce((sum, xi) => sum + xi * xi, 0);
const minus = (x: readonly number[], y: readonly number[]): number[] => x.map((xi, i) => xi - y[i]);

/** Gaussian, heavy-tailed and adversarial vectors: equal magnitudes, one spike, a steep decay, zeros. */
function vectors(dim: number, random: Stream): number[][] {
  const each = (f: (i: number) => number): number[] => Array.from({ length: dim }, (_, i) => f(i));
  return [
    ...Array.from({ length: 10 }, () => each(() => random.normal())),
    ...Array.from({ length: 10 }, () => each(() => random.normal() ** 5)),
    each(() => 1),
    each(() => random.sign()),
    each((i) => (i === dim - 1 ? -3 : 0)),
    each((i) => (i === 0 ? 1 : 1e-6)),
    each((i) => (-1) ** i * 2 ** -i),
  ];
}

const DIMENSIONS = [1, 2, 3, 5, 8];
const DRAWS = 3000;

/** Mean of C(x), and of ||C(x) - x||^2 with its standard error: one draw where nothing is drawn. */
function averages(built: Compressor, x: readonly number[], random: Stream) {
  const results = Array.from({ length: DRAWS }, () => compressed(built, x, random));
  const errors = results.map((result) => squared(minus(result, x)));
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const error = mean(errors);
  return {
    center: x.map((_, i) => mean(results.map((result) => result[i]))),
    error,
    standardError: Math.sqrt(mean(errors.map((e) => (e - error) ** 2)) / DRAWS),
  };
}

describe.each(Object.entries(families))('%s', (name, scenario) => {
  const build = (dim: number, draw: number): Compressor =>
    scenario.build(sample(scenario.instance, draw), problem(dim)) as Compressor;

  it('keeps its declared constants on random and adversarial vectors', () => {
    for (const dim of DIMENSIONS) {
      const random = stream('compress', name, dim);
      const built = build(dim, dim);
      const { contraction, 'unbiased-compressor': unbiased } = built.facts;
      for (const x of vectors(dim, random)) {
        const { center, error, standardError } = averages(built, x, random);
        const size = squared(x);
        if (contraction)
          expect(error - 6 * standardError).toBeLessThanOrEqual((1 - contraction[0]) * size + 1e-12 * size);
        if (!unbiased) continue;
        expect(error - 6 * standardError).toBeLessThanOrEqual(unbiased[0] * size + 1e-12 * size);
        const allowed = 6 * Math.sqrt((unbiased[0] * size) / DRAWS) + 1e-12 * Math.sqrt(size);
        for (const [i, c] of center.entries()) expect(Math.abs(c - x[i])).toBeLessThanOrEqual(allowed);
      }
    }
  });

  it('gives the same numbers from the same stream, in place or not, and leaves zero alone', () => {
    for (const dim of DIMENSIONS) {
      const built = build(dim, dim + 10);
      const x = vectors(dim, stream('same', dim))[0];
      const once = compressed(built, x, stream('draw', 1));
      expect(compressed(built, x, stream('draw', 1))).toEqual(once);
      const aliased = [...x];
      built.compress(floatField, aliased as unknown as Scalar[], aliased as unknown as Scalar[], stream('draw', 1));
      expect(aliased).toEqual(once);
      const zero = x.map(() => 0);
      expect(compressed(built, zero, stream('draw', 2)).map(Math.abs)).toEqual(zero);
    }
  });

  it('agrees with itself in many digits', () => {
    const A = precise as unknown as Field;
    for (const dim of DIMENSIONS) {
      const built = build(dim, dim + 20);
      const x = vectors(dim, stream('digits', dim))[1];
      const exact: Scalar[] = x.map(A.of);
      built.compress(A, exact, exact, stream('draw', 3));
      const fast = compressed(built, x, stream('draw', 3));
      for (const [i, value] of fast.entries())
        expectClose(value, A.toNumber(exact[i]), { scale: Math.sqrt(squared(x)) });
    }
  });
});

describe('random-k', () => {
  const paths = (built: Compressor, x: readonly number[]): number[][] => {
    const results: number[][] = [];
    enumeratePaths(
      100_000,
      (streams) => results.push(compressed(built, x, streams.of('compressor'))),
      (probability) => expectClose(probability, 1 / 30, { scale: 1 }),
    );
    return results;
  };

  it('has relative error 1 - k/d unscaled, and d/k - 1 scaled, exactly: all choices of d = 6, k = 2', () => {
    const x = [3, -1, 0.5, 2, -0.25, 7];
    for (const [scenario, expected] of [
      [randomK, 2 / 3],
      [scaledRandomK, 2],
    ] as const) {
      const results = paths(scenario.build({ kept: 2 }, problem(6)), x);
      const mean = results.reduce((sum, result) => sum + squared(minus(result, x)), 0) / results.length;
      expectClose(mean / squared(x), expected, { scale: expected });
    }
  });

  it('is unbiased where scaled', () => {
    const x = [3, -1, 0.5, 2, -0.25, 7];
    const results = paths(scaledRandomK.build({ kept: 2 }, problem(6)), x);
    for (const [i, xi] of x.entries())
      expectClose(results.reduce((sum, result) => sum + result[i], 0) / results.length, xi, { scale: 7 });
  });
});

describe('top-k', () => {
  it('attains 1 - k/d on equal magnitudes', () => {
    const built = topK.build({ kept: 2 }, problem(5));
    const x = [1, -1, 1, 1, -1];
    expect(squared(minus(compressed(built, x, stream('none')), x)) / 5).toBe(1 - 2 / 5);
  });
});

describe('scaled sign', () => {
  it('has error ||x||^2 - ||x||_1^2/d where no entry is zero', () => {
    for (const x of vectors(5, stream('sign')).filter((v) => v.every((vi) => vi !== 0))) {
      const built = scaledSign.build({}, problem(5));
      const sum = x.reduce((total, xi) => total + Math.abs(xi), 0);
      const error = squared(minus(compressed(built, x, stream('none')), x));
      expectClose(error, squared(x) - sum ** 2 / 5, { scale: squared(x) });
    }
  });
});

describe('QSGD', () => {
  it('has two outcomes an entry whose mean is the entry, by exact enumeration', () => {
    for (const x of vectors(8, stream('qsgd')))
      for (const levels of [1, 2, 7]) {
        const outcomes = qsgdOutcomes(floatField, x as unknown as Scalar[], levels) as unknown as Record<
          string,
          number
        >[];
        const norm = Math.sqrt(squared(x));
        for (const [i, { near, far, probability: p }] of outcomes.entries()) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThan(1);
          expectClose((1 - p) * near + p * far, x[i], { scale: norm });
        }
      }
  });
});
