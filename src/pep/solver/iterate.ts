import { applyColumns, applyRows, type Compact, packCoefficients, packed, unpack } from './compact.js';
import { cholesky, multiply, orthogonalizeRows, smallestEigenvalue, transpose } from './dense.js';
import { newton } from './newton.js';

/** Where the iterations ended. */
export interface Iterate {
  /** `ray`: the homogenizing scalar went to zero, u or y is then a direction, not a solution. */
  readonly ended: 'closed' | 'stalled' | 'ray';
  /** u / tau and y / tau, or u and y themselves for a ray. */
  readonly u: Float64Array;
  readonly y: Float64Array;
  /** y / tau of the last iterate whose gap was still above `INTERIOR`. */
  readonly interior: Float64Array;
  readonly iterations: number;
  readonly primal: number;
  readonly dual: number;
  readonly tau: number;
  readonly kappa: number;
}

/** Relative gap down to which a dual point counts as well inside: its multipliers and slack have the size of gap and value. */
const INTERIOR = 1e-7;

export interface Stopping {
  /** Relative to the value, or to `floor` times the scale of the problem where the value is smaller. */
  readonly gap: number;
  readonly floor: number;
  readonly iterations: number;
}

/**
 * Interior-point iterations on the homogeneous self-dual embedding
 *
 *   A^T y - S - c tau = 0,   b tau - A u - s = 0,   c . u - b . y - kappa = 0,   X, S >= 0;  s, y, tau, kappa >= 0
 *
 * of  max c . u, A u + s = b, X = mat(u) >= 0  and its dual  min b . y, S = mat(A^T y - c) >= 0. It always has a strictly
 * feasible start, needs no feasible one of the problem, and ends with tau > 0 at a solution or with kappa > 0 at a ray
 * that proves the problem or its dual infeasible; with neither, there is no pair of solutions without a gap.
 *
 * Direction: Nesterov-Todd, W S W = X; predictor and second-order corrector (Mehrotra) share one factorization.
 *
 * source  Xu, Hung & Ye, "A simplified homogeneous and self-dual linear programming algorithm", Ann. Oper. Res. 62
 *         (1996); Todd, Toh & Tutuncu, "On the Nesterov-Todd direction in semidefinite programming", SIAM J. Optim. 8
 *         (1998); Mehrotra, SIAM J. Optim. 2 (1992); de Klerk, Roos & Terlaky, Oper. Res. Lett. 20 (1997)
 */
