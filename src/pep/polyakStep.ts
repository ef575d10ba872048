import { Refusal } from '../core/errors.js';
import { Affine } from './affine.js';
import type { Condition } from './classes/functionClass.js';
import { type Row, same } from './rows.js';

/** The symbol by which the length of the step is known, in claims and where it is given. */
export const TAKEN = 'taken';

/**
 * A step of length factor (f(x) - f*) / ||g||^2. Its length depends on what the worst case chooses; where it is a given
 * number, that is a linear equality, and the worst case is over the functions and starts whose step is that long.
 *
 * source  Barre, Taylor & d'Aspremont, Complexity guarantees for Polyak steps with momentum, 2020
 */
export class PolyakStep {
  private taken?: { readonly from: Row; readonly length: number };

  /**
   * @param given     the length, where one is given
   * @param spokenOf  whether the claim speaks of the length, so that any will do where none is given
   * @param within    from 0 to 1: which of the lengths that occur in the class is taken then
   */
  constructor(
    private readonly given: number | undefined,
    private readonly spokenOf: boolean,
    private readonly within = 0.5,
  ) {}

  /** The length that was asked for, if any was. */
  get asked(): number | undefined {
    return this.taken?.length;
  }

  /** The length of the step from a point, on whose (sub)gradient and value the condition is imposed. */
  length(from: Row, { g, factor, gap, curvature }: StepFrom, imposed: Condition[]): number {
    if (this.taken) {
      if (same(this.taken.from, from)) return this.taken.length;
      throw new Refusal(
        'the lengths of several Polyak steps depend on each other in no linear way: one step can be analysed',
      );
    }
    const length = this.given ?? this.chosen(factor, curvature);
    const form = new Affine().plus(-factor, gap).plusInner(length, g, g);
    imposed.push({ form, is: '=', name: 'Polyak step' });
    this.taken = { from: from.slice(), length };
    return length;
  }

  /** Smoothness makes lengths at least factor/(2 L), strong convexity at most factor/(2 mu). */
  private chosen(factor: number, [mu, L]: readonly [number, number] = [0, 1]): number {
    if (!this.spokenOf)
      throw new Refusal(
        `the length of a Polyak step depends on the function, and the worst case is taken at one length: it can be given as ${TAKEN}`,
      );
    const [shortest, longest] = [factor / (2 * L), mu > 0 ? factor / (2 * mu) : (4 * factor) / (2 * L)];
    return shortest * (longest / shortest) ** this.within;
  }
}

/** What is known where a step starts: a (sub)gradient, f - f*, and the curvatures of the class. */
interface StepFrom {
  readonly g: readonly number[];
  readonly factor: number;
  readonly gap: Affine;
  readonly curvature?: readonly [mu: number, L: number];
}
