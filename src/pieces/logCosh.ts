import type { Link } from './links.js';

/**
 * log((1 + exp(-t)) / 2) + t/2 = log cosh(t/2): the mean of the logistic losses of a margin under both labels, less log 2.
 * Smooth with constant 1/4, Lipschitz with constant 1/2, minimum 0 at 0.
 */
export const logCosh: Link = {
  value: (t) => Math.log1p((Math.expm1(-Math.abs(t) / 2) ** 2 * Math.exp(Math.abs(t) / 2)) / 2),
  slope: (t) => Math.tanh(t / 2) / 2,
  over(A) {
    const half = A.of(0.5);
    const exps = (t: typeof half) => {
      const e = A.exp(A.mul(half, t));
      return [e, A.div(A.of(1), e)] as const;
    };
    return {
      value(t) {
        const [up, down] = exps(t);
        return A.log(A.mul(half, A.add(up, down)));
      },
      slope(t) {
        const [up, down] = exps(t);
        return A.mul(half, A.div(A.sub(up, down), A.add(up, down)));
      },
    };
  },
};
