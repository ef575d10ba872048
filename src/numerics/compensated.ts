const SPLIT = 2 ** 27 + 1;

/**
 * sum_i x_i y_i + extra as if computed in twice the working precision and rounded once.
 *
 * accuracy  relative error EPS + n^2 EPS^2 times the condition number of the sum
 * source    Ogita, Rump & Oishi, Accurate sum and dot product, 2005, Algorithm 5.3 (Dot2)
 */
export function accurateDot(x: ArrayLike<number>, y: ArrayLike<number>, extra = 0): number {
  let sum = extra;
  let correction = 0;
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i], y[i]];
    const product = a * b;
    const bigA = SPLIT * a;
    const highA = bigA - (bigA - a);
    const lowA = a - highA;
    const bigB = SPLIT * b;
    const highB = bigB - (bigB - b);
    const lowB = b - highB;
    const productError = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
    const next = sum + product;
    const back = next - sum;
    correction += sum - (next - back) + (product - back) + productError;
    sum = next;
  }
  return sum + correction;
}

/** sum_i x_i, as accurate as `accurateDot`; Neumaier's variant of compensated summation. */
export function accurateSum(x: ArrayLike<number>): number {
  let sum = 0;
  let correction = 0;
  for (let i = 0; i < x.length; i++) {
    const next = sum + x[i];
    correction += Math.abs(sum) >= Math.abs(x[i]) ? sum - next + x[i] : x[i] - next + sum;
    sum = next;
  }
  return sum + correction;
}
