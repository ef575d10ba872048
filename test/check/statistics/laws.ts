import type { Stream } from '../../../src/random/streams.js';

/** Draws from a law on [0, infinity) with mean 1. */
export type Law = (rng: Stream) => number;

const chiSquare =
  (degrees: number): Law =>
  (rng) => {
    let sum = 0;
    for (let i = 0; i < degrees; i++) sum += rng.normal() ** 2;
    return sum / degrees;
  };
const lognormal =
  (sigma: number): Law =>
  (rng) =>
    Math.exp(sigma * rng.normal() - sigma ** 2 / 2);
const pareto =
  (index: number): Law =>
  (rng) =>
    ((index - 1) / index) * rng.uniform() ** (-1 / index);
const rare =
  (probability: number): Law =>
  (rng) =>
    rng.uniform() < probability ? 1 / probability : 0;

/** Laws from harmless to hopeless. */
export const laws = {
  'sd 1 %': (rng) => 1 + 0.01 * rng.normal(),
  'chi2, d=50': chiSquare(50),
  'chi2, d=5': chiSquare(5),
  'chi2, d=1': chiSquare(1),
  exponential: (rng) => -Math.log(rng.uniform()),
  'lognormal 1': lognormal(1),
  'lognormal 2': lognormal(2),
  'Pareto 2.5': pareto(2.5),
  'Pareto 1.5': pareto(1.5),
  'rare, 1e-2': rare(1e-2),
  'rare, 1e-3': rare(1e-3),
} satisfies Record<string, Law>;

export type LawName = keyof typeof laws;
