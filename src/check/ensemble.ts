import type { Scalar } from '../core/space.js';
import type { Row } from '../core/theorem.js';
import type { Streams } from '../random/streams.js';
import type { Prepared, Trial } from './experiment.js';

/** How many steps of a sampled run are compared. */
const CHECKPOINTS = 5;

/** A few steps of a run, spread evenly on the logarithmic scale, the last one included. */
export function checkpoints(horizon: number): number[] {
  const steps = Array.from({ length: CHECKPOINTS }, (_, i) => Math.round(horizon ** ((i + 1) / CHECKPOINTS)));
  return [...new Set(steps)].filter((k) => k <= horizon);
}

/** Many runs of one trial, drawn as needed, with every symbol of every compared row kept. */
export class Ensemble {
  readonly scope: Readonly<Record<string, Scalar>>;
  /** samples[run][row] */
  private readonly samples: (readonly Row[])[] = [];
  private readonly at: readonly number[] | undefined;

  constructor(
    private readonly prepared: Prepared,
    readonly trial: Trial,
    private readonly streams: (run: number) => Streams,
  ) {
    this.at = trial.parameters.T === undefined ? undefined : checkpoints(trial.parameters.T);
    const first = prepared.run(streams(0), this.at);
    this.scope = first.scope;
    this.samples.push(first.rows);
  }

  get runs(): number {
    return this.samples.length;
  }

  /** Draws runs until there are `count`; run i is the same however many are drawn, and when. */
  ensure(count: number): void {
    while (this.samples.length < count)
      this.samples.push(this.prepared.run(this.streams(this.samples.length), this.at).rows);
  }

  /** The rows of one run. */
  rows(run: number): readonly Row[] {
    return this.samples[run];
  }
}
