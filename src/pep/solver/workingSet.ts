import { type End, iterate, type Stopping, type Watch } from './embedding.js';
import type { Lap } from './newton.js';
import { type Program, restrict, triangle } from './program.js';

/** Fewer rows are solved at once. */
const WHOLE = 40;
/** Part of the rows beyond which all are taken, and rounds after which they are. */
const MOST = 0.8;
const ROUNDS = 12;
/** Most rows that are solved at once beyond those to start with: their Newton matrix is 600 MB. */
const LARGEST = 5000;
/** How much more than the doubt a violated row must hide to be taken in on the way, and at the end. */
const DECISIVE = 100;
const CLOSE = 10;
/** A row that is left out may be violated at the end as much as those that are not: so many times the largest residual. */
const LENIENT = 2;
/** Of the terms of a row, some of which are sums themselves. */
const ROUNDING = 2 ** -50;
/** Excess of a row along a ray, whose largest parts are near 1, that is more than rounding. */
const FINE = 1e-9;

/**
 * Iterates on the rows that matter: starts with those a proof is likely to use, adds what the answer violates, and repeats.
 * Of the n^2 conditions on pairs of n points a worst case leans on a few n.
 *
 * A multiplier of 0 completes the answer's dual point to one of the whole program, so its bound holds throughout, and a ray
 * that proves rows infeasible proves it of more. A point or a ray is accepted only when it satisfies all rows.
 */
export function iterateOnWorkingSet(program: Program, stopping: Stopping, lap?: Lap): End {
  const { rows } = program;
  if (rows <= WHOLE) return iterate(program, stopping, lap);
  let kept = likely(program);
  let iterations = 0;
  for (let round = 0; ; round++) {
    if (kept.length > MOST * rows || round === ROUNDS) {
      const end = iterate(program, stopping, lap);
      return { ...end, iterations: iterations + end.iterations };
    }
    let more: number[] = [];
    const dropped = complement(kept, rows);
    const watch: Watch = (u, tau, tolerance) => {
      more = violated(program, dropped, u, tau, DECISIVE * tolerance);
      return more.length === 0;
    };
    const end = iterate(restrict(program, kept), stopping, lap, watch);
    iterations += end.iterations;
    if (end.ended === 'ray' && end.dual < 0) return { ...scattered(end, kept, rows), iterations };
    if (end.ended === 'ray') more = violated(program, dropped, end.u, 0, FINE);
    else if (end.ended !== 'halted')
      more = violated(program, dropped, end.u, 1, Math.max(LENIENT * end.residual, CLOSE * end.matters));
    lap?.('rows');
    const full = rows > LARGEST && (round === ROUNDS - 1 || kept.length + more.length > LARGEST);
    if (more.length === 0 || full) return { ...scattered(end, kept, rows), iterations, partial: more.length > 0 };
    kept = [...kept, ...more].sort((i, j) => i - j);
  }
}

/**
 * Equalities, rows with a constant, and of the rows between two free scalars (function values, say) those between
 * neighbours, where only scalars that rows link are neighbours, and those with a scalar of the objective.
 */
function likely({ order, free, rows, inequality, start, middle, index, b, c }: Program): number[] {
  const gram = triangle(order);
  const root = Array.from({ length: free }, (_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : (root[i] = find(root[i])));
  for (let k = 0; k < rows; k++)
    if (start[k + 1] - middle[k] === 2) root[find(index[middle[k]] - gram)] = find(index[middle[k] + 1] - gram);
  const last = new Map<number, number>();
  const before = root.map((_, i) => {
    const neighbour = last.get(find(i)) ?? -1;
    last.set(find(i), i);
    return neighbour;
  });
  const wanted = root.map((_, i) => c[gram + i] !== 0);
  const few = wanted.filter(Boolean).length <= 2;
  const matters = (k: number): boolean => {
    if (inequality[k] === 0 || b[k] !== 0 || start[k + 1] - middle[k] !== 2) return true;
    const [i, j] = [index[middle[k]] - gram, index[middle[k] + 1] - gram];
    return before[j] === i || (few && (wanted[i] || wanted[j]));
  };
  return Array.from({ length: rows }, (_, k) => k).filter(matters);
}

const complement = (kept: readonly number[], rows: number): number[] => {
  const inside = new Set(kept);
  return Array.from({ length: rows }, (_, k) => k).filter((k) => !inside.has(k));
};

/** A u - tau b in one row, less what may be rounding. */
function excess({ b, start, index, value }: Program, k: number, u: Float64Array, tau: number): number {
  let sum = -tau * b[k];
  let size = Math.abs(sum);
  for (let e = start[k]; e < start[k + 1]; e++) {
    const term = value[e] * u[index[e]];
    sum += term;
    size += Math.abs(term);
  }
  return sum - ROUNDING * size;
}

/** Rows whose excess is above the tolerance, the worst first, at most half as many as are solved for already. */
function violated(
  program: Program,
  dropped: readonly number[],
  u: Float64Array,
  tau: number,
  tolerance: number,
): number[] {
  const found = dropped.map((k) => [excess(program, k, u, tau) / (tau || 1), k]).filter(([size]) => size > tolerance);
  found.sort(([p], [q]) => q - p);
  return found.slice(0, Math.max(10, (program.rows - dropped.length) >> 1)).map(([, k]) => k);
}

function scattered(end: End, kept: readonly number[], rows: number): End {
  const spread = (from: Float64Array): Float64Array => {
    const to = new Float64Array(rows);
    for (const [i, k] of kept.entries()) to[k] = from[i];
    return to;
  };
  return { ...end, y: spread(end.y), interior: end.interior && spread(end.interior) };
}
