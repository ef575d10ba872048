import type { Sdp, Solution } from '../sdp.js';
import { judge } from './bracket.js';
import type { Lap } from './newton.js';
import { presolve } from './presolve.js';
import { type Program, triangle } from './program.js';
import { provesInfeasible, provesUnbounded } from './rays.js';
import { iterateOnWorkingSet } from './workingSet.js';

export interface SolverOptions {
  /** Relative width at which the bracket counts as closed. */
  readonly gap?: number;
  /** Most iterations on one set of rows. */
  readonly iterations?: number;
  readonly lap?: Lap;
}

const GAP = 1e-8;
const ITERATIONS = 150;
/** The value is compared with this part of the problem's scale where it is smaller. */
const FLOOR = 1e-9;
/** Part of the gap that the iterations aim at, since the residuals of the data as given come on top. */
const AIM = 0.2;

/** Doubt, relative, up to which it estimates the distance to the optimum. */
const NEAR = 1e-2;

/** Solves a semidefinite program, and brackets its value by what the residuals of both sides may hide. */
export function solveSdp(sdp: Sdp, { gap = GAP, iterations = ITERATIONS, lap }: SolverOptions = {}): Solution {
  const presolved = presolve(sdp);
  lap?.('presolve');
  const { problem, offset, factor, infeasible } = presolved;
  if (!problem) return without(sdp, 'infeasible', infeasible);
  const stopping = { gap: AIM * gap, floor: FLOOR, iterations };
  const feasible = (): boolean => {
    const anywhere = { ...problem, c: new Float64Array(problem.unknowns) };
    const { ended, partial } = iterateOnWorkingSet(anywhere, { ...stopping, floor: 1 });
    return ended === 'closed' && !partial;
  };
  const loose = looseScalar(problem);
  if (loose) return without(sdp, ...proved(problem, loose, new Float64Array(problem.rows), feasible));
  const end = iterateOnWorkingSet(problem, stopping, lap);
  if (end.ended === 'ray')
    return { ...without(sdp, ...proved(problem, end.u, end.y, feasible)), iterations: end.iterations };
  const point = presolved.point(end.u);
  const multipliers = presolved.multipliers(end.y);
  const primal = offset + factor * end.primal;
  const dual = offset + factor * end.dual;
  const judged = judge(sdp, { ...point, multipliers });
  const value = (primal + dual) / 2;
  const size = Math.max(Math.abs(value), FLOOR * Math.abs(factor));
  // Far from the optimum, what was found says nothing of what multiplies the residuals there.
  const doubt = judged.doubt <= NEAR * size ? judged.doubt : Number.POSITIVE_INFINITY;
  const lower = end.partial ? Number.NEGATIVE_INFINITY : Math.min(primal, dual) - doubt;
  const upper = Math.max(primal, dual) + doubt;
  const closed = upper - lower <= gap * size;
  const faint = !closed && Number.isFinite(doubt) && Math.abs(value) < FLOOR * Math.abs(factor);
  const open = `the bracket [${lower}, ${upper}] did not close`;
  return {
    status: closed ? 'solved' : 'inconclusive',
    value,
    lower,
    upper,
    ...point,
    multipliers,
    interior: end.interior && presolved.multipliers(end.interior),
    residuals: { primal: judged.primal / size, dual: judged.dual, gap: Math.abs(dual - primal) / size },
    iterations: end.iterations,
    ...(closed ? {} : { reason: faint ? `${open}, as float64 does not resolve values so far below the data` : open }),
    ...(faint ? { faint } : {}),
  };
}

type Ending = readonly ['infeasible' | 'unbounded' | 'inconclusive', string?];

/** What a ray proves; one of the primal proves its value infinite only where there is a feasible point to start from. */
function proved(program: Program, u: Float64Array, y: Float64Array, feasible: () => boolean): Ending {
  if (provesInfeasible(program, y)) return ['infeasible', 'a combination of the constraints contradicts itself'];
  if (!provesUnbounded(program, u)) return ['inconclusive', 'neither an optimal pair nor a proof that there is none'];
  if (feasible()) return ['unbounded'];
  return ['inconclusive', 'the objective grows without bound, but no feasible point was found'];
}

/** A free scalar of the objective that no row holds back, as a ray. */
function looseScalar({ order, unknowns, c, index }: Program): Float64Array | undefined {
  const held = new Set(index);
  for (let i = triangle(order); i < unknowns; i++) {
    if (c[i] === 0 || held.has(i)) continue;
    const ray = new Float64Array(unknowns);
    ray[i] = Math.sign(c[i]);
    return ray;
  }
  return undefined;
}

function without(sdp: Sdp, status: Ending[0], reason?: string): Solution {
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
