import { type End, iterate, type Stopping } from './embedding.js';
import type { Lap } from './newton.js';
import { type Program, restrict, triangle } from './program.js';

/** Fewer rows are solved at once. */
const WHOLE = 40;
/** Part of the rows beyond which all are taken, and rounds after which they are. */
const MOST = 0.8;
const ROUNDS = 12;
/** Excess, relative to the terms of a row, at which it counts as violated: by a rough answer, and by the final one. */
const ROUGH = 1e-3;
const FINE = 1e-10;

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
    const worthwhile = (u: Float64Array): boolean => {
      more = violated(program, kept, u, 1, ROUGH);
      return more.length === 0;
    };
    const end = iterate(restrict(program, kept), { ...stopping, worthwhile }, lap);
    iterations += end.iterations;
    if (end.ended === 'ray' && end.dual < 0) return { ...scattered(end, kept, rows), iterations };
    if (end.ended !== 'halted') more = violated(program, kept, end.u, end.ended === 'ray' ? 0 : 1, FINE);
    lap?.('rows');
    if ((globalThis as any).TRACE) console.log('round', round, end.ended, kept.length, 'of', rows, 'it', end.iterations, end.primal, end.dual, more.length);
    if (more.length === 0) return { ...scattered(end, kept, rows), iterations };
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

/** Rows outside `kept` with A u > weight b, the worst first, at most half as many as there are. */
function violated(
  { rows, b, start, index, value }: Program,
  kept: readonly number[],
  u: Float64Array,
  weight: number,
  tolerance: number,
): number[] {
  const inside = new Set(kept);
  const excess = new Float64Array(rows);
  const found: number[] = [];
  for (let k = 0; k < rows; k++) {
    if (inside.has(k)) continue;
    let sum = -weight * b[k];
    let size = Math.abs(sum);
    for (let e = start[k]; e < start[k + 1]; e++) {
      const term = value[e] * u[index[e]];
      sum += term;
      size = Math.max(size, Math.abs(term));
    }
    excess[k] = sum / (size || 1);
    if (excess[k] > tolerance) found.push(k);
  }
  found.sort((i, j) => excess[j] - excess[i]);
  return found.slice(0, Math.max(10, kept.length >> 1));
}

function scattered(end: End, kept: readonly number[], rows: number): End {
  const spread = (from: Float64Array): Float64Array => {
    const to = new Float64Array(rows);
    for (const [i, k] of kept.entries()) to[k] = from[i];
    return to;
  };
  return { ...end, y: spread(end.y), interior: spread(end.interior) };
}
