import type { Field, Scalar } from '../core/space.js';
import { matrices, type SquareMatrix } from '../spaces/matrices.js';

export type Coordinates = readonly Scalar[];
/** H_k -> H_{k+1} from the step s = x_{k+1} - x_k and the change y of the gradient. */
export type Update = (A: Field, H: SquareMatrix, s: Coordinates, y: Coordinates) => SquareMatrix;
/** The step length t of x_{k+1} = x_k - t d, from the gradient, the direction d and its image under the Hessian. */
export type LineSearch = (A: Field, g: Coordinates, d: Coordinates, image: Coordinates) => Scalar;

const inverse = (A: Field, a: Scalar): Scalar => A.div(A.of(1), a);

/** H+ = (I - s y'/y's) H (I - y s'/y's) + s s'/y's */
export const bfgs: Update = (A, H, s, y) => {
  const { add, subtract, scale, multiply, outer, dot, transpose, identity } = matrices(A);
  const rho = inverse(A, dot(y, s));
  const P = subtract(identity(s.length), scale(rho, outer(s, y)));
  return add(multiply(multiply(P, H), transpose(P)), scale(rho, outer(s, s)));
};

/** H+ = H - H y y'H / y'H y + s s'/y's */
export const dfp: Update = (A, H, s, y) => {
  const { add, subtract, scale, apply, outer, dot } = matrices(A);
  const Hy = apply(H, y);
  const reduced = subtract(H, scale(inverse(A, dot(y, Hy)), outer(Hy, Hy)));
  return add(reduced, scale(inverse(A, dot(y, s)), outer(s, s)));
};

/** The t that minimizes a quadratic along x - t d. */
export const exactLineSearch: LineSearch = (A, g, d, image) => A.div(matrices(A).dot(g, d), matrices(A).dot(d, image));
export const unitStep: LineSearch = (A) => A.of(1);

/**
 * Iterates and inverse Hessian estimates of x_{k+1} = x_k - t H_k grad f(x_k) on f(x) = x' Hessian x / 2,
 * k = 0, ..., `steps`.
 */
export function quasiNewtonRun(
  A: Field,
  { hessian, start, H0, update, lineSearch, steps }: QuasiNewtonSetting,
): { x: Coordinates; H: SquareMatrix }[] {
  const { apply } = matrices(A);
  const run = [{ x: start, H: H0 }];
  for (let k = 0; k < steps; k++) {
    const { x, H } = run[k];
    const g = apply(hessian, x);
    const d = apply(H, g);
    const t = lineSearch(A, g, d, apply(hessian, d));
    const s = d.map((di) => A.neg(A.mul(t, di)));
    run.push({ x: x.map((xi, i) => A.add(xi, s[i])), H: update(A, H, s, apply(hessian, s)) });
  }
  return run;
}

interface QuasiNewtonSetting {
  readonly hessian: SquareMatrix;
  readonly start: Coordinates;
  readonly H0: SquareMatrix;
  readonly update: Update;
  readonly lineSearch: LineSearch;
  readonly steps: number;
}
