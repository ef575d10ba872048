import type { Problem } from '../core/problem.js';
import { diagonalQuadratic } from './diagonalQuadratic.js';
import { cancelling, meanSquare, planted } from './finiteSum.js';
import { roundedDown, roundedUp } from './noiseFacts.js';

/** Data of f_i(x) = 1/2 sum_j curvatures_ij (x_j - x*_j)^2 + <tilt_i, x - x*>. */
export interface TiltedSum {
  readonly curvatures: readonly (readonly number[])[];
  /** Whole numbers whose differences along a ring are taken, so that they sum to zero. */
  readonly tilts: readonly (readonly number[])[];
  readonly minimizer: readonly number[];
  readonly start: readonly number[];
}

/** The mean of strongly convex quadratics with different minimizers: x* minimizes the mean and none of the components. */
export function tiltedSum({ curvatures, tilts, minimizer, start }: TiltedSum): Problem {
  const apart = cancelling(tilts);
  const means = start.map((_, j) => curvatures.reduce((sum, row) => sum + row[j], 0) / curvatures.length);
  return planted(
    curvatures.map((spectrum) => diagonalQuadratic(spectrum)),
    { minimizer, start, tilts: apart },
    {
      'finite-sum': [curvatures.length],
      'strongly-convex@each': [Math.min(...curvatures.flat())],
      'smooth@each': [Math.max(...curvatures.flat())],
      'strongly-convex': [roundedDown(Math.min(...means))],
      smooth: [roundedUp(Math.max(...means))],
      minimizer: [],
      'variance-at-minimizer': [roundedUp(meanSquare(apart))],
    },
  );
}
