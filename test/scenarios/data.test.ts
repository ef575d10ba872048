import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { leastSquares, ridgeRegression } from '../../scenarios/data/least-squares.js';
import { logisticRegression, regularizedLogistic } from '../../scenarios/data/logistic-regression.js';
import { columnsOf, DATASETS, type DatasetName, design, type Task } from '../../scenarios/data/tables.js';
import { precise } from '../../src/core/arithmetic.js';
import type { Problem } from '../../src/core/problem.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { accurateDot, accurateSum } from '../../src/numerics/compensated.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { logistic } from '../../src/pieces/links.js';
import { ridges } from '../../src/pieces/ridges.js';
import { stream } from '../../src/random/streams.js';
import { matrices } from '../../src/spaces/matrices.js';

const A = precise as unknown as Field;
const folder = fileURLToPath(new URL('../../scenarios/data/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): { columns: string[]; rows: number[][] } =>
  JSON.parse(readFileSync(join(folder, file), 'utf8'));
const meanOf = (file: string, column: string): number => {
  const { columns, rows } = read(file);
  return rows.reduce((sum, row) => sum + row[columns.indexOf(column)] / rows.length, 0);
};

/** Every data set with few and with many columns and samples. */
const sizes = (task: Task, columns: readonly number[], samples: readonly number[]) =>
  DATASETS.flatMap((dataset) =>
    columns
      .filter((d) => d <= columnsOf(dataset, task))
      .flatMap((d) => samples.map((n) => [dataset, n, d] as [DatasetName, number, number])),
  );
const start = (d: number): number[] => Array.from({ length: d }, (_, i) => 1 - i);

describe('the files of scenarios/data', () => {
  it('are small, rectangular and complete', () => {
    expect(files).toEqual(['cps-wages.json', 'digits.json', 'iris.json', 'penguins.json']);
    for (const file of files) {
      expect(statSync(join(folder, file)).size).toBeLessThan(100_000);
      const { columns, rows } = read(file);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        expect(row.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('have the sizes and means that are published for these data sets', () => {
    expect(files.map((file) => read(file).rows.length)).toEqual([534, 200, 150, 333]);
    expect(meanOf('iris.json', 'sepal length')).toBeCloseTo(5.843333, 6);
    expect(meanOf('iris.json', 'petal width')).toBeCloseTo(1.199333, 6);
    expect(meanOf('penguins.json', 'body mass')).toBeCloseTo(4207.057, 3);
    expect(meanOf('cps-wages.json', 'wage')).toBeCloseTo(9.024, 3);
    expect(meanOf('cps-wages.json', 'union') * 534).toBeCloseTo(96, 9);
  });

  it('are named with their source and terms in the README', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const file of files) expect(readme).toMatch(new RegExp(`\`${file}\`.*npm \`.*(MIT|CC0|PDDL|CC BY)`));
    for (const holder of ['2021 mljs', '2015 Juan Cazala', 'Gorman', 'Berndt', 'LeCun', 'Fisher'])
      expect(readme).toContain(holder);
  });
});

describe.each(sizes('regression', [2, 4, 6], [40, 150]))(
  'least squares on %s, %i samples, %i columns',
  (dataset, n, d) => {
    const { rows, targets } = design(dataset, 'regression', n, d);
    const plain = leastSquares.build({ dataset, samples: n, start: start(d) });
    const ridged = ridgeRegression.build({ dataset, samples: n, ridge: 0.03, start: start(d) });

    it('has the minimizer that the normal equations have in 60 digits', () => {
      for (const [problem, ridge] of [
        [plain, 0],
        [ridged, 0.03],
      ] as const) {
        const { solve, dot, of } = matrices(A);
        const columns = of(rows[0].map((_, j) => rows.map((row) => row[j])));
        const normal = columns.map((u, i) =>
          columns.map((v, j) => A.add(A.div(dot(u, v), A.of(n)), A.of(i === j ? ridge : 0))),
        );
        const exact = solve(
          normal,
          columns.map((u) => A.div(dot(u, targets.map(A.of)), A.of(n))),
        );
        expect(distance(problem.minimizer!, exact)).toBeLessThan(1e-12);
      }
    });

    it('has L and mu of the singular values of its rows', () => {
      const values = new SingularValueDecomposition(new Matrix(rows.map((row) => [...row]))).diagonal.map(
        (s) => (s * s) / n,
      );
      for (const [{ facts }, ridge] of [
        [plain, 0],
        [ridged, 0.03],
      ] as const) {
        const [L, mu] = [Math.max(...values) + ridge, Math.min(...values) + ridge];
        expect(Math.abs(facts.smooth[0] - L)).toBeLessThan(1e-12 * L);
        expect(Math.abs(facts['strongly-convex'][0] - mu)).toBeLessThan(1e-12 * L);
      }
    });

    it('has constants that no pair of points refutes', () => {
      expectConstants(plain);
      expectConstants(ridged);
    });
  },
);

describe.each(sizes('classification', [2, 3, 7], [40, 150]))(
  'logistic regression on %s, %i samples, %i columns',
  (dataset, n, d) => {
    const plain = d <= 3 ? logisticRegression.build({ dataset, samples: n, start: start(d), away: 1 }) : undefined;
    const ridged = regularizedLogistic.build({ dataset, samples: n, ridge: 0.03, start: start(d), away: 1 });

    it('has a minimizer that Newton steps in 60 digits do not move', () => {
      for (const [problem, ridge] of [
        [plain, 0],
        [ridged, 0.03],
      ] as const)
        if (problem)
          expect(distance(problem.minimizer!, newtonStep(dataset, n, problem.minimizer!, ridge))).toBeLessThan(1e-12);
    });

    it('has a minimum that is the value there in 60 digits', () => {
      const { rows, offsets } = margins(dataset, n, d);
      const f = ridges(logistic, rows, offsets).over!(A);
      const x = ridged.minimizer!.map(A.of);
      const penalty = A.mul(A.of(0.03 / 2), matrices(A).dot(x, x));
      const value = A.toNumber(A.add(A.div(f.value(x), A.of(n)), penalty));
      expect(Math.abs(ridged.minimum! - value)).toBeLessThan(1e-14 * value);
    });

    it('has constants that no pair of points refutes', () => {
      if (plain) expectConstants(plain);
      expectConstants(ridged);
    });

    it('starts the given part of the way from the minimizer', () => {
      const near = regularizedLogistic.build({ dataset, samples: n, ridge: 0.03, start: start(d), away: 0.25 });
      const length = (problem: Problem): number =>
        Math.hypot(...problem.start.map((xi, i) => xi - problem.minimizer![i]));
      expect(length(near) / length(ridged)).toBeCloseTo(0.25, 12);
    });
  },
);

describe('building a problem from data', () => {
  it('fits once for all starts, and gives the same numbers each time', () => {
    const instance = { dataset: 'wages', samples: 120, ridge: 0.1, start: start(8) } as const;
    const first = ridgeRegression.build({ ...instance });
    const second = ridgeRegression.build({ ...instance, start: start(8).map((x) => 2 * x) });
    expect(second.components).toBe(first.components);
    expect(second.minimizer).toEqual(first.minimizer);
  });

  it('refuses separable classes without a ridge', () => {
    const separable = { dataset: 'iris', samples: 40, start: start(4), away: 1 } as const;
    expect(() => logisticRegression.build({ ...separable })).toThrow(/well determined/);
  });
});

describe('compensated sums', () => {
  it('keep what cancels', () => {
    expect(accurateSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(accurateDot([1e16, 1, -1e16], [1, 1, 1])).toBe(1);
    // (1 + e)(1 - e) - 1 = -e^2 for e = 2^-30, which the rounded product loses.
    const e = 2 ** -30;
    expect(accurateDot([1 + e], [1 - e], -1)).toBe(-e * e);
  });
});

function distance(x: readonly number[], exact: readonly Scalar[]): number {
  return Math.hypot(...x.map((xi, i) => A.toNumber(A.sub(A.of(xi), exact[i])))) / (1 + Math.hypot(...x));
}

function margins(dataset: DatasetName, n: number, d: number): { rows: number[][]; offsets: number[] } {
  const { rows, targets } = design(dataset, 'classification', n, d);
  return { rows: rows.map((row, i) => row.map((a) => targets[i] * a)), offsets: rows.map(() => 0) };
}

/** x - H^-1 grad f of the logistic model, the gradient in 60 digits. */
function newtonStep(dataset: DatasetName, n: number, x: readonly number[], ridge: number): Scalar[] {
  const { rows, offsets } = margins(dataset, n, x.length);
  const at = x.map(A.of);
  const gradient = x.map(() => A.of(0));
  ridges(logistic, rows, offsets).over!(A).gradient(at, gradient);
  const full = gradient.map((g, j) => A.add(A.div(g, A.of(n)), A.mul(A.of(ridge), at[j])));
  const weights = rows.map((row) => {
    const s = 1 / (1 + Math.exp(row.reduce((sum, a, j) => sum + a * x[j], 0)));
    return (s * (1 - s)) / n;
  });
  const hessian = x.map((_, j) =>
    x.map((_x, k) => A.of(rows.reduce((sum, row, i) => sum + weights[i] * row[j] * row[k], j === k ? ridge : 0))),
  );
  const direction = matrices(A).solve(hessian, full);
  return at.map((xi, i) => A.sub(xi, direction[i]));
}

/** Smoothness, strong convexity, Lipschitz constants and the variance at the minimizer, of f and of its components. */
function expectConstants(problem: Problem): void {
  const random = stream('pairs', problem.dim, problem.components!.length);
  const point = (): Float64Array =>
    Float64Array.from(problem.minimizer!, (xi) => xi + 10 ** (1 - 3 * random.uniform()) * random.normal());
  const { facts } = problem;
  const norm = (x: ArrayLike<number>): number => Math.hypot(...Array.from(x));
  for (const [suffix, functions] of [
    ['', [problem.objective!]],
    ['@each', problem.components!.slice(0, 20)],
  ] as const)
    for (const f of functions) {
      const { gradient } = f.float64(plainKernels);
      const [g, h] = [new Float64Array(problem.dim), new Float64Array(problem.dim)];
      for (let n = 0; n < 10; n++) {
        const [x, y] = [point(), point()];
        gradient(x, g);
        gradient(y, h);
        const step = x.map((xi, i) => xi - y[i]);
        const turn = g.map((gi, i) => gi - h[i]);
        const along = plainKernels.dot(step, turn);
        const rounding = 1e-13 * (norm(g) + norm(h));
        expect(norm(turn)).toBeLessThanOrEqual(facts[`smooth${suffix}`][0] * norm(step) * (1 + 1e-12) + rounding);
        const mu = facts[`strongly-convex${suffix}`]?.[0] ?? 0;
        expect(along).toBeGreaterThanOrEqual(mu * norm(step) ** 2 * (1 - 1e-12) - rounding * norm(step));
        const G = facts[`lipschitz${suffix}`]?.[0];
        if (G !== undefined) expect(norm(g)).toBeLessThanOrEqual(G);
      }
    }
  const squares = problem.components!.map((f) => {
    const g = new Float64Array(problem.dim);
    f.float64(plainKernels).gradient(Float64Array.from(problem.minimizer!), g);
    return norm(g) ** 2;
  });
  const variance = squares.reduce((sum, s) => sum + s / squares.length, 0);
  expect(variance / facts['variance-at-minimizer'][0]).toBeCloseTo(1, 12);
}
