import type { FieldFunction, Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { dot } from './fieldVectors.js';
import { generic } from './piece.js';

/**
 * f(a, W) = 1/(2n) sum_i (sum_h a_h tanh(w_h.x_i) - y_i)^2 + ridge/2 ||(a, W)||^2: regression with one hidden layer.
 * The vector holds a, then the rows w_h.
 */
export function twoLayerNetwork(
  inputs: readonly (readonly number[])[],
  targets: readonly number[],
  width: number,
  ridge: number,
): Objective {
  const features = inputs[0].length;
  const dim = width * (1 + features);
  return generic(dim, (A: Field): FieldFunction => {
    const data = inputs.map((input, i) => ({ input: input.map(A.of), target: A.of(targets[i]) }));
    const [n, one, lambda] = [A.of(inputs.length), A.of(1), A.of(ridge)];
    const tanh = (t: Scalar): Scalar => {
      const decay = A.exp(A.mul(A.of(-2), A.abs(t)));
      const size = A.div(A.sub(one, decay), A.add(one, decay));
      return A.compare(t, A.of(0)) < 0 ? A.neg(size) : size;
    };
    const weights = (x: readonly Scalar[], h: number): readonly Scalar[] =>
      Array.from({ length: features }, (_, j) => x[width + h * features + j]);
    const hidden = (x: readonly Scalar[], input: readonly Scalar[]): Scalar[] =>
      Array.from({ length: width }, (_, h) => tanh(dot(A, weights(x, h), input)));
    return {
      value(x) {
        const fit = data.reduce((sum, { input, target }) => {
          const error = A.sub(dot(A, hidden(x, input), x), target);
          return A.add(sum, A.mul(error, error));
        }, A.of(0));
        return A.div(A.add(A.div(fit, n), A.mul(lambda, dot(A, x, x))), A.of(2));
      },
      gradient(x, out) {
        for (let j = 0; j < dim; j++) out[j] = A.mul(lambda, x[j]);
        for (const { input, target } of data) {
          const units = hidden(x, input);
          const error = A.div(A.sub(dot(A, units, x), target), n);
          units.forEach((unit, h) => {
            out[h] = A.add(out[h], A.mul(error, unit));
            const through = A.mul(A.mul(error, x[h]), A.sub(one, A.mul(unit, unit)));
            input.forEach((xj, j) => {
              const at = width + h * features + j;
              out[at] = A.add(out[at], A.mul(through, xj));
            });
          });
        }
      },
    };
  });
}
