import { cholesky } from './cholesky.js';
import { double } from './double.js';
import { doubleDouble } from './doubleDouble.js';
import { smallestEigenvalue } from './eigenvalue.js';
import { type Direction, type Lap, type Newton, newton } from './newton.js';
import { applyColumns, applyRows, type Program, packed, triangle, unpack, unpackCoefficients } from './program.js';

/** Where the iterations ended. */
export interface End {
  /** `ray`: the homogenizing scalar went to zero, u or y is then a direction, not a solution. */
  readonly ended: 'closed' | 'stalled' | 'ray' | 'halted';
  /** u / tau and y / tau, or u and y themselves for a ray. */
  readonly u: Float64Array;
  readonly y: Float64Array;
  /** y / tau of an earlier iterate, centred and made feasible; missing where the iterations did not come near. */
  readonly interior?: Float64Array;
  readonly iterations: number;
  /** Rows that were left out are violated: only the dual side bounds the value. */
  readonly partial?: boolean;
  /** Largest violation of a row, and the least one that would matter (see `Watch`); 0 for a ray. */
  readonly residual: number;
  readonly matters: number;
  /** c . u and b . y */
  readonly primal: number;
  readonly dual: number;
}

export interface Stopping {
  /** Relative to the value, or to `floor` times the scale of the problem where the value is smaller. */
  readonly gap: number;
  readonly floor: number;
  readonly iterations: number;
}

/**
 * Asked a few times on the way whether to go on, with a point u / tau and the violation of a row beyond which the row would
 * matter more, were its multiplier an average one, than what is still in doubt.
 */
export type Watch = (u: Float64Array, tau: number, tolerance: number) => boolean;

/** What an iterate says of the optimum. */
interface Standing {
  /** c . u and b . y, times tau. */
  readonly primal: number;
  readonly dual: number;
  readonly mu: number;
  /** Relative, with what the residuals may hide. */
  readonly doubt: number;
  /** The violation of a row that would matter, see `Watch`. */
  readonly matters: number;
}

/** Doubts at which it is asked whether to go on. */
const MILESTONES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
/** Doubt at which a dual point is taken from the inside: its multipliers and slack have the size of gap and value. */
const INTERIOR = 5e-6;
/** Most steps to it, and how much of the way to the boundary they go. */
const CENTRINGS = 5;
const INSIDE = 0.95;
/** A direction that leaves more of the linear equations than this part of mu needs more digits. */
const INEXACT = 0.01;
/** Part of mu to which directions are refined. */
const REFINED = 1e-3;
/** Iterations without progress after which there will be none. */
const PATIENCE = 6;
/** Step that hardly moves. */
const STUCK = 1e-6;

/**
 * Interior-point iterations on the homogeneous self-dual embedding
 *
 *   A^T y - S - c tau = 0,   b tau - A u - s = 0,   c . u - b . y - kappa = 0,   X, S >= 0;  s, y, tau, kappa >= 0
 *
 * of  max c . u, A u + s = b, X = mat(u) >= 0  and its dual  min b . y, S = mat(A^T y - c) >= 0. It always has a strictly
 * feasible start, needs no feasible one of the problem, and ends with tau > 0 at a solution or with kappa > 0 at a ray
 * that proves the problem or its dual infeasible; with neither, there is no pair of solutions without a gap.
 *
 * Predictor and second-order corrector (Mehrotra) share one factorization, in doubles at first and with twice the digits
 * once the doubles no longer give a direction that satisfies the linear equations.
 *
 * source  Xu, Hung & Ye, "A simplified homogeneous and self-dual linear programming algorithm", Ann. Oper. Res. 62
 *         (1996); Mehrotra, SIAM J. Optim. 2 (1992); de Klerk, Roos & Terlaky, Oper. Res. Lett. 20 (1997); Todd, Toh &
 *         Tutuncu, SIAM J. Optim. 8 (1998) on the directions
 */
