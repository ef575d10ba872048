import { binomial } from '../../src/numerics/binomial.js';
import { normalCdf } from '../../src/numerics/normal.js';
import { type Stream, stream } from '../../src/random/streams.js';

/** A posterior Q on a sample: empirical risk r and true risk R of the hypothesis drawn from it, and KL(Q || P). */
export interface Posterior {
  readonly r: number;
  readonly R: number;
  readonly KL: number;
}

/**
 * m independent hypotheses that err with probability p on each of n examples; P is uniform. Posteriors: P itself, the
 * Gibbs laws proportional to exp(-beta n r_h), and all mass on the best, or on the worst, on the sample.
 */
export function onCoins(m: number, p: number, n: number, draws: Stream): Posterior[] {
  const law = binomial(n, p);
  const risks = Array.from({ length: m }, () => law.quantile(draws.uniform()) / n);
  const gibbs = (beta: number): Posterior => {
    const weights = risks.map((r) => Math.exp(-beta * n * r));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const r = weights.reduce((sum, weight, h) => sum + (weight / total) * risks[h], 0);
    return { r: Math.min(1, r), R: p, KL: Math.max(0, Math.log(m / total) - beta * n * r) };
  };
  const point = (r: number): Posterior => ({ r, R: p, KL: Math.log(m) });
  return [gibbs(0), gibbs(0.3), gibbs(2), point(Math.min(...risks)), point(Math.max(...risks))];
}

/** A population of labelled points of the plane, of length one and already multiplied by their labels. */
function population(size: number, seed: number): readonly (readonly [number, number])[] {
  const random = stream('population', seed);
  return Array.from({ length: size }, () => {
    const angle = 2 * Math.PI * random.uniform();
    const label = random.uniform() < 0.2 ? -Math.sign(Math.cos(angle)) : Math.sign(Math.cos(angle));
    return [label * Math.cos(angle), label * Math.sin(angle)];
  });
}

const POPULATION = 12;

/**
 * Half-planes through 0: P = N(0, I) on their normals, Q = N(w, I), so that KL = ||w||^2 / 2 and the point x with label
 * y is misclassified with probability Phi(-y <w, x> / ||x||). w points along the mean of y x over the sample, with
 * length 0, 1 or 3, or the other way. The population is finite, so that true risks are exact.
 */
export function onHalfPlanes(seed: number, n: number, draws: Stream): Posterior[] {
  const points = population(POPULATION, seed);
  const counts = new Array<number>(POPULATION).fill(0);
  for (let i = 0; i < n; i++) counts[draws.index(POPULATION)]++;
  const sum = (coordinate: 0 | 1): number => points.reduce((total, x, i) => total + counts[i] * x[coordinate], 0);
  const [u, v] = [sum(0), sum(1)];
  const length = Math.hypot(u, v) || 1;
  return [0, 1, 3, -3].map((reach) => {
    const errors = points.map(([x, y]) => normalCdf((-reach * (u * x + v * y)) / length));
    return {
      r: errors.reduce((total, error, i) => total + (counts[i] / n) * error, 0),
      R: errors.reduce((total, error) => total + error / POPULATION, 0),
      KL: reach ** 2 / 2,
    };
  });
}
