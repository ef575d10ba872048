import type { Form, Sdp, Solution } from '../sdp.js';
import { approached } from './approach.js';
import { dualFace } from './dualFace.js';
import { exactProgram } from './exact.js';
import { interiorOf } from './interior.js';
import type { ExactProgram } from './program.js';
import { compared, exactly, type Rational, roundedUp, toNumber, ZERO } from './rational.js';
import { restored } from './restore.js';
import { type Proof, upperOf, type Verification, verify } from './verify.js';

/** A program with multipliers that prove an upper bound of its value. */
export interface Proved {
  readonly program: ExactProgram;
  readonly proof: Proof;
}

/** The point that lies well inside; the value there is larger by this part. */
const DEEP = 1e-2;
/** One just inside, for programs that the solver does not finish at the boundary. */
const SHALLOW = 1e-7;
/** Parts of the way from a dual point to the one well inside. */
const BLENDS = [1e-7, 1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 1e-2, 1e-1];
/** A bound that is this much above the value, relative to it, is close enough. */
const CLOSE = 2e-7;
/** Of the upper bound as it is stated, rounded up. */
const DIGITS = 12;
/** Multipliers are whole multiples of a power of two that is worth about this part of the value. */
const GRID = 2 ** -44;
/** Above the rounding of coefficients that some steps in float64 lead to, far below what is asked of the bound; or none. */
const TOLERANCES: readonly Rational[] = [
  { numerator: 1n, denominator: 1n << 44n },
  { numerator: 1n, denominator: 1n << 48n },
  ZERO,
];
/** Coefficients of function values with larger denominators are no numbers such as 1 or 1/2, but rounded ones. */
const EXACT_DENOMINATOR = 1n << 10n;

/**
 * Finds rational multipliers that prove an upper bound close to the solver's value: moved inward, rounded, the equalities
 * restored; then verified exactly. The first that come close are taken, those that allow for rounded coefficients before
 * others; the closest where none do.
 *
 * @returns  why there are none
 */
export function prove(sdp: Sdp, solution: Solution): Proved | { readonly why: string } {
  if (!Number.isFinite(solution.value)) return { why: `the program is ${solution.status}` };
  const program = exactProgram(sdp);
  const face = dualFace(program);
  const sizes = formSizes(sdp, solution);
  const inside = interiorOf(sdp, solution, face);
  const deep = inside(DEEP);
  const grid = GRID * Math.abs(solution.value);

  const multipliersAt = (point: Float64Array): readonly Rational[] | undefined => {
    const values = approached(point, face.equations, (value, k) => {
      if (face.zero.has(k)) return 0;
      if (sdp.constraints[k].is === '<=') return Math.max(0, value);
      return Math.max(Math.abs(value), sizes[k] > 0 ? Math.abs(solution.value) / sizes[k] : 0);
    });
    const rounded = Array.from(values, (value, k): Rational => {
      if (face.zero.has(k)) return ZERO;
      const kept = sdp.constraints[k].is === '<=' ? Math.max(0, value) : value;
      return exactly(onGrid(kept, grid / sizes[k]));
    });
    const weight = (k: number): number =>
      sdp.constraints[k].is === '=' ? Number.MAX_VALUE : toNumber(rounded[k]) * sizes[k];
    return restored(rounded, face.equations, weight);
  };
  const proofOf = (multipliers: readonly Rational[] | undefined, tolerance: Rational): Proof | string => {
    if (!multipliers) return 'the equalities of the dual can not be met exactly';
    const proof = { multipliers, upper: roundedUp(upperOf(program, multipliers, tolerance), DIGITS), tolerance };
    const verification: Verification = verify(program, proof);
    return verification.verified ? proof : verification.why;
  };

  let best: Proof | undefined;
  let why = '';
  const { multipliers: optimal, interior } = solution;
  const bases = [() => optimal, () => inside(SHALLOW), ...(interior ? [() => interior] : [])];
  const tolerances = scalarsAreExact(program) ? TOLERANCES : [ZERO];
  for (const base of bases) {
    const from = base();
    const made = new Map<number, readonly Rational[] | undefined>();
    const at = (part: number): readonly Rational[] | undefined => {
      if (!made.has(part)) made.set(part, multipliersAt(from.map((value, k) => (1 - part) * value + part * deep[k])));
      return made.get(part);
    };
    for (const tolerance of tolerances)
      for (const part of BLENDS) {
        const proof = proofOf(at(part), tolerance);
        if (typeof proof === 'string') {
          why = proof;
          continue;
        }
        if (!best || compared(proof.upper, best.upper) < 0) best = proof;
        if (toNumber(proof.upper) - solution.value <= CLOSE * Math.abs(solution.value)) return { program, proof };
        break;
      }
  }
  if (best) return { program, proof: best };
  const { status } = solution;
  return { why: status === 'solved' ? why : `the solver's answer is ${status}, and at dual points near it ${why}` };
}

/** The multiple of a power of two nearest to x, which is off by at most `width` and by a few parts in 2^36 of x. */
function onGrid(x: number, width: number): number {
  const step = 2 ** Math.floor(Math.log2(Math.min(width, Math.abs(x) * 2 ** -36)));
  return step > 0 ? Math.round(x / step) * step : 0;
}

/** What the terms of each form come to at the solution, without cancellation: what a multiplier is worth. */
function formSizes({ constraints, order }: Sdp, { gram, free }: Solution): Float64Array {
  const length = (i: number): number => Math.sqrt(Math.max(0, gram[i * order + i]));
  const sizeOf = ({ constant, gram: entries, free: terms }: Form): number =>
    entries.reduce((sum, [i, j, value]) => sum + Math.abs(value) * length(i) * length(j), Math.abs(constant)) +
    terms.reduce((sum, [i, value]) => sum + Math.abs(value * free[i]), 0);
  return Float64Array.from(constraints, ({ form }) => sizeOf(form));
}

function scalarsAreExact({ objective, constraints }: ExactProgram): boolean {
  return [objective, ...constraints.map(({ form }) => form)].every(({ free }) =>
    free.every(([, { denominator }]) => denominator <= EXACT_DENOMINATOR),
  );
}
