import { expect } from 'vitest';

/** Error at most `ulps` roundings of `scale`, a quantity of the problem. */
export function expectClose(
  actual: number,
  expected: number,
  { scale, ulps = 64 }: { scale: number; ulps?: number },
): void {
  const error = Math.abs(actual - expected);
  const allowed = ulps * Number.EPSILON * Math.abs(scale);
  expect(error, `${actual} is ${error} away from ${expected}; ${allowed} is rounding`).toBeLessThanOrEqual(allowed);
}
