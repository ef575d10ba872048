import type { ExactProgram } from './program.js';
import { isZero, minus, over, type Rational, times, ZERO } from './rational.js';
import { along, applied, recessions, type SparseVector } from './recessions.js';

/** sum over k of coefficient_k lambda_k = right */
export interface Equation {
  readonly coefficients: ReadonlyMap<number, Rational>;
  readonly right: Rational;
}

/** What all dual points of a program have in common, as far as signs and recessions show it. */
export interface DualFace {
  /** Multipliers that are zero at each of them. */
  readonly zero: ReadonlySet<number>;
  /** Rows of the slack matrix that are zero at each of them. */
  readonly rows: ReadonlySet<number>;
  /** Equations that each of them satisfies and that hold in exact arithmetic only if they are made to. */
  readonly equations: readonly Equation[];
}

/**
 * The smallest face of the dual cone that these reveal. A diagonal entry of the slack matrix that is a sum of terms <= 0
 * must be 0, with its row and all its terms; multipliers of inequalities whose sum with coefficients of one sign is 0 must
 * be 0; and so must what the slack matrix makes of a direction in which G may grow without end. Each finding may show the next.
 */
export function dualFace(program: ExactProgram): DualFace {
  const { order, free, objective, constraints } = program;
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
  /** S e = 0, and that the terms of e^T S e, which have one sign, are 0. */
  const vanishing = (e: SparseVector): Equation[] => {
    const images = constraints.map(({ form }) => applied(form, e));
    const own = applied(objective, e);
    const entry = (i: number): Equation => ({
      coefficients: new Map(images.flatMap((image, k) => (isZero(image.get(i) ?? ZERO) ? [] : [[k, image.get(i)!]]))),
      right: own.get(i) ?? ZERO,
    });
    const terms = constraints.map(({ form }, k) => [k, along(form, e)] as const);
    const whole = { coefficients: new Map(terms.filter(([, value]) => !isZero(value))), right: along(objective, e) };
    return [whole, ...Array.from({ length: order }, (_, i) => entry(i))];
  };
  const known = new Set<string>();
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
    const vanish = (equations: readonly Equation[]): void => {
      for (const equation of equations) {
        const terms = alive(equation);
        if (!isZero(equation.right) || terms.length === 0) continue;
        if (terms.length > 1 && signOf(terms) === undefined) continue;
        for (const [k] of terms) zero.add(k);
        again = true;
      }
    };
    vanish(must);
    if (!again && known.size > 0)
      vanish(echelon(must.map((equation) => ({ coefficients: new Map(alive(equation)), right: equation.right }))));
    if (again) continue;
    for (const e of recessions(program, (k) => !zero.has(k))) {
      const name = [...e.keys()].join();
      if (known.has(name) || (e.size === 1 && rows.has([...e.keys()][0]))) continue;
      known.add(name);
      must.push(...vanishing(e));
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

/** Equations from which those before have taken one multiplier each, so that they say by themselves what they add. */
function echelon(equations: readonly Equation[]): Equation[] {
  const done: { readonly pivot: number; readonly equation: Equation }[] = [];
  for (const given of equations) {
    const coefficients = new Map(given.coefficients);
    let { right } = given;
    for (const { pivot, equation } of done) {
      const factor = coefficients.get(pivot);
      if (factor === undefined) continue;
      for (const [k, value] of equation.coefficients) {
        const rest = minus(coefficients.get(k) ?? ZERO, times(factor, value));
        if (isZero(rest)) coefficients.delete(k);
        else coefficients.set(k, rest);
      }
      right = minus(right, times(factor, equation.right));
    }
    const [first] = coefficients;
    if (first === undefined) continue;
    const [pivot, scale] = first;
    const scaled = new Map([...coefficients].map(([k, value]) => [k, over(value, scale)]));
    done.push({ pivot, equation: { coefficients: scaled, right: over(right, scale) } });
  }
  return done.map(({ equation }) => equation);
}
