import { Refusal } from '../../core/errors.js';
import { Affine } from '../affine.js';
import { minus } from '../rows.js';
import type { Conditions, Point } from './functionClass.js';

/** f_b - f_a + <g_b, x_a - x_b>: at most 0 where f lies above its tangents. */
export function belowTangent(a: Point, b: Point): Affine {
  return new Affine().plus(1, b.f).plus(-1, a.f).plusInner(1, b.g, minus(a.x, b.x));
}

/**
 * Functions with mu/2 ||.||^2 <= f - (tangent) <= L/2 ||.||^2, L finite; mu may be negative:
 *
 * f_a >= f_b + <g_b, x_a - x_b> + mu/2 ||x_a - x_b||^2 + ||g_a - g_b - mu (x_a - x_b)||^2 / (2 (L - mu))
 *
 * source  Taylor, Hendrickx & Glineur, Smooth strongly convex interpolation and exact worst-case performance of first-order
 *         methods, 2017, Theorem 4; f - mu/2 ||.||^2 is convex and (L - mu)-smooth, whatever the sign of mu
 */
export function curvatureBetween(mu: number, L: number): Conditions {
  if (!(mu < L)) throw new Refusal(`the class of curvatures between ${mu} and ${L} needs mu < L`);
  return {
    curvature: [mu, L],
    nonConvex: mu < 0,
    pair(a, b) {
      const step = minus(a.x, b.x);
      const turn = minus(minus(a.g, b.g), step, mu);
      const form = belowTangent(a, b).plusInner(1 / (2 * (L - mu)), turn, turn);
      return mu === 0 ? form : form.plusInner(mu / 2, step, step);
    },
    // A gradient step of length 1/L goes down by ||g||^2 / (2 L), and not below the infimum. With the pairs this suffices:
    // Drori & Shamir, The complexity of finding stationary points with stochastic gradient descent, 2020.
    floor: (a) => new Affine().plus(-1, a.f).plusInner(1 / (2 * L), a.g, a.g),
  };
}

/** Functions with f - tangent >= mu/2 ||.||^2, whatever else; mu may be negative. The limit of the above for L to infinity. */
export function curvatureAbove(mu: number): Conditions {
  return {
    below: mu,
    nonConvex: mu < 0,
    pair(a, b) {
      const step = minus(a.x, b.x);
      return mu === 0 ? belowTangent(a, b) : belowTangent(a, b).plusInner(mu / 2, step, step);
    },
    floor: (a) => new Affine().plus(-1, a.f),
  };
}
