import type { Objective } from '../core/problem.js';

/** f = (1/divisor) sum_i weight_i piece_i. The divisor divides in the arithmetic of the run: 1/n is no double. */
export function sum(
  pieces: readonly Objective[],
  weights: readonly number[] = pieces.map(() => 1),
  divisor = 1,
): Objective {
  const { dim } = pieces[0];
  const precise = pieces.every((piece) => piece.over);
  return {
    dim,
    float64(kernels) {
      const functions = pieces.map((piece) => piece.float64(kernels));
      const part = kernels.floats(dim);
      return {
        value: (x) => functions.reduce((total, f, i) => total + weights[i] * f.value(x), 0) / divisor,
        gradient(x, out) {
          out.fill(0);
          for (let i = 0; i < functions.length; i++) {
            functions[i].gradient(x, part);
            kernels.addScaled(out, weights[i] / divisor, part);
          }
        },
      };
    },
    over: precise
      ? (A) => {
          const functions = pieces.map((piece) => piece.over!(A));
          const w = weights.map((weight) => A.div(A.of(weight), A.of(divisor)));
          const part = Array.from({ length: dim }, () => A.of(0));
          return {
            value: (x) => functions.reduce((total, f, i) => A.add(total, A.mul(w[i], f.value(x))), A.of(0)),
            gradient(x, out) {
              out.fill(A.of(0));
              functions.forEach((f, i) => {
                f.gradient(x, part);
                for (let j = 0; j < dim; j++) out[j] = A.add(out[j], A.mul(w[i], part[j]));
              });
            },
          };
        }
      : undefined,
  };
}

/** The mean of functions, f = (1/n) sum_i f_i; divided in the arithmetic at hand, so that thirds are thirds. */
export function mean(pieces: readonly Objective[]): Objective {
  const total = sum(pieces);
  return {
    ...sum(
      pieces,
      pieces.map(() => 1 / pieces.length),
    ),
    over:
      total.over &&
      ((A) => {
        const { value, gradient } = total.over!(A);
        const count = A.of(pieces.length);
        return {
          value: (x) => A.div(value(x), count),
          gradient(x, out) {
            gradient(x, out);
            for (let j = 0; j < out.length; j++) out[j] = A.div(out[j], count);
          },
        };
      }),
  };
}
