import type { Axis } from './assumption.js';
import type { Compressor, Network, Noise, Problem } from './problem.js';
import type { Shape } from './shape.js';

interface Parts {
  objective: Problem;
  noise: Noise;
  network: Network;
  compressor: Compressor;
}

/**
 * A family of instances of one axis, and the pure function that builds them. Its name is its path under `scenarios/`.
 *
 * `build` throws an InstanceError for data that fits the shape but not the family. Noise is built knowing the problem
 * it is added to.
 */
export interface Scenario<I = unknown, X extends Axis = Axis> {
  readonly axis: X;
  readonly title: string;
  /** Properties every built instance has facts about: 'convex smooth finite-sum smooth@each'. */
  readonly satisfies: readonly string[];
  /** What the problem must satisfy for this part to be built for it, such as 'finite-sum'; only objectives have none. */
  readonly needs: readonly string[];
  readonly instance: Shape<I>;
  build(instance: I, problem?: Problem): Parts[X];
}

type Definition<I, X extends Axis> = Omit<Scenario<I, X>, 'satisfies' | 'needs' | 'axis'> & {
  satisfies: string;
  needs?: string;
};

/** A family of problems. */
export function scenario<I>(definition: Definition<I, 'objective'>): Scenario<I, 'objective'> {
  return onAxis('objective', definition);
}

/** A family of gradient noises. */
export function noise<I>(definition: Definition<I, 'noise'>): Scenario<I, 'noise'> {
  return onAxis('noise', definition);
}

/** A family of mixing matrices. */
export function network<I>(definition: Definition<I, 'network'>): Scenario<I, 'network'> {
  return onAxis('network', definition);
}

/** A family of compressors. */
export function compressor<I>(definition: Definition<I, 'compressor'>): Scenario<I, 'compressor'> {
  return onAxis('compressor', definition);
}

function onAxis<I, X extends Axis>(axis: X, definition: Definition<I, X>): Scenario<I, X> {
  const words = (text = ''): string[] => text.split(/\s+/).filter(Boolean);
  return { ...definition, axis, satisfies: words(definition.satisfies), needs: words(definition.needs) };
}

/** An instance of a scenario, as a leaf writes it down: `at(huber, { L: 1, kink: 0.1, start: 1 })`. */
export interface Placed {
  readonly scenario: Scenario;
  readonly instance: unknown;
}

export function at<I>(scenario: Scenario<I>, instance: I): Placed {
  return { scenario: scenario as Scenario, instance };
}
