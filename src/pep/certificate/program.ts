import type { Rational } from './rational.js';

/** A linear form as in `Form`, with exact coefficients. */
export interface ExactForm {
  readonly constant: Rational;
  readonly gram: readonly (readonly [i: number, j: number, value: Rational])[];
  readonly free: readonly (readonly [index: number, value: Rational])[];
}

export interface ExactConstraint {
  readonly form: ExactForm;
  readonly is: '<=' | '=';
  readonly name: string;
}

/** A semidefinite program as in `Sdp`, with exact coefficients. */
export interface ExactProgram {
  readonly order: number;
  readonly free: number;
  readonly objective: ExactForm;
  readonly constraints: readonly ExactConstraint[];
}