export function iterate(program: Program, stopping: Stopping, lap?: Lap, watch?: Watch): End {
  const { order: n, unknowns, rows, inequality, b, c } = program;
  const gram = triangle(n);
  const nn = n * n;
  let system: Newton = newton(program, double, lap);
  let digits: 'double' | 'more' = 'double';

  const u = new Float64Array(unknowns);
  for (let i = 0; i < n; i++) u[packed(n, i, i)] = 1;
  const y = Float64Array.from(inequality);
  const s = y.slice();
  const dual = u.slice(0, gram); // S = I as coefficients
  let tau = 1;
  let kappa = 1;
  let count = n + 1;
  for (let k = 0; k < rows; k++) count += inequality[k];

  const lowerX = new Float64Array(nn);
  const lowerS = new Float64Array(nn);
  const t = new Float64Array(rows);
  const ru = new Float64Array(unknowns);
  const rz = new Float64Array(rows);

  const none = { complementarity: new Float64Array(gram), slack: new Float64Array(rows) };
  const perTau = { ...none, dual: c, primal: b };
  const right = {
    complementarity: new Float64Array(gram),
    slack: new Float64Array(rows),
    dual: new Float64Array(unknowns),
    primal: new Float64Array(rows),
  };
  const byTau = direction(unknowns, rows, gram);
  const step = direction(unknowns, rows, gram);
  let dtau = 0;
  let dkappa = 0;
  let tolerance = 0;

  const work = new Float64Array(nn);
  const moved = new Float64Array(nn);
  const secondOrder = new Float64Array(gram);

  /** Factors X and S; false when one has lost its definiteness to rounding. */
  function factorCones(): boolean {
    unpack(u, n, lowerX);
    unpackCoefficients(dual, n, lowerS);
    return cholesky(lowerX, n) && cholesky(lowerS, n);
  }

  /** The direction for `right`, dtau included; returns what it leaves of the linear equations. */
  function direct(gapLeft: number, targetTau: number): number {
    const off = system.solve(right, step, tolerance);
    let quadratic = dot(c, byTau.u) - dot(b, byTau.y);
    if (!(quadratic > 0)) quadratic = 0;
    dtau = (-gapLeft + targetTau / tau - dot(c, step.u) + dot(b, step.y)) / (kappa / tau + quadratic);
    dkappa = (targetTau - kappa * dtau) / tau;
    for (const part of ['u', 'y', 'dual', 'slack'] as const) {
      const [to, from] = [step[part], byTau[part]];
      for (let i = 0; i < to.length; i++) to[i] += dtau * from[i];
    }
    return off;
  }

  /** What is left of A^T y - S - c tau = 0 and of b tau - A u - s = 0. */
  function residuals(): void {
    applyColumns(program, y, ru);
    for (let i = 0; i < gram; i++) ru[i] -= dual[i];
    for (let i = 0; i < unknowns; i++) ru[i] -= c[i] * tau;
    applyRows(program, u, rz);
    for (let k = 0; k < rows; k++) rz[k] = b[k] * tau - rz[k] - s[k];
  }

  /**
   * y / tau of a point near the central path with this mu that makes up for the infeasibility of the embedding, so that it
   * lies strictly inside, with S = A^T y - c > 0. Steps to it start from the present iterate, which is left as it is.
   */
  function centred(mu: number): Float64Array {
    const parts = [u, y, s, dual] as const;
    const before = parts.map((part) => part.slice());
    for (let steps = 0, length = 0; length < 1 && steps < CENTRINGS && factorCones() && factor(); steps++) {
      for (let i = 0; i < gram; i++) right.complementarity[i] = mu * system.inverse[i] - u[i];
      for (let k = 0; k < rows; k++) right.slack[k] = inequality[k] ? mu / y[k] - s[k] : 0;
      for (let i = 0; i < unknowns; i++) right.dual[i] = -ru[i];
      right.primal.set(rz);
      system.solve(right, step, REFINED * mu);
      dtau = dkappa = 0;
      length = Math.min(1, INSIDE * boundary());
      advance(length);
      residuals();
    }
    const found = y.map((value) => value / tau);
    for (const [i, part] of parts.entries()) part.set(before[i]);
    residuals();
    return found;
  }

  /** Largest step to the boundary of the cones. */
  function boundary(): number {
    let worst = 0;
    if (n > 0) {
      unpack(step.u, n, moved);
      worst = Math.min(worst, relativeEigenvalue(lowerX));
      unpackCoefficients(step.dual, n, moved);
      worst = Math.min(worst, relativeEigenvalue(lowerS));
    }
    for (let k = 0; k < rows; k++) if (inequality[k]) worst = Math.min(worst, step.slack[k] / s[k], step.y[k] / y[k]);
    worst = Math.min(worst, dtau / tau, dkappa / kappa);
    return worst < 0 ? -1 / worst : Infinity;
  }

  /** Smallest eigenvalue of L^-1 D L^-T for symmetric D in `moved`, which is spoiled. */
  function relativeEigenvalue(l: Float64Array): number {
    for (let i = 0; i < n; i++) double.forward(l, n, moved, i); // rows of D L^-T
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) work[i * n + j] = moved[j * n + i];
    for (let i = 0; i < n; i++) double.forward(l, n, work, i);
    return smallestEigenvalue(work, n);
  }

  function advance(length: number): void {
    for (let i = 0; i < unknowns; i++) u[i] += length * step.u[i];
    for (let k = 0; k < rows; k++) y[k] += length * step.y[k];
    for (let k = 0; k < rows; k++) s[k] += length * step.slack[k];
    for (let i = 0; i < gram; i++) dual[i] += length * step.dual[i];
    tau += length * dtau;
    kappa += length * dkappa;
  }

  /** Goes to twice the digits; false when they are in use already. */
  function moreDigits(): boolean {
    if (digits === 'more') return false;
    digits = 'more';
    system = newton(program, doubleDouble, lap);
    return true;
  }

  function factor(): boolean {
    for (let k = 0; k < rows; k++) t[k] = inequality[k] ? s[k] / y[k] : 0;
    return system.factor(u, dual, t) || (moreDigits() && system.factor(u, dual, t));
  }

  /** How far the present iterate is from an optimum. */
  function standing(): Standing {
    const primal = dot(c, u);
    const dualValue = dot(b, y);
    const mu = (dot(dual, u) + dot(s, y) + tau * kappa) / count;
    // What the residuals can hide, to first order: each times the size of its multiplier.
    let doubt = Math.abs(primal - dualValue) / tau;
    for (let k = 0; k < rows; k++) doubt += Math.abs(rz[k] * y[k]) / (tau * tau);
    for (let i = gram; i < unknowns; i++) doubt += Math.abs(ru[i] * u[i]) / (tau * tau);
    let trace = 0;
    let largest = 0;
    for (let i = 0; i < n; i++) trace += u[packed(n, i, i)];
    for (let i = 0; i < gram; i++) largest = Math.max(largest, Math.abs(ru[i]));
    doubt += (largest * trace) / (tau * tau);
    const size = Math.max(Math.abs(dualValue) / tau, Math.abs(primal) / tau, stopping.floor);
    doubt /= size;
    return { primal, dual: dualValue, mu, doubt, matters: (doubt * size * rows * tau) / sizeOf(y) };
  }

  /** The iterate as an answer: per tau, or as a ray. */
  function endOf({ primal, dual: dualValue, matters }: Standing, ended: 'stalled' | 'ray', iterations: number): End {
    const per = ended === 'ray' ? 1 : tau;
    return {
      ended,
      u: u.map((value) => value / per),
      y: y.map((value) => value / per),
      iterations,
      residual: ended === 'ray' ? 0 : largestOf(rz) / per,
      matters: ended === 'ray' ? 0 : matters,
      primal: primal / per,
      dual: dualValue / per,
    };
  }

  /** Predictor: the direction straight to the boundary, with more digits where it needs them. */
  function predict(gapLeft: number, mu: number): void {
    tolerance = REFINED * mu;
    for (;;) {
      let off = system.solve(perTau, byTau, tolerance);
      for (let i = 0; i < gram; i++) right.complementarity[i] = -u[i];
      for (let k = 0; k < rows; k++) right.slack[k] = -s[k];
      for (let i = 0; i < unknowns; i++) right.dual[i] = -ru[i];
      right.primal.set(rz);
      off = Math.max(off * Math.abs(dtau), direct(gapLeft, -tau * kappa));
      if (!(off > INEXACT * mu && moreDigits() && factor())) return;
    }
  }

  /** Corrector: the direction towards sigma mu, with the second-order term of the predictor. */
  function correct(gapLeft: number, mu: number, sigma: number): void {
    system.product(step.u, step.dual, secondOrder);
    for (let i = 0; i < gram; i++) right.complementarity[i] = sigma * mu * system.inverse[i] - u[i] - secondOrder[i];
    for (let k = 0; k < rows; k++)
      right.slack[k] = inequality[k] ? (sigma * mu - step.slack[k] * step.y[k]) / y[k] - s[k] : 0;
    for (let i = 0; i < unknowns; i++) right.dual[i] *= 1 - sigma;
    for (let k = 0; k < rows; k++) right.primal[k] *= 1 - sigma;
    direct((1 - sigma) * gapLeft, sigma * mu - tau * kappa - dtau * dkappa);
  }

  let best: End | undefined;
  let bestDoubt = Infinity;
  let least = Infinity;
  let sinceBest = 0;
  let asked = 0;
  let interior: Float64Array | undefined;
  let iterations = 0;
  for (; iterations < stopping.iterations; iterations++) {
    residuals();
    const now = standing();
    const { mu, doubt } = now;
    const stuck = doubt > 0.7 * bestDoubt && mu > 0.7 * least;
    least = Math.min(least, mu);
    if (doubt < bestDoubt || best === undefined) {
      best = endOf(now, 'stalled', iterations);
      bestDoubt = doubt;
    }
    if (doubt < MILESTONES[asked]) {
      asked++;
      if (watch?.(u, tau, now.matters) === false) return { ...best, ended: 'halted' };
    }
    if (!interior && doubt < INTERIOR) interior = centred(mu);
    if (doubt <= stopping.gap) return { ...best, interior, ended: 'closed' };
    if (tau < 1e-6 * Math.min(1, kappa) && mu < 1e-10) return endOf(now, 'ray', iterations);
    sinceBest = stuck ? sinceBest + 1 : 0;
    if (sinceBest > PATIENCE && !moreDigits()) break;
    if (sinceBest > PATIENCE) sinceBest = 0;
    if (!factorCones() || !factor()) break;

    const gapLeft = now.primal - now.dual - kappa;
    predict(gapLeft, mu);
    lap?.('solve');
    const reach = Math.min(1, boundary());
    lap?.('step');
    correct(gapLeft, mu, (1 - reach) ** 3);
    lap?.('solve');
    const length = Math.min(1, (0.9 + 0.095 * reach) * boundary());
    lap?.('step');
    if (!(length > STUCK)) {
      if (moreDigits()) continue;
      break;
    }
    advance(length);
  }
  return { ...best!, interior, iterations };
}

const dot = (p: Float64Array, q: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i] * q[i];
  return sum;
};

const largestOf = (p: Float64Array): number => {
  let largest = 0;
  for (let i = 0; i < p.length; i++) largest = Math.max(largest, Math.abs(p[i]));
  return largest;
};

const sizeOf = (p: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += Math.abs(p[i]);
  return sum;
};

const direction = (unknowns: number, rows: number, gram: number): Direction => ({
  u: new Float64Array(unknowns),
  y: new Float64Array(rows),
  dual: new Float64Array(gram),
  slack: new Float64Array(rows),
});
