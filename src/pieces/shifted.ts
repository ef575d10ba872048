import type { Objective } from '../core/problem.js';

/** f(x) = piece(x - center): plants the minimizer of a piece at any point, exactly in every arithmetic. */
export function shifted(piece: Objective, center: readonly number[]): Objective {
  if (center.every((c) => c === 0)) return piece;
  const { dim, over } = piece;
  return {
    dim,
    float64(kernels) {
      const f = piece.float64(kernels);
      const c = kernels.place(center);
      const inner = kernels.floats(dim);
      const from = (x: Float64Array): Float64Array => {
        for (let i = 0; i < dim; i++) inner[i] = x[i] - c[i];
        return inner;
      };
      return { value: (x) => f.value(from(x)), gradient: (x, out) => f.gradient(from(x), out) };
    },
    over:
      over &&
      ((A) => {
        const f = over(A);
        const c = center.map(A.of);
        return {
          value: (x) => f.value(c.map((ci, i) => A.sub(x[i], ci))),
          gradient: (x, out) =>
            f.gradient(
              c.map((ci, i) => A.sub(x[i], ci)),
              out,
            ),
        };
      }),
  };
}
