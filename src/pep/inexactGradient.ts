import type { Facts } from '../core/facts.js';
import type { Noise } from '../core/problem.js';
import { Affine } from './affine.js';
import type { Condition } from './classes/functionClass.js';
import type { GramSpace } from './gramSpace.js';
import { minus } from './rows.js';

/** A gradient, and the direction that an oracle gave for it. */
interface Answer {
  readonly gradient: readonly number[];
  readonly given: readonly number[];
}

/**
 * An oracle that gives for a gradient any direction d near it: ||d - g|| <= eps ||g||, ||d - g|| <= delta, or both. Each
 * answer is a new unknown vector, so the worst case is over all errors too, and stays exact.
 */
export class InexactGradient {
  private readonly answers: Answer[] = [];

  private constructor(
    private readonly relative: number | undefined,
    private readonly absolute: number | undefined,
  ) {}

  /** The oracle that these facts describe, if one of them bounds an error. */
  static of(facts: Facts): InexactGradient | undefined {
    const [[relative] = [], [absolute] = []] = [facts['relative-error'], facts['absolute-error']];
    return relative === undefined && absolute === undefined ? undefined : new InexactGradient(relative, absolute);
  }

  /** Coefficients of a direction that may be given for a gradient, with the conditions on it imposed. */
  answer(gradient: readonly number[], space: GramSpace, imposed: Condition[]): readonly number[] {
    const given = space.fresh().slice(1);
    const error = minus(given, gradient);
    const size = (): Affine => new Affine().plusInner(1, error, error);
    if (this.relative !== undefined)
      imposed.push({
        form: size().plusInner(-(this.relative ** 2), gradient, gradient),
        is: '<=',
        name: 'relative error',
      });
    if (this.absolute !== undefined)
      imposed.push({ form: size().plus(-1, new Affine(this.absolute ** 2)), is: '<=', name: 'absolute error' });
    this.answers.push({ gradient, given });
    return given;
  }

  /** The errors in coordinates, for a run on the worst function: that of the gradient nearest to the one met. */
  replay(place: (row: readonly number[]) => number[]): NonNullable<Noise['inexact']> {
    const known = this.answers.map(({ gradient, given }) => {
      const g = place(gradient);
      return { g, error: place(given).map((d, j) => d - g[j]) };
    });
    return (A, g) => {
      const met = g.map(A.toNumber);
      const off = known.map((answer) => Math.hypot(...answer.g.map((value, j) => value - met[j])));
      known[off.indexOf(Math.min(...off))].error.forEach((value, j) => (g[j] = A.add(g[j], A.of(value))));
    };
  }
}
