import type { Facts } from '../core/facts.js';
import { Affine } from './affine.js';
import type { Condition } from './classes/functionClass.js';
import type { GramSpace } from './gramSpace.js';
import { accumulate, type Row } from './rows.js';

/**
 * A gradient plus noise of mean zero, which is known by a bound on its variance, or on the second moment of the sum. Inner
 * products then stand for their expectations, in which the noise is orthogonal to all that was known before it.
 */
export class NoisyGradient {
  private constructor(
    private readonly variance: number | undefined,
    private readonly secondMoment: number | undefined,
  ) {}

  /** The noise that these facts describe, if they speak of any. */
  static of(facts: Facts): NoisyGradient | undefined {
    if (!('unbiased' in facts || 'additive-noise' in facts)) return undefined;
    const [variance] = facts['bounded-variance'] ?? [];
    const [G] = facts['bounded-second-moment'] ?? [];
    return new NoisyGradient(variance, G === undefined ? undefined : G * G);
  }

  /** What only bounds its answers, in words. */
  readonly relaxation = 'conditions that hold in every run are imposed in expectation';

  /** Coefficients of a stochastic gradient for a gradient, with the conditions on it imposed. */
  answer(gradient: readonly number[], space: GramSpace, imposed: Condition[]): Row {
    const past = space.size.basis;
    const error = space.fresh().slice(1);
    const taken = [...gradient];
    accumulate(taken, 1, error);
    for (let i = 0; i < past; i++) {
      const old = new Array<number>(past).fill(0);
      old[i] = 1;
      imposed.push({ form: new Affine().plusInner(1, error, old), is: '=', name: 'unbiased' });
    }
    const bounds = [
      [this.variance, error, 'variance'],
      [this.secondMoment, taken, 'second moment'],
    ] as const;
    for (const [most, vector, name] of bounds)
      if (most !== undefined) imposed.push({ form: new Affine(-most).plusInner(1, vector, vector), is: '<=', name });
    return taken;
  }
}
