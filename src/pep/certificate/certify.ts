import type { Subject } from '../../check/experiment.js';
import type { Answer } from '../worstCase.js';
import { type Comparison, comparison } from './bound.js';
import { type Certificate, certificateOf, type Statement } from './certificate.js';
import { prove } from './prove.js';
import { toNumber, written } from './rational.js';
import { statementOf } from './statement.js';

/** A worst case that is bounded from above in exact arithmetic, or why it is not. */
export type Certified =
  | {
      readonly status: 'verified';
      /** The proved upper bound of the program's value, and about what it is as a decimal. */
      readonly upper: string;
      readonly decimal: number;
      /** What the program's value is of. */
      readonly bounds: Statement['bounds'];
      readonly arithmetic: 'exact rational';
      /** (upper - value) / |value|, of the program. */
      readonly slack: number;
      /** How far the coefficients of the program may be off without harm. */
      readonly tolerance: string;
      readonly claim: Comparison;
      readonly certificate: Certificate;
    }
  | { readonly status: 'not verified'; readonly why: string; readonly arithmetic: 'exact rational' };

/**
 * Proves an upper bound of a worst case that was computed: finds rational multipliers close to the solver's and verifies
 * them exactly. What is proved is about the program whose coefficients are the doubles as they are, and all others within
 * the tolerance of them, which covers the rounding of steps such as 1/3; the tolerance is 0 where that could not be shown.
 */
export function certify(subject: Subject, { posed, solution }: Answer): Certified {
  const arithmetic = 'exact rational';
  const found = prove(posed.sdp, solution);
  if ('why' in found) return { status: 'not verified', why: found.why, arithmetic };
  const { program, proof } = found;
  const statement = statementOf(subject, posed);
  const decimal = toNumber(proof.upper);
  return {
    status: 'verified',
    upper: written(proof.upper),
    decimal,
    bounds: statement.bounds,
    arithmetic,
    slack: (decimal - solution.value) / Math.abs(solution.value),
    tolerance: written(proof.tolerance),
    claim: comparison(subject, posed, proof.upper),
    certificate: certificateOf(statement, program, proof),
  };
}
