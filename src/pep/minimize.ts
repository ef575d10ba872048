import type { Subject } from '../check/experiment.js';
import { InstanceError, Refusal } from '../core/errors.js';
import { symbolsOf } from '../core/formula.js';
import { didYouMean } from '../core/near.js';
import type { ParameterRule } from '../core/theorem.js';
import { pose, type Question } from './pose.js';
import { type Symbols, valueIn } from './symbols.js';
import { type WorstCase, worstCase } from './worstCase.js';

/** The constant parameter with the best exact worst case at a horizon. */
export interface Minimized {
  /** The parameter that was asked about, and the free one it follows from where it is computed. */
  readonly asked: string;
  readonly parameter: string;
  readonly best: number;
  readonly worst: WorstCase;
  readonly range: readonly [low: number, high: number];
  /** Which end of the range the best parameter lies at, so that a better one may lie beyond. */
  readonly edge?: 'low' | 'high';
  readonly evaluations: number;
}

/** Points of the coarse scan: a worst case is often the larger of two branches, rarely more. */
const SCAN = 16;
/** Part of the range to which the parameter is found; where the value is smooth it is flat over much more than that. */
const RESOLUTION = 1e-9;
/** An open end is approached to this part of the range. */
const OPEN = 1e-6;
/** How near to an end, as a part of the range, counts as at it. */
const EDGE = 1e-5;

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Finds the best constant value of a free parameter for the exact worst case: a scan of its range, then golden section
 * around the best point. Exact where the value has one minimum between neighbours of the best scanned point.
 *
 * @throws InstanceError  for names that are no parameter to be chosen, with those that are
 * @throws Refusal        where the worst case can't be expressed
 */
export function minimize(subject: Subject, question: Question, asked: string): Minimized {
  const parameter = freeParameter(subject, asked, question.symbols ?? {});
  const rule = subject.theorem.parameters[parameter];
  const where = `theorem ${subject.id}`;
  const { symbols, claim } = pose(subject, question);
  const sign = subject.theorem.claims[claim].is === '>=' ? -1 : 1;
  const found = new Map<number, WorstCase>();
  let failure: InstanceError | undefined;
  const cost = (value: number): number => {
    const set = { ...question.symbols, [parameter]: value };
    try {
      const worst = found.get(value) ?? worstCase(subject, { ...question, claim, symbols: set });
      found.set(value, worst);
      return Number.isNaN(worst.value) ? Number.POSITIVE_INFINITY : sign * worst.value;
    } catch (error) {
      // The theorem does not speak of this value.
      if (!(error instanceof InstanceError)) throw error;
      failure ??= error;
      return Number.POSITIVE_INFINITY;
    }
  };
  const { points, range, logarithmic, discrete } = scanned(rule, symbols, where);
  const costs = points.map(cost);
  const first = costs.indexOf(Math.min(...costs));
  if (!Number.isFinite(costs[first]))
    throw failure ?? new Refusal(`the worst case is finite at none of ${points.length} values of ${parameter}`);
  const [left, right] = [points[Math.max(0, first - 1)], points[Math.min(points.length - 1, first + 1)]];
  const refined =
    rule.kind === 'choice'
      ? points[first]
      : discrete
        ? bestWhole(cost, left, right)
        : golden(cost, left, right, logarithmic);
  const best = cost(refined) < costs[first] ? refined : points[first];
  const near = (end: number): boolean => Math.abs(best - end) <= EDGE * (range[1] - range[0]);
  return {
    asked,
    parameter,
    best,
    worst: found.get(best)!,
    range,
    ...(near(range[0]) ? { edge: 'low' } : near(range[1]) ? { edge: 'high' } : {}),
    evaluations: found.size,
  };
}

/** The parameter to choose: the one asked about, or the free one that it is computed from. */
function freeParameter({ theorem, id }: Subject, asked: string, given: Symbols): string {
  const all = Object.entries(theorem.parameters);
  const free = all.filter(([, { kind }]) => kind !== 'formula').map(([name]) => name);
  const rule = theorem.parameters[asked];
  const from = rule?.kind === 'formula' ? symbolsOf(rule.formula).filter((symbol) => free.includes(symbol)) : [asked];
  const [parameter] = from;
  const fail = (expected: string, received: string, advice = ''): never => {
    throw new InstanceError({ where: `--minimize of ${id}`, expected, received, advice });
  };
  if (from.length !== 1 || !free.includes(parameter)) {
    const expected =
      free.length > 0
        ? `a parameter that can be chosen: ${free.join(', ')}`
        : 'a theorem with a parameter that can be chosen';
    return fail(
      expected,
      rule?.kind === 'formula' ? `${asked} = ${rule.formula}` : `"${asked}"`,
      didYouMean(asked, free).trim(),
    );
  }
  const set = [asked, parameter].find((name) => name in given);
  return set === undefined ? parameter : fail(`${parameter} to be left open`, `${set} = ${given[set]}`);
}

/** What is tried first: all values of a choice, points spread over a range otherwise. */
function scanned(
  rule: ParameterRule,
  symbols: Symbols,
  where: string,
): { points: number[]; range: readonly [number, number]; logarithmic: boolean; discrete: boolean } {
  if (rule.kind === 'choice') {
    const points = [...rule.values].sort((a, b) => a - b);
    return { points, range: [points[0], points[points.length - 1]], logarithmic: false, discrete: true };
  }
  if (rule.kind === 'formula') throw new Error('unreachable: computed parameters are not scanned');
  const [low, high] = [rule.low, rule.high].map((end) => valueIn(end, symbols, where));
  const logarithmic = rule.scale === 'log' && low > 0;
  const inset = OPEN * (high - low);
  const [from, to] = [rule.open.low ? low + inset : low, rule.open.high ? high - inset : high];
  const spread = Array.from({ length: SCAN + 1 }, (_, i) =>
    logarithmic ? from * (to / from) ** (i / SCAN) : from + (i / SCAN) * (to - from),
  );
  const points = rule.whole ? [...new Set(spread.map(Math.round))] : spread;
  return { points, range: [low, high], logarithmic, discrete: rule.whole };
}

/** The best whole number of [a, b], by ever finer scans. */
function bestWhole(cost: (x: number) => number, a: number, b: number): number {
  let [low, high] = [a, b];
  for (;;) {
    const step = Math.max(1, Math.round((high - low) / SCAN));
    const points = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
    const best = points.reduce((p, q) => (cost(q) < cost(p) ? q : p));
    if (step === 1) return best;
    [low, high] = [Math.max(low, best - step), Math.min(high, best + step)];
  }
}

/** Golden section on [a, b], or on its logarithms. */
function golden(cost: (x: number) => number, a: number, b: number, logarithmic: boolean): number {
  const [into, out] = logarithmic ? [Math.log, Math.exp] : [(x: number) => x, (x: number) => x];
  let [low, high] = [into(a), into(b)];
  const width = RESOLUTION * (high - low);
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [costLeft, costRight] = [cost(out(left)), cost(out(right))];
  while (high - low > width) {
    if (costLeft <= costRight) {
      [high, right, costRight] = [right, left, costLeft];
      left = high - GOLDEN * (high - low);
      costLeft = cost(out(left));
    } else {
      [low, left, costLeft] = [left, right, costRight];
      right = low + GOLDEN * (high - low);
      costRight = cost(out(right));
    }
  }
  return out(costLeft <= costRight ? left : right);
}
