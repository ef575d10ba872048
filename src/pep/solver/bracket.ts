import type { Form, Sdp } from '../sdp.js';
import { smallestEigenvalue } from './eigenvalue.js';
import { slackOf } from './slack.js';

/** A pair of primal and dual points as they were found, in the data as they were given. */
interface Pair {
  readonly gram: Float64Array;
  readonly free: Float64Array;
  readonly multipliers: Float64Array;
}

interface Judgement {
  /** By how much the value may differ from either objective, to first order. */
  readonly doubt: number;
  /** Largest violation of a constraint, and of the dual conditions. */
  readonly primal: number;
  readonly dual: number;
}

/**
 * What the residuals of a pair may hide, estimated: each is worth its size times that of what multiplies it,
 *
 *   value - (dual objective) = sum of y_k (A u - b)_k - <S, G> + sum of r_i f_i,
 *
 * where <S, G> is at least the order times the smallest eigenvalue of D S D, D_i = sqrt(G_ii); an identity where y, G and f
 * are those of the optimum, for which the ones that were found stand in.
 */
export function judge(sdp: Sdp, { gram, free, multipliers }: Pair): Judgement {
  const { order, free: count, objective, constraints } = sdp;
  const valueAt = ({ constant, gram: entries, free: terms }: Form): number =>
    entries.reduce((sum, [i, j, v]) => sum + v * gram[i * order + j], constant) +
    terms.reduce((sum, [i, v]) => sum + v * free[i], 0);
  let doubt = 0;
  let violated = 0;
  const slack = slackOf(sdp, multipliers);
  const left = new Float64Array(count);
  const gather = ({ free: terms }: Form, weight: number): void => {
    for (const [i, v] of terms) left[i] += weight * v;
  };
  gather(objective, -1);
  constraints.forEach(({ form, is }, k) => {
    const excess = valueAt(form);
    const wrong = is === '=' ? Math.abs(excess) : Math.max(0, excess);
    violated = Math.max(violated, wrong);
    doubt += wrong * Math.abs(multipliers[k]);
    if (is === '<=' && multipliers[k] < 0) doubt += Math.abs(multipliers[k] * excess);
    gather(form, multipliers[k]);
  });
  // G = D C D with ones on the diagonal of C: scaled so, the estimate does not depend on the lengths of the vectors.
  const length = Float64Array.from({ length: order }, (_, i) => Math.sqrt(Math.max(0, gram[i * order + i])));
  for (let i = 0; i < order; i++) for (let j = 0; j < order; j++) slack[i * order + j] *= length[i] * length[j];
  const negative = order > 0 ? Math.max(0, -smallestEigenvalue(slack, order)) : 0;
  doubt += negative * order;
  let unbalanced = 0;
  left.forEach((value, i) => {
    unbalanced = Math.max(unbalanced, Math.abs(value));
    doubt += Math.abs(value * free[i]);
  });
  return { doubt, primal: violated, dual: Math.max(negative, unbalanced) };
}
