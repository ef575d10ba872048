import { Affine } from '../affine.js';
import { minus } from '../rows.js';
import type { Point } from './functionClass.js';

/** (mu ||dx||^2 + beta ||dg||^2) - <dg, dx> for the differences of two points and of the operator's values there. */
export function coercivity(a: Point, b: Point, mu: number, beta = 0): Affine {
  const [step, turn] = differences(a, b);
  const form = new Affine().plusInner(-1, turn, step);
  if (mu !== 0) form.plusInner(mu, step, step);
  return beta === 0 ? form : form.plusInner(beta, turn, turn);
}

/** ||dg||^2 - L^2 ||dx||^2 */
export function steepness(a: Point, b: Point, L: number): Affine {
  const [step, turn] = differences(a, b);
  return new Affine().plusInner(1, turn, turn).plusInner(-L * L, step, step);
}

function differences(a: Point, b: Point): [step: number[], turn: number[]] {
  return [minus(a.x, b.x), minus(a.g, b.g)];
}
