import type { ExactProgram } from './program.js';
import { isZero, type Rational, ZERO } from './rational.js';

/** sum over k of coefficient_k lambda_k = right */
export interface Equation {
  readonly coefficients: ReadonlyMap<number, Rational>;
  readonly right: Rational;
}

/** What all dual points of a program have in common, as far as signs show it. */
export interface DualFace {
  /** Multipliers that are zero at each of them. */
  readonly zero: ReadonlySet<number>;
  /** Rows of the slack matrix that are zero at each of them. */
  readonly rows: ReadonlySet<number>;
  /** Equations that each of them satisfies and that hold in exact arithmetic only if they are made to. */
  readonly equations: readonly Equation[];
}

/**
 * The smallest face of the dual cone that signs reveal. A diagonal entry of the slack matrix that is a sum of terms <= 0
 * must be 0, with its row and all its terms; multipliers of inequalities whose sum with coefficients of one sign is 0 must
 * be 0. Each finding may show the next.
 */
export function dualFace({ order, free, objective, constraints }: ExactProgram): DualFace {
  const zero = new Set<number>();
  const rows = new Set<number>();
  const entries = new Map<number, Equation>();
  const key = (i: number, j: number): number => Math.max(i, j) * order + Math.min(i, j);
  const collect = (place: number, k: number, value: Rational): void => {
    const known = entries.get(place) ?? { coefficients: new Map(), right: ZERO };
    if (k < 0) entries.set(place, { ...known, right: value });
    else (known.coefficients as Map<number, Rational>).set(k, value);
    entries.set(place, entries.get(place) ?? known);
  };
  const scalars = order * order;
  for (const [k, form] of [[-1, objective] as const, ...constraints.map(({ form }, k) => [k, form] as const)]) {
    for (const [i, j, value] of form.gram) if (!isZero(value)) collect(key(i, j), k, value);
    for (const [index, value] of form.free) if (!isZero(value)) collect(scalars + index, k, value);
  }

  const alive = ({ coefficients }: Equation): [number, Rational][] => [...coefficients].filter(([k]) => !zero.has(k));
  /** The common sign of the terms, of multipliers that have one. */
  const signOf = (terms: readonly [number, Rational][]): -1 | 1 | undefined => {
    const signs = new Set(terms.map(([k, value]) => (constraints[k].is === '=' ? 0 : value.numerator < 0n ? -1 : 1)));
    const [sign] = signs;
    return signs.size === 1 && sign !== 0 ? (sign as -1 | 1) : undefined;
  };
  const must: Equation[] = Array.from({ length: free }, (_, index) => entries.get(scalars + index)).filter(
    (equation) => equation !== undefined,
  );
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < order; i++) {
      if (rows.has(i)) continue;
      const diagonal = entries.get(key(i, i)) ?? { coefficients: new Map(), right: ZERO };
      const terms = alive(diagonal);
      // S_ii = sum of the terms - right
      if (diagonal.right.numerator < 0n || !(terms.length === 0 || signOf(terms) === -1)) continue;
      rows.add(i);
      for (let j = 0; j < order; j++) must.push(entries.get(key(i, j)) ?? { coefficients: new Map(), right: ZERO });
      again = true;
    }
    for (const equation of must) {
      const terms = alive(equation);
      if (!isZero(equation.right) || terms.length === 0) continue;
      if (terms.length > 1 && signOf(terms) === undefined) continue;
      for (const [k] of terms) zero.add(k);
      again = true;
    }
  }
  const equations = must.map((equation) => ({ coefficients: new Map(alive(equation)), right: equation.right }));
  return {
    zero,
    rows,
    equations: equations.filter(({ coefficients, right }) => coefficients.size > 0 || !isZero(right)),
  };
}
