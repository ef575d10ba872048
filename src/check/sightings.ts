import { Refusal } from '../core/errors.js';
import { symbolsOf } from '../core/formula.js';
import type { Field, Scalar } from '../core/space.js';
import type { Claim, Row } from '../core/theorem.js';
import { type Comparer, type Comparison, comparer, rowScope } from './compare.js';
import type { Observed } from './experiment.js';
import type { Entry, Lab, Path } from './lab.js';
import { leastSquares } from './rate.js';

/** One comparison, and everything needed to make it again. */
export interface Sighting {
  readonly comparison: Comparison;
  readonly entry: Entry;
  readonly run: number;
  /** Position of the row, and its indices (k, i, ...) for people. */
  readonly index: number;
  readonly at: Readonly<Record<string, number>>;
}

/** Symbols that name a row rather than measure something. */
const INDICES = ['k', 'i', 'j', 't'];

/** Tolerated excess of a measured slope over the claimed exponent, where the claim doesn't say. */
const SLOPE_MARGIN = 0.05;

export function rowIndices(row: Row, A: Field): Record<string, number> {
  const indices = INDICES.filter((symbol) => row[symbol] !== undefined);
  return Object.fromEntries(indices.map((symbol) => [symbol, A.toNumber(rowScope({}, row, A)[symbol])]));
}

/** How a claim is turned into comparisons that need no statistics. */
export type Directness = 'every-run' | 'expectation';

/**
 * Compares a claim with the rows of one run (every-run, limit, rate), or with the exact expectation of a trial.
 *
 * @param options  `only` makes one comparison again, `step` those after so many steps
 * @throws Refusal if the arithmetic or the expectation is out of reach
 */
export function sightings(
  lab: Lab,
  claim: Claim,
  entry: Entry,
  options: { run: number; precise?: boolean; only?: Sighting; step?: number; as: Directness; outside?: boolean },
): Sighting[] {
  const { run, precise = false, only, step, as, outside } = options;
  const where = `theorem ${lab.subject.id}, claim "${claim.left} ${claim.is} ${claim.right}"`;
  const seen: Sighting[] = [];
  const note = (comparison: Comparison, index: number, at: Record<string, number>): void => {
    seen.push({ comparison, entry, run, index, at });
  };
  if (as === 'expectation') {
    const exact = lab.exact(entry.trial, [claim.left], precise);
    if (exact instanceof Refusal) throw exact;
    compareMeans(comparer(claim, exact.paths[0].observed.A, where, outside), exact.paths, step, note);
  } else {
    const at = step ?? only?.at.k;
    const wanted = at === undefined || claim.quantifier.kind === 'rate' ? undefined : [at];
    const observed = lab.direct(entry.trial, run, precise, wanted);
    if (claim.quantifier.kind === 'rate') compareSlope(claim, observed, where, note);
    else compareRows(comparer(claim, observed.A, where, outside), observed, step, note);
  }
  return only ? seen.filter((other) => sameRow(other, only)) : seen;
}

function sameRow(a: Sighting, b: Sighting): boolean {
  const named = Object.keys(b.at);
  return named.length > 0 ? named.every((symbol) => a.at[symbol] === b.at[symbol]) : a.index === b.index;
}

type Note = (comparison: Comparison, index: number, at: Record<string, number>) => void;

function compareRows(test: Comparer, { A, scope, rows, floors }: Observed, step: number | undefined, note: Note): void {
  rows.forEach((row, index) => {
    if (step !== undefined && rowIndices(row, A).k !== step) return;
    const all = rowScope(scope, row, A);
    if (!test.applies(all)) return;
    note(
      test.compare(test.left(all), test.right(all), all, test.floor(floors[index] ?? {})),
      index,
      rowIndices(row, A),
    );
  });
}

/** E[left] over the paths, row by row. The right side must not depend on the path. */
function compareMeans(test: Comparer, paths: readonly Path[], step: number | undefined, note: Note): void {
  const { A, rows, scope } = paths[0].observed;
  rows.forEach((row, index) => {
    if (step !== undefined && rowIndices(row, A).k !== step) return;
    const all = rowScope(scope, row, A);
    if (!test.applies(all)) return;
    let mean = A.of(0);
    let floor = 0;
    for (const { probability, observed } of paths) {
      const path = rowScope(observed.scope, observed.rows[index], A);
      mean = A.add(mean, A.mul(weight(A, probability), test.left(path)));
      floor += probability * test.floor(observed.floors[index] ?? {});
    }
    note(test.compare(mean, test.right(all), all, floor), index, rowIndices(row, A));
  });
}

/** A probability 1/m, as exactly that. */
function weight(A: Field, probability: number): Scalar {
  return A.div(A.of(1), A.of(Math.round(1 / probability)));
}

/** Least-squares slope of log left against log k over the rows the claim speaks of. */
function compareSlope(claim: Claim, { A, scope, rows }: Observed, where: string, note: Note): void {
  const test: Comparer = comparer(claim, A, where);
  const points: { x: number; y: number; all: Record<string, Scalar>; at: Record<string, number> }[] = [];
  for (const row of rows) {
    const all = rowScope(scope, row, A);
    const y = Math.log(Math.max(A.toNumber(test.left(all)), Number.MIN_VALUE));
    if (test.applies(all)) points.push({ x: Math.log(A.toNumber(all.k)), y, all, at: rowIndices(row, A) });
  }
  if (points.length < 3) return;
  const { slope } = leastSquares(points);
  const last = points.at(-1)!;
  const claimed = A.toNumber(test.right(last.all));
  const allowed = claimed + (claim.tolerance ?? SLOPE_MARGIN);
  const outcome = slope <= allowed ? 'holds' : 'violated';
  const text = { left: slope, right: claimed, leftText: String(slope), rightText: String(claimed) };
  note(
    { ...text, ratio: slope <= allowed ? Math.min(1, Math.exp(slope - claimed)) : Math.exp(slope - claimed), outcome },
    rows.length - 1,
    last.at,
  );
}

/** Whether a formula's value differs between runs: whether it speaks of something that a row measures. */
export function speaksOfRow(formula: string, row: Row): boolean {
  return symbolsOf(formula).some((symbol) => symbol in row && !INDICES.includes(symbol));
}
