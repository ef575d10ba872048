import { type Trial, trialOf } from '../check/experiment.js';
import { type Series, type SeriesOptions, seriesOf } from '../check/series.js';
import { BoundlabError, Refusal } from '../core/errors.js';
import type { Theorem } from '../core/theorem.js';
import type { Verdict } from '../core/verdict.js';
import { plain } from '../plots/scales.js';
import type { ReportInput } from './assemble.js';
import { thinned } from './thinned.js';

type Plot = Series | { readonly none: string };

/** Rows that the plots of one theorem share, and what each gets at least and at most. */
const ROWS = 360;
const [FEWEST, MOST] = [30, 120];
/** Single runs that those plots share, and runs that a mean is made of. */
const FAINT = 12;
const RUNS = 200;

/** For each claim both sides on the instance where it is seen best. */
export function claimPlots(id: string, theorem: Theorem, verdict: Verdict | undefined, input: ReportInput): Plot[] {
  const rows = share(theorem);
  return theorem.claims.map((_, claim) => {
    const trials = trialsFor(theorem, claim, verdict, input);
    const seen = trials.map(({ instance, parameters: params }) =>
      plotOf(id, theorem, { claim, instance, params, outside: true }, input),
    );
    const drawn = seen.filter((plot): plot is Series => !('none' in plot));
    const best = drawn.length > 0 ? clearest(drawn) : plotOf(id, theorem, { claim }, input);
    return 'none' in best ? best : thinned(best, rows);
  });
}

/** The claim at the first case of each counterexample. */
export function counterexamplePlots(id: string, theorem: Theorem, input: ReportInput): Plot[] {
  const rows = share(theorem);
  return theorem.counterexamples.map((_, counterexample) => {
    const plot = plotOf(id, theorem, { counterexample }, input);
    return 'none' in plot ? plot : thinned(plot, rows);
  });
}

function plots({ claims, counterexamples }: Theorem): number {
  return claims.length + counterexamples.length;
}

function share(theorem: Theorem): number {
  return Math.min(MOST, Math.max(FEWEST, Math.floor(ROWS / plots(theorem))));
}

/** What refutes a claim; else where it was tightest, and the instances it is said to be tight on. */
function trialsFor(theorem: Theorem, claim: number, verdict: Verdict | undefined, { library }: ReportInput): Trial[] {
  const { counterexample, tightness } = verdict ?? {};
  if (counterexample?.claim === claim) return [asTrial(counterexample)];
  return [
    ...theorem.tight.map((place) => trialOf(library, place)),
    ...(tightness?.claim === claim ? [asTrial(tightness)] : []),
  ];
}

function asTrial({ instance, params }: { instance: unknown; params: Readonly<Record<string, number>> }): Trial {
  return { instance: instance as Trial['instance'], parameters: params };
}

function plotOf(id: string, theorem: Theorem, options: SeriesOptions, { library, seed }: ReportInput): Plot {
  let series: Series;
  try {
    series = seriesOf(id, theorem, library, {
      ...options,
      seed,
      runs: RUNS,
      faint: Math.max(1, Math.min(4, Math.floor(FAINT / plots(theorem)))),
    });
  } catch (error) {
    if (error instanceof BoundlabError || error instanceof Refusal) return { none: error.message };
    throw error;
  }
  if (series.is === '<=>') return { none: 'An equivalence compares two conditions: there is no curve to draw.' };
  const { at, bound, measured } = series;
  if (at.length === 0) return { none: 'The claim speaks of no step of these runs.' };
  if (at.length === 1)
    return {
      none: `One comparison, no trajectory: measured ${plain(measured.values[0], 5)}, bound ${plain(bound[0], 5)}.`,
    };
  return series;
}

/** The longest series, the last of several, among those that come within a percent of the closest approach to the bound. */
function clearest(plots: readonly Series[]): Series {
  const closest = Math.max(...plots.map(approach));
  const near = plots.filter((plot) => approach(plot) >= 0.99 * closest);
  return near.reduce((a, b) => (b.at.length >= a.at.length ? b : a));
}

function approach({ is, bound, measured: { values } }: Series): number {
  const ratios = values.map((value, i) => (is === '>=' ? bound[i] / value : value / bound[i]));
  return Math.max(0, ...ratios.filter((ratio) => Number.isFinite(ratio)));
}
