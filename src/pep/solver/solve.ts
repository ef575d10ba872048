import type { Form, Sdp, Solution } from '../sdp.js';
import { smallestEigenvalue } from './eigenvalue.js';
import { type Presolved, presolve } from './presolve.js';
import { iterateOnWorkingSet } from './workingSet.js';

interface SolverOptions {
  /** Relative gap at which the bracket counts as closed; the iterations themselves go on as far as rounding lets them. */
  readonly gap?: number;
  readonly iterations?: number;
}

/** The value is compared with this part of the problem's scale where it is smaller. */
const FLOOR = 1e-9;
/** What the iterations aim at, beyond what is asked of them. */
const AIM = 2e-9;

/** Solves a semidefinite program, and brackets its value by what the residuals of both sides may hide. */
export function solveSdp(sdp: Sdp, { gap = 1e-8, iterations = 100 }: SolverOptions = {}): Solution {
  const presolved = presolve(sdp);
  const { problem, offset, factor, infeasible } = presolved;
  if (!problem) return without(sdp, 'infeasible', infeasible);
  const end = iterateOnWorkingSet(problem, { gap: AIM, floor: FLOOR, iterations });
  if (end.ended === 'ray') {
    if (end.primal > 0 && !(end.dual < 0)) return { ...without(sdp, 'unbounded'), iterations: end.iterations };
    if (end.dual < 0 && !(end.primal > 0)) return { ...without(sdp, 'infeasible'), iterations: end.iterations };
    const reason = 'neither an optimal pair nor a proof that there is none';
    return { ...without(sdp, 'inconclusive', reason), iterations: end.iterations };
  }
  const point = presolved.point(end.u);
  const multipliers = presolved.multipliers(end.y);
  const primal = offset + factor * end.primal;
  const dual = offset + factor * end.dual;
  const { doubt, residuals } = checked(sdp, point, multipliers, dual);
  const lower = Math.min(primal, dual) - doubt;
  const upper = Math.max(primal, dual) + doubt;
  const value = (primal + dual) / 2;
  const size = Math.max(Math.abs(value), FLOOR * Math.abs(factor));
  const closed = upper - lower <= gap * size;
  return {
    status: closed ? 'solved' : 'inconclusive',
    value,
    lower,
    upper,
    ...point,
    multipliers,
    interior: presolved.multipliers(end.interior),
    residuals: { ...residuals, gap: Math.abs(dual - primal) / size },
    iterations: end.iterations,
    ...(closed ? {} : { reason: `the bracket [${lower}, ${upper}] did not close` }),
  };
}

function without(sdp: Sdp, status: 'infeasible' | 'unbounded' | 'inconclusive', reason?: string): Solution {
  const value = { infeasible: Number.NEGATIVE_INFINITY, unbounded: Number.POSITIVE_INFINITY, inconclusive: Number.NaN };
  const open = status === 'inconclusive';
  return {
    status,
    value: value[status],
    lower: open ? Number.NEGATIVE_INFINITY : value[status],
    upper: open ? Number.POSITIVE_INFINITY : value[status],
    gram: new Float64Array(sdp.order ** 2),
    free: new Float64Array(sdp.free),
    multipliers: new Float64Array(sdp.constraints.length),
    residuals: { primal: Number.NaN, dual: Number.NaN, gap: Number.NaN },
    iterations: 0,
    reason,
  };
}

/** Residuals in the data as they were given; each is worth its size times that of what multiplies it. */
function checked(
  { order, free: count, objective, constraints }: Sdp,
  { gram, free }: ReturnType<Presolved['point']>,
  multipliers: Float64Array,
  dual: number,
): { doubt: number; residuals: { primal: number; dual: number } } {
  const valueAt = ({ constant, gram: entries, free: terms }: Form): number =>
    entries.reduce((sum, [i, j, v]) => sum + v * gram[i * order + j], constant) +
    terms.reduce((sum, [i, v]) => sum + v * free[i], 0);
  let doubt = 0;
  let violated = 0;
  const slack = new Float64Array(order * order);
  const left = new Float64Array(count);
  const gather = ({ gram: entries, free: terms }: Form, weight: number): void => {
    for (const [i, j, v] of entries) {
      slack[i * order + j] += (weight * v) / 2;
      slack[j * order + i] += (weight * v) / 2;
    }
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
  let trace = 0;
  for (let i = 0; i < order; i++) trace += gram[i * order + i];
  const negative = order > 0 ? Math.max(0, -smallestEigenvalue(slack, order)) : 0;
  doubt += negative * trace;
  let unbalanced = 0;
  left.forEach((value, i) => {
    unbalanced = Math.max(unbalanced, Math.abs(value));
    doubt += Math.abs(value * free[i]);
  });
  const size = Math.max(Math.abs(dual), Number.MIN_VALUE);
  return { doubt, residuals: { primal: violated / size, dual: Math.max(negative, unbalanced) } };
}
