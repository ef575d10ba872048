import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../src/core/space.js';
import {
  fisherBlocks,
  forward,
  jacobians,
  kronecker,
  softmaxOutput,
  tanhActivation,
} from '../../src/pieces/layeredNetwork.js';
import { stream } from '../../src/random/streams.js';
import { floatField as A } from '../../src/spaces/float64.js';

const random = stream('network');
const normal = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
const scalars = (rows: number[][]) => rows as unknown as Scalar[][];
const numbers = (rows: readonly (readonly Scalar[])[]) => rows as unknown as number[][];

const weights = [normal(3, 2), normal(2, 3)];
const network = { weights: weights.map(scalars), activation: tanhActivation };
const x = normal(1, 2)[0];
const output = (all: number[][][]): number[] => {
  const { s } = forward(A, { ...network, weights: all.map(scalars) }, scalars([x])[0]);
  return numbers(s).at(-1)!;
};

describe('layeredNetwork', () => {
  it('has Jacobians that agree with differences of its outputs', () => {
    const { a, s } = forward(A, network, scalars([x])[0]);
    const J = jacobians(A, network, s).map(numbers);
    const h = 1e-6;
    weights.forEach((W, l) =>
      W.forEach((row, i) =>
        row.forEach((_, j) => {
          const shifted = (by: number): number[] =>
            output(
              weights.map((V, m) => V.map((r, p) => r.map((w, q) => (m === l && p === i && q === j ? w + by : w)))),
            );
          const [up, down] = [shifted(h), shifted(-h)];
          up.forEach((value, o) => expect((value - down[o]) / (2 * h)).toBeCloseTo(J[l][o][i] * numbers(a)[l][j], 7));
        }),
      ),
    );
  });

  it('has the Fisher information of a softmax output as the mean of squared scores', () => {
    const { a, s } = forward(A, network, scalars([x])[0]);
    const J = jacobians(A, network, s).map(numbers);
    const f = numbers(s).at(-1)!;
    const total = Math.exp(f[0]) + Math.exp(f[1]);
    const blocks = fisherBlocks(A, network, softmaxOutput, scalars([x]));
    blocks.forEach(({ exact }, l) => {
      // Over both classes: score = J'(onehot - p) for the sums, times the layer's inputs for its weights.
      const scores = [0, 1].map((label) => {
        const residual = f.map((fi, o) => (o === label ? 1 : 0) - Math.exp(fi) / total);
        const back = J[l][0].map((_, i) => residual.reduce((sum, r, o) => sum + r * J[l][o][i], 0));
        return back.flatMap((b) => numbers(a)[l].map((aj) => b * aj));
      });
      numbers(exact).forEach((row, i) =>
        row.forEach((entry, j) => {
          const mean = scores.reduce((sum, g, label) => sum + (Math.exp(f[label]) / total) * g[i] * g[j], 0);
          expect(entry).toBeCloseTo(mean, 12);
        }),
      );
    });
  });

  it('takes Kronecker products block by block', () => {
    const product = kronecker(A, scalars([[1, 2]]), scalars([[3], [4]]));
    expect(product).toEqual([
      [3, 6],
      [4, 8],
    ]);
  });
});
