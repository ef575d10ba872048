import { Refusal } from '../core/errors.js';
import type { Facts } from '../core/facts.js';
import { Affine } from './affine.js';
import { AskedFunction } from './asked.js';
import { convex } from './classes/convex.js';
import { convexLipschitz } from './classes/convexLipschitz.js';
import { type Chosen, chosen } from './classes/index.js';
import type { GramSpace } from './gramSpace.js';
import type { Row } from './rows.js';

/** What may be assumed of losses and of the set of decisions. */
const KNOWN = new Set(['online-losses', 'lipschitz-losses', 'bounded-set']);

/** The comparator: the point of reference of the Gram space, where a problem with one function has its minimizer. */
export const COMPARATOR: Row = [1];

/**
 * Losses that change from round to round, each known by its class only. The best fixed decision is any point of the set: the
 * worst case over it is that of the regret. A loss counts from its value there, since nothing else depends on a shift.
 */
export class Losses {
  private readonly rounds = new Map<number, AskedFunction>();
  private compared?: number;

  constructor(
    private readonly space: GramSpace,
    private readonly of: Chosen,
  ) {}

  /** @throws Refusal if something is assumed that has no condition in terms of inner products */
  static from(facts: Facts, declared: readonly string[], space: GramSpace): Losses {
    const strange = declared.find((property) => !KNOWN.has(property));
    if (strange) throw new Refusal(`it assumes ${strange} of losses or decisions, for which no condition is known`);
    const { 'lipschitz-losses': lipschitz } = facts;
    return new Losses(space, lipschitz ? chosen(convexLipschitz, { convex: [], lipschitz }) : chosen(convex, facts));
  }

  /** The loss of round t. */
  round(t: number): AskedFunction {
    let loss = this.rounds.get(t);
    if (!loss) {
      loss = new AskedFunction(`l[${t + 1}]`, this.of, this.space);
      loss.minimizedAt(this.space.fresh().slice(1));
      this.rounds.set(t, loss);
    }
    return loss;
  }

  /** The loss of the best fixed decision in the first rounds. */
  best(rounds: number): Affine {
    if (rounds > 0 && (this.compared ?? rounds) !== rounds)
      throw new Refusal('each number of rounds has a best decision of its own');
    if (rounds > 0) this.compared = rounds;
    return new Affine();
  }

  get asked(): readonly AskedFunction[] {
    return [...this.rounds.values()];
  }
}
