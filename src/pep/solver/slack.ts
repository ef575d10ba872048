import type { Form, Sdp } from '../sdp.js';

/** sum_k y_k A_k - C as a symmetric matrix, row by row: the slack of the dual where it is semidefinite. */
export function slackOf({ order, objective, constraints }: Sdp, y: ArrayLike<number>): Float64Array {
  const slack = new Float64Array(order * order);
  const gather = ({ gram }: Form, weight: number): void => {
    for (const [i, j, value] of gram) {
      slack[i * order + j] += (weight * value) / 2;
      slack[j * order + i] += (weight * value) / 2;
    }
  };
  gather(objective, -1);
  constraints.forEach(({ form }, k) => gather(form, y[k]));
  return slack;
}
