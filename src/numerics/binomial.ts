/** The law of the number of successes in n independent trials. */
export interface Binomial {
  /** probability[x] = P(X = x), x = 0, ..., n. */
  readonly probability: Float64Array;
  /** P(X <= x); 0 below 0, and x need not be whole. */
  atMost(x: number): number;
  /** The least x with P(X <= x) >= u: a draw, for u uniform on (0, 1). */
  quantile(u: number): number;
}

/**
 * Binomial law with success probability p, from the ratios of neighbouring probabilities outwards from the mode.
 *
 * accuracy  relative error of a probability at most about 2n EPS
 */
export function binomial(n: number, p: number): Binomial {
  const probability = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  probability[mode] = 1;
  for (let x = mode; x < n; x++) probability[x + 1] = ((probability[x] * (n - x)) / (x + 1)) * odds;
  for (let x = mode; x > 0; x--) probability[x - 1] = (probability[x] * x) / (n - x + 1) / odds;
  const total = probability.reduce((sum, weight) => sum + weight, 0);
  const cumulative = new Float64Array(n + 1);
  let sum = 0;
  for (let x = 0; x <= n; x++) cumulative[x] = sum += probability[x] /= total;
  return {
    probability,
    atMost: (x) => (x < 0 ? 0 : cumulative[Math.min(n, Math.floor(x))]),
    quantile(u) {
      let [low, high] = [0, n];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cumulative[middle] < u) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
