import type { Field, Scalar } from '../core/space.js';

/** A function of one variable and its derivative, in float64 and in any arithmetic. */
export interface Link {
  value(t: number): number;
  slope(t: number): number;
  over(A: Field): { value(t: Scalar): Scalar; slope(t: Scalar): Scalar };
}

/** t^2 / 2 */
export const square: Link = {
  value: (t) => (t * t) / 2,
  slope: (t) => t,
  over: (A) => ({ value: (t) => A.div(A.mul(t, t), A.of(2)), slope: (t) => t }),
};

/** |t|, with subgradient 0 at the kink unless `atZero` says otherwise. */
export function absolute(atZero: -1 | 0 | 1 = 0): Link {
  return {
    value: Math.abs,
    slope: (t) => Math.sign(t) || atZero,
    over: (A) => ({ value: A.abs, slope: (t) => A.of(A.compare(t, A.of(0)) || atZero) }),
  };
}

/** Huber: t^2/2 for |t| <= kink, kink |t| - kink^2/2 beyond. Smooth with constant 1, Lipschitz with constant kink. */
export function huberLink(kink: number): Link {
  return {
    value: (t) => (Math.abs(t) <= kink ? (t * t) / 2 : kink * Math.abs(t) - (kink * kink) / 2),
    slope: (t) => (Math.abs(t) <= kink ? t : kink * Math.sign(t)),
    over(A) {
      const d = A.of(kink);
      const inside = (t: Scalar): boolean => A.compare(A.abs(t), d) <= 0;
      return {
        value: (t) =>
          inside(t) ? A.div(A.mul(t, t), A.of(2)) : A.sub(A.mul(d, A.abs(t)), A.div(A.mul(d, d), A.of(2))),
        slope: (t) => (inside(t) ? t : A.compare(t, A.of(0)) > 0 ? d : A.neg(d)),
      };
    },
  };
}

/** log(1 + exp(-t)): the logistic loss of a margin. Smooth with constant 1/4, Lipschitz with constant 1. */
export const logistic: Link = {
  value: (t) => (t > 0 ? Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t)) - t),
  slope: (t) => -1 / (1 + Math.exp(t)),
  over: (A) => ({
    value: (t) => A.log(A.add(A.of(1), A.exp(A.neg(t)))),
    slope: (t) => A.neg(A.div(A.of(1), A.add(A.of(1), A.exp(t)))),
  }),
};

/** 1 - cos t, as 2 sin^2(t/2), which loses no digits near 0: smooth with constant 1, non-convex, minimum 0 at 0. */
export const cosine: Link = {
  value: (t) => 2 * Math.sin(t / 2) ** 2,
  slope: Math.sin,
  over(A) {
    const half = (t: Scalar): Scalar => A.sin(A.div(t, A.of(2)));
    return { value: (t) => A.mul(A.of(2), A.mul(half(t), half(t))), slope: A.sin };
  },
};

/** t^2 + 3 sin^2 t: non-convex with a single stationary point; smooth with constant 8. */
export const wavySquare: Link = {
  value: (t) => t * t + 3 * Math.sin(t) ** 2,
  slope: (t) => 2 * t + 3 * Math.sin(2 * t),
  over: (A) => ({
    value: (t) => A.add(A.mul(t, t), A.mul(A.of(3), A.mul(A.sin(t), A.sin(t)))),
    slope: (t) => A.add(A.mul(A.of(2), t), A.mul(A.of(3), A.sin(A.mul(A.of(2), t)))),
  }),
};

/** 1 - exp(-t^2/2): smooth with constant 1, flat far from its minimum. */
export const gaussianDipLink: Link = {
  value: (t) => -Math.expm1((-t * t) / 2),
  slope: (t) => t * Math.exp((-t * t) / 2),
  over(A) {
    const bell = (t: Scalar): Scalar => A.exp(A.div(A.mul(t, t), A.of(-2)));
    return { value: (t) => A.sub(A.of(1), bell(t)), slope: (t) => A.mul(t, bell(t)) };
  },
};

/** t^4 / 4: convex, its curvature 3 t^2 unbounded. */
export const quartic: Link = {
  value: (t) => t ** 4 / 4,
  slope: (t) => t ** 3,
  over: (A) => ({
    value: (t) => A.div(A.pow(t, A.of(4)), A.of(4)),
    slope: (t) => A.mul(t, A.mul(t, t)),
  }),
};

/** (t^2 - 1)^2 / 4: minima at +-1, a maximum at 0; curvature 3 t^2 - 1. */
export const doubleWell: Link = {
  value: (t) => ((t - 1) * (t + 1)) ** 2 / 4,
  slope: (t) => t * (t - 1) * (t + 1),
  over(A) {
    const off = (t: Scalar): Scalar => A.mul(A.sub(t, A.of(1)), A.add(t, A.of(1)));
    return { value: (t) => A.div(A.mul(off(t), off(t)), A.of(4)), slope: (t) => A.mul(t, off(t)) };
  },
};

/** |t^2 - root^2|, with subgradient 0 at its kinks: weakly convex with constant 2. */
export function absoluteQuadratic(root: number): Link {
  return {
    value: (t) => Math.abs((t - root) * (t + root)),
    slope: (t) => 2 * t * Math.sign((t - root) * (t + root)),
    over(A) {
      const r = A.of(root);
      const off = (t: Scalar): Scalar => A.mul(A.sub(t, r), A.add(t, r));
      return {
        value: (t) => A.abs(off(t)),
        slope: (t) => A.mul(A.mul(A.of(2), t), A.of(A.compare(off(t), A.of(0)))),
      };
    },
  };
}

/**
 * The minimax concave penalty: |t| - t^2 / (2 width) for |t| <= width, width/2 beyond; subgradient 0 at 0.
 * Lipschitz with constant 1, weakly convex with constant 1/width.
 */
export function minimaxConcave(width: number): Link {
  return {
    value: (t) => (Math.abs(t) <= width ? Math.abs(t) - (t * t) / (2 * width) : width / 2),
    slope: (t) => (Math.abs(t) <= width ? Math.sign(t) - t / width : 0),
    over(A) {
      const w = A.of(width);
      const inside = (t: Scalar): boolean => A.compare(A.abs(t), w) <= 0;
      return {
        value: (t) => (inside(t) ? A.sub(A.abs(t), A.div(A.mul(t, t), A.mul(A.of(2), w))) : A.div(w, A.of(2))),
        slope: (t) => (inside(t) ? A.sub(A.of(A.compare(t, A.of(0))), A.div(t, w)) : A.of(0)),
      };
    },
  };
}

/** |t|^power for 1 < power < 2: its curvature is unbounded at 0. */
export function absolutePower(power: number): Link {
  return {
    value: (t) => Math.abs(t) ** power,
    slope: (t) => power * Math.sign(t) * Math.abs(t) ** (power - 1),
    over: (A) => ({
      value: (t) => A.pow(A.abs(t), A.of(power)),
      slope: (t) => A.mul(A.of(power * A.compare(t, A.of(0))), A.pow(A.abs(t), A.of(power - 1))),
    }),
  };
}
