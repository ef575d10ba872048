/** A positive quantity after k steps. */
export interface Decay {
  readonly k: number;
  readonly value: number;
}

/** How fast a quantity decays: like k^exponent, or by a factor in each step. */
export type Law =
  | { readonly kind: 'power'; readonly exponent: number }
  | { readonly kind: 'linear'; readonly factor: number };

/**
 * A slope by least squares, with the interval of twice its standard error. Rows of a run are no independent samples: the
 * interval says how straight they lie, not how sure the slope is.
 */
export interface Slope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** Steps at which a power of k is told from its lower terms, and a factor from the k before it. */
const FAR = [2 ** 14, 2 ** 20] as const;
const NEAR = [8, 64] as const;
/** What lower terms still do to the slope there. */
const SETTLED = 0.02;
/** Factors closer to 1 than this are constants with a transient. */
const STILL = 1e-9;
/** Exponents in the literature are multiples of this, or their limit is not reached by lower terms. */
const FRACTION = 1 / 12;

/**
 * The law of a bound as k grows, read off its values: a power of k where the slope in log k settles, a factor per step
 * where the logarithm is straight in k. Missing where it is neither, such as a bound with a floor.
 */
export function lawOf(bound: (k: number) => number): Law | undefined {
  const doubling = (k: number): number => Math.log2(bound(2 * k) / bound(k));
  const [early, late] = FAR.map(doubling);
  if (Number.isFinite(late) && Math.abs(early - late) < SETTLED) {
    const near = Math.round(late / FRACTION) * FRACTION;
    const exponent = Math.abs(near - late) < SETTLED ? near : late;
    return exponent < -SETTLED ? { kind: 'power', exponent } : undefined;
  }
  const [first, second] = NEAR.map((k) => (bound(2 * k) / bound(k)) ** (1 / k));
  const straight = Math.abs(Math.log(first / second)) < STILL + 1e-6 * Math.abs(Math.log(first));
  return straight && first < 1 - STILL ? { kind: 'linear', factor: first } : undefined;
}

/** 'k^-1', 'k^(-2/3)', '0.81^k' */
export function lawText(law: Law): string {
  if (law.kind === 'linear') return `${Number(law.factor.toPrecision(4))}^k`;
  const { exponent } = law;
  for (const denominator of [1, 2, 3, 4, 6]) {
    const numerator = Math.round(exponent * denominator);
    if (Math.abs(numerator / denominator - exponent) > 1e-9) continue;
    return denominator === 1 ? `k^${numerator}` : `k^(${numerator}/${denominator})`;
  }
  return `k^${Number(exponent.toPrecision(3))}`;
}

/** Rows a slope is fitted to: from an eighth of the last step on, at least three. */
const LATE = 1 / 8;
const FEWEST = 3;

/** The exponent, or the factor per step, by which measured values decay. Missing where they are too few. */
export function measuredLaw(kind: Law['kind'], series: readonly Decay[]): Slope | undefined {
  const last = Math.max(...series.map(({ k }) => k));
  const late = series.filter(({ k, value }) => k >= Math.max(1, LATE * last) && value > 0);
  const points = late.map(({ k, value }) => ({ x: kind === 'power' ? Math.log(k) : k, y: Math.log(value) }));
  const fit = points.length < FEWEST ? undefined : leastSquares(points);
  if (!fit || kind === 'power') return fit;
  return { slope: Math.exp(fit.slope), low: Math.exp(fit.low), high: Math.exp(fit.high) };
}

/** The line through points that leaves the least squares; at least three of them for an interval. */
export function leastSquares(points: readonly { readonly x: number; readonly y: number }[]): Slope {
  const n = points.length;
  const mean = (read: (point: (typeof points)[number]) => number): number =>
    points.reduce((sum, point) => sum + read(point), 0) / n;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = points.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / spread;
  const left = points.reduce((sum, { x, y }) => sum + (y - my - slope * (x - mx)) ** 2, 0);
  const error = 2 * Math.sqrt(left / (n - 2) / spread);
  return { slope, low: slope - error, high: slope + error };
}
