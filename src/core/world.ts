import type { Compressor, Network, Noise, Problem } from './problem.js';

/** One built experiment: a part for each axis the theorem speaks of, and the theorem's own instance data. */
export interface World<I = unknown> {
  readonly objective?: Problem;
  readonly noise?: Noise;
  readonly network?: Network;
  readonly compressor?: Compressor;
  readonly own?: I;
}
