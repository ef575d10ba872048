import { Refusal } from '../core/errors.js';
import type { Formula } from '../core/formula.js';
import { isAffine } from '../core/formula.js';
import { type Streams, seededStreams } from '../random/streams.js';
import type { Effort } from './effort.js';
import { Ensemble } from './ensemble.js';
import { enumeratePaths } from './enumerate.js';
import { type Observed, type Prepared, prepare, type Subject, type Trial } from './experiment.js';

/** A trial and where it came from. */
export interface Entry {
  readonly trial: Trial;
  readonly place: string;
  readonly origin: 'drawn' | 'short' | 'tight' | 'case' | 'worst';
}

/** One way a run can go, with its probability. Moments give a single path whose rows are expectations already. */
export interface Path {
  readonly probability: number;
  readonly observed: Observed;
}

/** An expectation without sampling. */
export interface Exact {
  readonly how: 'moments' | 'enumeration';
  readonly paths: readonly Path[];
}

/**
 * Runs trials of one theorem and remembers what was seen, so that its claims and the mutants of its formulas are judged
 * on the same runs.
 */
export class Lab {
  private readonly directs = new Map<string, Observed>();
  private readonly exacts = new Map<string, Exact | Refusal>();
  private readonly ensembles = new Map<string, Ensemble>();
  private readonly prepared = new Map<string, Prepared>();
  private readonly randomness = new Map<string, boolean>();

  constructor(
    readonly subject: Subject,
    readonly seed: number,
    readonly effort: Effort,
  ) {}

  /** One run in float64, or the same run with many digits; `at` are the steps wanted. */
  direct(trial: Trial, run: number, precise = false, at?: readonly number[]): Observed {
    const name = JSON.stringify([trial, run, precise, at]);
    return remember(this.directs, name, () =>
      this.prepare(trial, precise ? 'precise' : 'float64').run(this.streams(trial, run), at),
    );
  }

  /** Whether runs of a trial differ: whether one of them asks for a random number. */
  isRandom(trial: Trial): boolean {
    return remember(this.randomness, JSON.stringify(trial), () => {
      let asked = false;
      const streams = this.streams(trial, 0);
      const watch = <R>(draw: () => R): R => {
        asked = true;
        return draw();
      };
      const watched: Streams = {
        of(name, index) {
          const stream = streams.of(name, index);
          return {
            index: (n) => watch(() => stream.index(n)),
            sign: () => watch(() => stream.sign()),
            uniform: () => watch(() => stream.uniform()),
            normal: () => watch(() => stream.normal()),
          };
        },
      };
      const observed = this.prepare(trial, 'float64').run(watched);
      if (!asked) this.directs.set(JSON.stringify([trial, 0, false, undefined]), observed);
      return asked;
    });
  }

  /** The exact expectation of a trial, by moments or by enumeration of sample paths; a Refusal says why not. */
  exact(trial: Trial, lefts: readonly Formula[], precise = false): Exact | Refusal {
    const affine = lefts.every((left) => isAffine(left, this.measured()));
    return remember(this.exacts, JSON.stringify([trial, precise, affine]), () => {
      const moments = affine
        ? this.byMoments(trial, precise)
        : new Refusal('the claim is not affine in what is measured');
      return moments instanceof Refusal ? this.byEnumeration(trial, precise, moments) : moments;
    });
  }

  ensemble(trial: Trial): Ensemble {
    return remember(
      this.ensembles,
      JSON.stringify(trial),
      () => new Ensemble(this.prepare(trial, 'float64'), trial, (run) => this.streams(trial, run)),
    );
  }

  /** Streams of one run of a trial. The place does not enter: a trial gives the same numbers wherever it comes from. */
  streams(trial: Trial, run: number): Streams {
    return seededStreams(this.seed, this.subject.id, JSON.stringify(trial), run);
  }

  private measured(): ReadonlySet<string> {
    return new Set(this.subject.theorem.measures.map(({ symbol }) => symbol));
  }

  private byMoments(trial: Trial, precise: boolean): Exact | Refusal {
    return refusable(() => {
      const prepared = this.prepare(trial, precise ? 'precise moments' : 'moments');
      return { how: 'moments', paths: [{ probability: 1, observed: prepared.run(this.streams(trial, 0)) }] };
    });
  }

  private byEnumeration(trial: Trial, precise: boolean, moments: Refusal): Exact | Refusal {
    const found = refusable((): Exact => {
      const prepared = this.prepare(trial, precise ? 'precise' : 'float64');
      const paths: Path[] = [];
      let observed: Observed;
      enumeratePaths(
        this.effort.paths,
        (streams) => {
          observed = prepared.run(streams);
        },
        (probability) => paths.push({ probability, observed }),
        this.streams(trial, 0).of('enumeration'),
      );
      return { how: 'enumeration', paths };
    });
    return found instanceof Refusal ? new Refusal(`${moments.message}; ${found.message}`) : found;
  }

  private prepare(trial: Trial, mode: Parameters<typeof prepare>[2]): Prepared {
    return remember(this.prepared, JSON.stringify([trial, mode]), () => prepare(this.subject, trial, mode));
  }
}

function remember<T>(map: Map<string, T>, name: string, make: () => T): T {
  let value = map.get(name);
  if (value === undefined) {
    value = make();
    map.set(name, value);
  }
  return value;
}

/** A Refusal becomes a value; any other error stays an error. */
export function refusable<T>(attempt: () => T): T | Refusal {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
