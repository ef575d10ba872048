/** Summary of a sample. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation, denominator n - 1. */
  readonly sd: number;
  /** Third central moment over sd^3; 0 for a constant sample. */
  readonly skewness: number;
  /** (sum |y|)^2 / sum y^2: as many runs of equal size would carry the mean as well. */
  readonly effectiveRuns: number;
}

/** Moments in two passes, the first around the first value: exact for a constant, no cancellation for sd << mean. */
export function moments(sample: Float64Array): Moments {
  const n = sample.length;
  const shift = n > 0 ? sample[0]! : 0;
  let sum = 0;
  let absolute = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const y = sample[i]!;
    sum += y - shift;
    absolute += Math.abs(y);
    squares += y * y;
  }
  const mean = shift + sum / n;
  let second = 0;
  let third = 0;
  for (let i = 0; i < n; i++) {
    const d = sample[i]! - mean;
    second += d * d;
    third += d * d * d;
  }
  const sd = Math.sqrt(second / (n - 1));
  return {
    n,
    mean,
    sd,
    skewness: sd > 0 ? third / n / sd ** 3 : 0,
    effectiveRuns: squares > 0 ? absolute ** 2 / squares : 0,
  };
}

/**
 * Hill's estimate of the tail index of a sample >= 0 from its top 1.5 sqrt(n) values: moments above it are infinite.
 *
 * 1 / mean_i ln(y_(i) / y_(k+1)), i <= k; 0 when y_(k+1) is 0, so that rare events count as a heavy tail
 *
 * source  Hill, Ann. Statist. 3 (1975)
 */
export function tailIndex(sample: Float64Array): number {
  const top = largest(sample, Math.floor(1.5 * Math.sqrt(sample.length)) + 1);
  const base = top[0]!;
  if (base === 0) return 0;
  let sum = 0;
  for (let i = 1; i < top.length; i++) sum += Math.log(top[i]! / base);
  return (top.length - 1) / sum;
}

/**
 * The `count` largest values, ascending: a buffer of twice the size, cut back when full, which for most values is one
 * comparison.
 */
function largest(sample: Float64Array, count: number): Float64Array {
  const kept = new Float64Array(2 * count);
  let size = 0;
  let threshold = -Infinity;
  const cut = () => {
    kept.subarray(0, size).sort();
    kept.copyWithin(0, Math.max(0, size - count), size);
    size = Math.min(size, count);
    threshold = kept[0]!;
  };
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! <= threshold) continue;
    kept[size++] = sample[i]!;
    if (size === kept.length) cut();
  }
  cut();
  return kept.subarray(0, size);
}