export function iterate(problem: Compact, stopping: Stopping): Iterate {
  const { order: n, free, unknowns, inequalities, equalities, b, c } = problem;
  const rows = inequalities + equalities;
  const gram = unknowns - free;
  const nn = n * n;
  const system = newton(problem);

  const u = new Float64Array(unknowns);
  for (let i = 0; i < n; i++) u[packed(n, i, i)] = 1;
  const y = new Float64Array(rows).fill(1, 0, inequalities);
  const s = new Float64Array(inequalities).fill(1);
  const dualPacked = u.slice(0, gram); // S = I as coefficients
  let tau = 1;
  let kappa = 1;

  const x = new Float64Array(nn);
  const dual = new Float64Array(nn);
  const lower = new Float64Array(nn);
  const right = new Float64Array(nn);
  const scaleX = new Float64Array(nn); // rows g_i of G^T, with G^-1 X G^-T = G^T S G = diag(d)
  const scaleS = new Float64Array(nn); // G^-1
  const d = new Float64Array(n);
  const w = new Float64Array(nn);
  const v = new Float64Array(nn);
  const t = new Float64Array(rows);
  const work = new Float64Array(nn);
  const work2 = new Float64Array(nn);

  const ru = new Float64Array(unknowns);
  const rz = new Float64Array(rows);
  const g = new Float64Array(unknowns);
  const h = new Float64Array(rows);
  const u1 = new Float64Array(unknowns);
  const y1 = new Float64Array(rows);
  const du = new Float64Array(unknowns);
  const dy = new Float64Array(rows);
  const ds = new Float64Array(inequalities);
  const dDual = new Float64Array(gram);
  const dxScaled = new Float64Array(nn);
  const dsScaled = new Float64Array(nn);
  const target = new Float64Array(nn);
  const targetRow = new Float64Array(inequalities);
  const columns = new Float64Array(unknowns);
  const images = new Float64Array(rows);

  let dtau = 0;
  let dkappa = 0;
  let best: Iterate | undefined;
  let interior = new Float64Array(rows);
  let bestMerit = Infinity;
  let sinceBest = 0;

  const dot = (p: Float64Array, q: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < p.length; i++) sum += p[i] * q[i];
    return sum;
  };

  /** Scaling of the current point; false when X or S has lost its definiteness to rounding. */
  function scale(): boolean {
    unpack(u, n, x);
    for (let i = 0, k = 0; i < n; i++) {
      dual[i * n + i] = dualPacked[k++];
      for (let j = i + 1; j < n; j++) dual[i * n + j] = dual[j * n + i] = 0.5 * dualPacked[k++];
    }
    lower.set(x);
    right.set(dual);
    if (!cholesky(lower, n) || !cholesky(right, n)) return false;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) lower[i * n + j] = right[i * n + j] = 0;
    // X = L L^T, S = R R^T, R^T L = U D V^T: G = L V D^-1/2, G^-1 = D^-1/2 U^T R^T. Rows of work: columns of R^T L.
    transpose(lower, n, scaleX);
    multiply(scaleX, right, n, work);
    orthogonalizeRows(work, scaleX, n);
    for (let i = 0; i < n; i++) {
      let square = 0;
      for (let k = 0; k < n; k++) square += work[i * n + k] ** 2;
      d[i] = Math.sqrt(square);
      if (!(d[i] > 0)) return false;
    }
    multiply(work, right, n, scaleS, true);
    for (let i = 0; i < n; i++) {
      const root = Math.sqrt(d[i]);
      for (let k = 0; k < n; k++) {
        scaleX[i * n + k] /= root;
        scaleS[i * n + k] /= d[i] * root;
      }
    }
    square(scaleX, w);
    square(scaleS, v);
    for (let k = 0; k < inequalities; k++) t[k] = s[k] / y[k];
    return true;
  }

  /** out = A^T A */
  function square(a: Float64Array, out: Float64Array): void {
    transpose(a, n, work2);
    multiply(work2, work2, n, out, true);
  }

  /** out = P M P^T for symmetric M. */
  function conjugate(p: Float64Array, m: Float64Array, out: Float64Array): void {
    multiply(m, p, n, work, true); // M P^T
    multiply(p, work, n, out);
  }

  /**
   * The direction that moves the linear residuals by -eta times themselves and the products to `target` (in scaled
   * coordinates), `targetRow` and `targetTau`.
   */
  function direction(eta: number, rt: number, targetTau: number): void {
    // R_c = G^-T Y G^-1 with Y_ij = 2 target_ij / (d_i + d_j)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) work2[i * n + j] = (2 * target[i * n + j]) / (d[i] + d[j]);
    }
    multiply(work2, scaleS, n, work);
    transpose(scaleS, n, work2);
    multiply(work2, work, n, right);
    packCoefficients(right, n, g);
    for (let i = 0; i < gram; i++) g[i] -= eta * ru[i];
    for (let i = gram; i < unknowns; i++) g[i] = -eta * ru[i];
    for (let k = 0; k < inequalities; k++) h[k] = eta * rz[k] - (targetRow[k] / s[k]) * t[k];
    for (let k = inequalities; k < rows; k++) h[k] = eta * rz[k];
    system.solve(g, h, du, dy);
    let quadratic = dot(c, u1) - dot(b, y1);
    if (!(quadratic > 0)) quadratic = 0;
    dtau = (-eta * rt + targetTau / tau - dot(c, du) + dot(b, dy)) / (kappa / tau + quadratic);
    dkappa = (targetTau - kappa * dtau) / tau;
    for (let i = 0; i < unknowns; i++) du[i] += dtau * u1[i];
    for (let k = 0; k < rows; k++) dy[k] += dtau * y1[k];
    applyColumns(problem, dy, columns);
    for (let i = 0; i < gram; i++) dDual[i] = columns[i] - c[i] * dtau + eta * ru[i];
    applyRows(problem, du, images);
    for (let k = 0; k < inequalities; k++) ds[k] = b[k] * dtau - images[k] + eta * rz[k];
    unpack(du, n, right);
    conjugate(scaleS, right, dxScaled);
    for (let i = 0, k = 0; i < n; i++) {
      right[i * n + i] = dDual[k++];
      for (let j = i + 1; j < n; j++) right[i * n + j] = right[j * n + i] = 0.5 * dDual[k++];
    }
    conjugate(scaleX, right, dsScaled);
  }

  /** Largest step to the boundary of the cones. */
  function boundary(): number {
    let worst = 0;
    for (const scaled of [dxScaled, dsScaled]) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) work[i * n + j] = scaled[i * n + j] / Math.sqrt(d[i] * d[j]);
      }
      if (n > 0) worst = Math.min(worst, smallestEigenvalue(work, n));
    }
    for (let k = 0; k < inequalities; k++) worst = Math.min(worst, ds[k] / s[k], dy[k] / y[k]);
    worst = Math.min(worst, dtau / tau, dkappa / kappa);
    return worst < 0 ? -1 / worst : Infinity;
  }

  let iterations = 0;
  for (; iterations < stopping.iterations; iterations++) {
    applyColumns(problem, y, ru);
    for (let i = 0; i < gram; i++) ru[i] -= dualPacked[i];
    for (let i = 0; i < unknowns; i++) ru[i] -= c[i] * tau;
    applyRows(problem, u, rz);
    for (let k = 0; k < rows; k++) rz[k] = b[k] * tau - rz[k] - (k < inequalities ? s[k] : 0);
    const primal = dot(c, u);
    const dualValue = dot(b, y);
    const rt = primal - dualValue - kappa;
    const mu =
      (dot(dualPacked, u.subarray(0, gram)) + dot(s, y.subarray(0, inequalities)) + tau * kappa) /
      (n + inequalities + 1);

    // What the residuals can hide, to first order: each times the size of its multiplier.
    let doubt = Math.abs(primal - dualValue) / tau;
    for (let k = 0; k < rows; k++) doubt += Math.abs(rz[k] * y[k]) / (tau * tau);
    for (let i = gram; i < unknowns; i++) doubt += Math.abs(ru[i] * u[i]) / (tau * tau);
    let trace = 0;
    let largest = 0;
    for (let i = 0; i < n; i++) trace += u[packed(n, i, i)];
    for (let i = 0; i < gram; i++) largest = Math.max(largest, Math.abs(ru[i]));
    doubt += (largest * trace) / (tau * tau);
    const merit = doubt / Math.max(Math.abs(dualValue) / tau, Math.abs(primal) / tau, stopping.floor);
    const snapshot = (ended: Iterate['ended']): Iterate => ({
      ended,
      u: u.map((value) => value / tau),
      y: y.map((value) => value / tau),
      interior,
      iterations,
      primal: primal / tau,
      dual: dualValue / tau,
      tau,
      kappa,
    });
    if (merit >= INTERIOR || iterations === 0) interior = y.map((value) => value / tau);
    if (merit < bestMerit) {
      best = snapshot('stalled');
      bestMerit = merit;
      sinceBest = 0;
    } else if (++sinceBest > 8) break;
    if (merit <= stopping.gap) return { ...best!, ended: 'closed' };
    if (tau < 1e-6 * Math.min(1, kappa) && mu < 1e-10) {
      return { ended: 'ray', u: u.slice(), y: y.slice(), interior, iterations, primal, dual: dualValue, tau, kappa };
    }
    if (!scale() || !system.factor(v, w, t)) break;
    system.solve(c, b, u1, y1);

    // Predictor: straight to the boundary.
    target.fill(0);
    for (let i = 0; i < n; i++) target[i * n + i] = -(d[i] ** 2);
    for (let k = 0; k < inequalities; k++) targetRow[k] = -s[k] * y[k];
    direction(1, rt, -tau * kappa);
    const reach = Math.min(1, boundary());
    const sigma = (1 - reach) ** 3;

    // Corrector: towards sigma mu, with the second-order term of the predictor.
    multiply(dxScaled, dsScaled, n, work);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) target[i * n + j] = -0.5 * (work[i * n + j] + work[j * n + i]);
      target[i * n + i] += sigma * mu - d[i] ** 2;
    }
    for (let k = 0; k < inequalities; k++) targetRow[k] = sigma * mu - s[k] * y[k] - ds[k] * dy[k];
    direction(1 - sigma, rt, sigma * mu - tau * kappa - dtau * dkappa);
    const step = Math.min(1, (0.9 + 0.095 * reach) * boundary());
    if (!(step > 1e-8)) break;

    for (let i = 0; i < unknowns; i++) u[i] += step * du[i];
    for (let k = 0; k < rows; k++) y[k] += step * dy[k];
    for (let k = 0; k < inequalities; k++) s[k] += step * ds[k];
    for (let i = 0; i < gram; i++) dualPacked[i] += step * dDual[i];
    tau += step * dtau;
    kappa += step * dkappa;
  }
  return { ...best!, iterations };
}
