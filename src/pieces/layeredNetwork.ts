import type { Field, Scalar } from '../core/space.js';
import { type SquareMatrix as Matrix, matrices } from '../spaces/matrices.js';

export type Coordinates = readonly Scalar[];

/** A function of one unit with its derivative. */
export interface Activation {
  value(A: Field, s: Scalar): Scalar;
  slope(A: Field, s: Scalar): Scalar;
}

export const identityActivation: Activation = { value: (_, s) => s, slope: (A) => A.of(1) };

export const tanhActivation: Activation = {
  value(A, s) {
    const e = A.exp(A.add(s, s));
    return A.div(A.sub(e, A.of(1)), A.add(e, A.of(1)));
  },
  slope(A, s) {
    const t = tanhActivation.value(A, s);
    return A.sub(A.of(1), A.mul(t, t));
  },
};

/** What the network's output f says about the target. */
export interface Output {
  /** E[g g'] of the score g = -d log p(y|f) / df, with y drawn from the model. */
  scoreMoment(A: Field, f: Coordinates): Matrix;
}

/** y = f + noise with the given inverse covariance, whatever f is. */
export function gaussianOutput(precision: Matrix): Output {
  return { scoreMoment: () => precision };
}

/** y is a class with probabilities softmax(f): E[g g'] = diag(p) - p p'. */
export const softmaxOutput: Output = {
  scoreMoment(A, f) {
    const { subtract, outer } = matrices(A);
    const weights = f.map((fi) => A.exp(fi));
    const total = weights.reduce((sum, w) => A.add(sum, w));
    const p = weights.map((w) => A.div(w, total));
    const diagonal = p.map((pi, i) => p.map((_, j) => (i === j ? pi : A.of(0))));
    return subtract(diagonal, outer(p, p));
  },
};

/** s_l = W_l a_{l-1}, a_l = activation(s_l); the output f is the last s. */
export interface Network {
  readonly weights: readonly Matrix[];
  readonly activation: Activation;
}

/** Inputs a_{l-1} of every layer and its sums s_l. */
export function forward(
  A: Field,
  { weights, activation }: Network,
  x: Coordinates,
): { a: Coordinates[]; s: Coordinates[] } {
  const { apply } = matrices(A);
  const a: Coordinates[] = [x];
  const s: Coordinates[] = [];
  for (const W of weights) {
    s.push(apply(W, a.at(-1)!));
    a.push(s.at(-1)!.map((si) => activation.value(A, si)));
  }
  return { a: a.slice(0, -1), s };
}

/** df/ds_l of every layer, as outputs x units. */
export function jacobians(A: Field, { weights, activation }: Network, s: readonly Coordinates[]): Matrix[] {
  const { identity, multiply } = matrices(A);
  const last = weights.length - 1;
  const all: Matrix[] = [identity(weights[last].length)];
  for (let l = last; l > 0; l--) {
    const slopes = s[l - 1].map((si) => activation.slope(A, si));
    all.unshift(multiply(all[0], weights[l]).map((row) => row.map((b, j) => A.mul(b, slopes[j]))));
  }
  return all;
}

/** Fisher information of one layer's weights (row by row), and the factors K-FAC puts in its place. */
export interface FisherBlock {
  /** E[g g' kron a a'] */
  readonly exact: Matrix;
  /** E[a a'] of the inputs of the layer. */
  readonly inputs: Matrix;
  /** E[g g'] of the scores with respect to its sums. */
  readonly scores: Matrix;
}

export function fisherBlocks(
  A: Field,
  network: Network,
  output: Output,
  samples: readonly Coordinates[],
): FisherBlock[] {
  const { add, scale, outer, multiply, transpose } = matrices(A);
  const share = A.div(A.of(1), A.of(samples.length));
  const parts = samples.map((x) => {
    const { a, s } = forward(A, network, x);
    const moment = output.scoreMoment(A, s.at(-1)!);
    return jacobians(A, network, s).map((J, l): FisherBlock => {
      const scores = scale(share, multiply(transpose(J), multiply(moment, J)));
      const inputs = outer(a[l], a[l]);
      return { exact: kronecker(A, scores, inputs), inputs: scale(share, inputs), scores };
    });
  });
  return parts.reduce((all, part) =>
    all.map((block, l) => ({
      exact: add(block.exact, part[l].exact),
      inputs: add(block.inputs, part[l].inputs),
      scores: add(block.scores, part[l].scores),
    })),
  );
}

/** (M kron N)_{(i,j),(k,l)} = M_ik N_jl */
export function kronecker(A: Field, M: Matrix, N: Matrix): Matrix {
  return M.flatMap((row) => N.map((other) => row.flatMap((m) => other.map((n) => A.mul(m, n)))));
}

/** Gradients of the mean of (f(x) - y)' precision (f(x) - y) / 2 with respect to the weights of each layer. */
export function regressionGradients(
  A: Field,
  network: Network,
  precision: Matrix,
  { x, y }: { x: readonly Coordinates[]; y: readonly Coordinates[] },
): Matrix[] {
  const { apply, mean, outer, transpose } = matrices(A);
  const each = x.map((xi, n) => {
    const { a, s } = forward(A, network, xi);
    const score = apply(
      precision,
      s.at(-1)!.map((fi, i) => A.sub(fi, y[n][i])),
    );
    return jacobians(A, network, s).map((J, l) => outer(apply(transpose(J), score), a[l]));
  });
  return network.weights.map((_, l) => mean(each.map((gradients) => gradients[l])));
}

/** The linear map W that minimizes the sum of squares of y - W x, row by row from the normal equations. */
export function leastSquaresMap(A: Field, { x, y }: { x: readonly Coordinates[]; y: readonly Coordinates[] }): Matrix {
  const { mean, outer, solve } = matrices(A);
  const second = mean(x.map((xi) => outer(xi, xi)));
  return mean(y.map((yi, n) => outer(yi, x[n]))).map((row) => solve(second, row));
}
