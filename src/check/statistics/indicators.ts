import { DefinitionError } from '../../core/errors.js';
import { type Assessment, type Judged, runsToSettle, tooFew, tooWide } from './assessment.js';
import { averageLogE, LAMBDA } from './betting.js';
import { clopperPearsonUpper } from './limits.js';
import { ALPHA_LIMIT, LEAST_RUNS } from './schedule.js';

/** The bets of `BettingTest`, continued below 2^-15 until they reach a rare event: to between delta/64 and delta/32. */
function bets(delta: number): number[] {
  const lambdas = [...LAMBDA];
  while (lambdas.at(-1)! > delta / 32) lambdas.push(lambdas.at(-1)! / 2);
  return lambdas;
}

/**
 * Runs and hits of an event at one instance and checkpoint, and the claim P(event) <= delta.
 *
 * This is E[Y] <= 1 for Y = indicator / delta, of which nothing but two counts needs to be kept.
 */
export class Tally implements Judged {
  readonly suspect = 'the probability is above delta';

  constructor(
    readonly delta: number,
    private runs = 0,
    private hits = 0,
  ) {
    if (!(delta > 0)) {
      throw new DefinitionError({
        where: 'claim of a probability',
        expected: 'delta > 0',
        received: String(delta),
        advice: 'An event that never happens is a claim for every run.',
      });
    }
  }

  add(hit: boolean): void {
    this.runs++;
    if (hit) this.hits++;
  }

  /** Average over lambda of hits ln(1 + lambda (1/delta - 1)) + (runs - hits) ln(1 - lambda). */
  logE(): number {
    const misses = this.runs - this.hits;
    return averageLogE(
      bets(this.delta).map((l) => this.hits * Math.log1p(l * (1 / this.delta - 1)) + misses * Math.log1p(-l)),
    );
  }

  /** The same runs against another delta: a mutant needs no new ones. */
  against(delta: number): Tally {
    return new Tally(delta, this.runs, this.hits);
  }

  /** Clopper-Pearson's limits; no hit at all is an answer here, as an indicator is bounded. */
  assess(rho: number): Assessment {
    const { runs, hits, delta } = this;
    const mean = hits / runs / delta;
    const upper = clopperPearsonUpper(hits, runs, ALPHA_LIMIT) / delta;
    const lower = (1 - clopperPearsonUpper(runs - hits, runs, ALPHA_LIMIT)) / delta;
    const resolution = upper - 1;
    const side = { excess: mean - 1, width: upper - mean, testable: true };
    const sd = Math.sqrt(mean * (1 / delta - mean));
    return {
      runs,
      mean,
      lower,
      upper,
      resolution,
      flags: [],
      reason: obstacle(),
      runsNeeded: Math.ceil(Math.max(LEAST_RUNS, runsToSettle(side, { runs, sd, allowed: rho, tolerance: 0 }))),
    };

    function obstacle(): string | undefined {
      if (runs < LEAST_RUNS) return tooFew(runs);
      return resolution <= rho ? undefined : tooWide(resolution, rho);
    }
  }
}
