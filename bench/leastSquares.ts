import { prepare, type Subject, subject, type Trial } from '../src/check/experiment.js';
import { noise, scenario } from '../src/core/scenario.js';
import { integer, record } from '../src/core/shape.js';
import { inExpectation, theorem } from '../src/core/theorem.js';
import { distanceSquared } from '../src/measures/distance.js';
import { stochasticGradientDescent } from '../src/methods/stochasticGradientDescent.js';
import { square } from '../src/pieces/links.js';
import { ridges } from '../src/pieces/ridges.js';
import { type Stream, seededStreams, stream } from '../src/random/streams.js';

export const EQUATIONS = 500;
export const STEP_SIZE = 0.5;
/** Steps between two readings of the measure. */
export const EVERY = 100;

/** A system of equations row_i . x = offset_i with a solution. */
export interface System {
  readonly rows: readonly (readonly number[])[];
  readonly offsets: readonly number[];
  readonly minimizer: readonly number[];
}

type Draw = (rng: Stream, d: number) => () => number;

/** Three ways to draw the coefficients, each of variance 1/d. */
const DRAWS: Record<string, Draw> = {
  gaussian: (rng, d) => () => rng.normal() / Math.sqrt(d),
  signs: (rng, d) => () => rng.sign() / Math.sqrt(d),
  uniform: (rng, d) => () => (2 * rng.uniform() - 1) * Math.sqrt(3 / d),
};
export const NAMES = Object.keys(DRAWS);

export function system(name: string, d: number): System {
  const rng = stream('least squares', name, d);
  const coefficient = DRAWS[name](rng, d);
  const rows = Array.from({ length: EQUATIONS }, () => Array.from({ length: d }, coefficient));
  const minimizer = Array.from({ length: d }, () => rng.normal());
  return { rows, minimizer, offsets: rows.map((row) => row.reduce((sum, a, j) => sum + a * minimizer[j], 0)) };
}

const scenarioOf = (name: string) =>
  scenario({
    title: `Least squares, ${name}`,
    satisfies: '',
    instance: record({ d: integer(1, 1000) }),
    build({ d }) {
      const { rows, offsets, minimizer } = system(name, d);
      return {
        dim: d,
        start: minimizer.map(() => 0),
        minimizer,
        minimum: 0,
        objective: ridges(square, rows, offsets),
        components: rows.map((row, i) => ridges(square, [row], [offsets[i]])),
        facts: {},
      };
    },
  });

const sampling = noise({
  title: 'One equation a step',
  satisfies: '',
  instance: record({}),
  build: () => ({ facts: {}, sampling: 'uniform' }),
});

const about: Subject = subject(
  'bench/least-squares',
  theorem({
    title: 'Least squares by SGD',
    source: { cite: 'a benchmark' },
    method: stochasticGradientDescent,
    parameters: { eta: String(STEP_SIZE) },
    measure: distanceSquared,
    bound: 'D^2',
    quantifier: inExpectation,
  }),
  {
    theorems: {},
    assumptions: {},
    scenarios: { ...Object.fromEntries(NAMES.map((name) => [name, scenarioOf(name)])), sampling },
  },
);

/** What seeds the stream of a run, here and in the C program. */
export const seedOf = (run: number): readonly (string | number)[] => [1, 'bench', run];

/**
 * Runs of SGD on the three systems in turn, each with a fresh `init`, through the engine.
 *
 * @returns a function that makes the runs from `first` on and gives the sum of all measured values
 */
export function simulation(d: number, steps: number): (first: number, runs: number) => number {
  const at = Array.from({ length: steps / EVERY + 1 }, (_, i) => i * EVERY);
  const prepared = NAMES.map((scenario) => {
    const instance = { objective: { scenario, instance: { d } }, noise: { scenario: 'sampling', instance: {} } };
    const trial: Trial = { instance, parameters: { T: steps } };
    return prepare(about, trial, 'float64');
  });
  return (first, runs) => {
    let sum = 0;
    for (let run = first; run < first + runs; run++) {
      const { rows } = prepared[run % prepared.length].run(seededStreams(...seedOf(run)), at);
      for (const row of rows) sum += row.distSquared as number;
    }
    return sum;
  };
}
