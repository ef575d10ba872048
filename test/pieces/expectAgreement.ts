import { precise } from '../../src/core/arithmetic.js';
import type { Objective } from '../../src/core/problem.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { floatField } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

const A = precise as unknown as Field;
/** Step of central differences with 60 digits: their error is about STEP^2 f'''/6, and 10^-60 |f| / STEP by rounding. */
const STEP = 2 ** -64;

/**
 * The float64 kernel of a piece gives what its generic form gives, in float64 and in 60 digits, and the gradient is that of
 * the values.
 *
 * @param x     a point where the piece is differentiable
 * @param size  what the terms of f are as large as, at most
 */
export function expectAgreement(piece: Objective, x: readonly number[], size: number): void {
  const fast = piece.float64(plainKernels);
  const generic = piece.over!(floatField);
  const exact = piece.over!(A);
  const floats = Float64Array.from(x);
  const point = x.map(A.of);

  const value = A.toNumber(exact.value(point));
  expectClose(fast.value(floats), value, { scale: size });
  expectClose(floatField.toNumber(generic.value(x as unknown as Scalar[])), value, { scale: size });

  const [fastGradient, exactGradient] = [new Float64Array(piece.dim), x.map(() => A.of(0))];
  const genericGradient = new Array<number>(piece.dim).fill(Number.NaN) as unknown as Scalar[];
  fast.gradient(floats, fastGradient);
  generic.gradient(x as unknown as Scalar[], genericGradient);
  exact.gradient(point, exactGradient);
  const slopes = x.map((_, i) => difference(exact, point, i));
  const steepness = Math.max(size, ...slopes.map(Math.abs));
  slopes.forEach((slope, i) => {
    expectClose(A.toNumber(exactGradient[i]), slope, { scale: steepness, ulps: 4 });
    expectClose(fastGradient[i], slope, { scale: steepness });
    expectClose(floatField.toNumber(genericGradient[i]), slope, { scale: steepness });
  });
}

/** Central difference of the i-th coordinate, in 60 digits. */
function difference(f: { value(x: readonly Scalar[]): Scalar }, point: readonly Scalar[], i: number): number {
  const moved = (by: number): Scalar[] => point.map((xj, j) => (j === i ? A.add(xj, A.of(by)) : xj));
  return A.toNumber(A.div(A.sub(f.value(moved(STEP)), f.value(moved(-STEP))), A.of(2 * STEP)));
}
