import { BettingTest } from './betting.js';
import type { Moments } from './moments.js';

/**
 * Upper limit of the mean, corrected for skewness; one-sided normal quantile z. Approximate: needs a finite third
 * moment.
 *
 * mean - t s / sqrt(n), t = 3 (cbrt(1 + a (-z - a/6)) - 1) / a, a = skewness / sqrt(n)
 *
 * source  Hall, J. R. Statist. Soc. B 54 (1992), "On the removal of skewness by transformation"
 */
export function hallUpper(sample: Moments, z: number): number {
  return hall(sample, -z);
}

/** Lower limit of the mean, corrected for skewness: as hallUpper, with +z. */
export function hallLower(sample: Moments, z: number): number {
  return hall(sample, z);
}

function hall({ n, mean, sd, skewness }: Moments, z: number): number {
  const a = skewness / Math.sqrt(n);
  const t = Math.abs(a) < 1e-9 ? z : (3 * (Math.cbrt(1 + a * (z - a / 6)) - 1)) / a;
  return mean - (t * sd) / Math.sqrt(n);
}

/**
 * Lower limit of the mean of Y >= 0 with no other assumption, valid at any stopping time: the largest b at which
 * betting against E[Y] <= b has reached 1/alpha, to four digits (rounded down).
 */
export function provenLower(sample: Float64Array, alpha: number): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < sample.length; i++) high += sample[i]! / sample.length;
  while (high - low > 1e-4 * high) {
    const middle = (low + high) / 2;
    const test = new BettingTest();
    for (let i = 0; i < sample.length; i++) test.add(sample[i]! / middle);
    if (test.logE() >= -Math.log(alpha)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Clopper-Pearson upper limit of a probability: the p at which `hits` or fewer of n have probability alpha.
 *
 * accuracy  relative error below 1e-12 in p; the coefficient is a sum of logarithms, so no gamma function is needed
 * source    Clopper & Pearson, Biometrika 26 (1934)
 */
export function clopperPearsonUpper(hits: number, n: number, alpha: number): number {
  if (hits >= n) return 1;
  let logBinomial = 0;
  for (let i = 1; i <= Math.min(hits, n - hits); i++) logBinomial += Math.log((n + 1 - i) / i);
  const atMostHits = (p: number) => {
    let sum = 1;
    for (let k = hits, term = 1; k > 0 && term > 1e-18 * sum; k--) {
      term *= (k * (1 - p)) / ((n - k + 1) * p);
      sum += term;
    }
    return Math.exp(logBinomial + hits * Math.log(p) + (n - hits) * Math.log1p(-p)) * sum;
  };
  let low = hits / n;
  let high = 1;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (atMostHits(middle) > alpha) low = middle;
    else high = middle;
  }
  return high;
}
