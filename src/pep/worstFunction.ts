import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { effortOf } from '../check/effort.js';
import { type Composed, type Located, placeName, type Subject, type Trial } from '../check/experiment.js';
import { outsideTheorem } from '../check/given.js';
import { Lab } from '../check/lab.js';
import { scenarioNamed } from '../check/library.js';
import { replayLine } from '../check/refutation.js';
import { sightings } from '../check/sightings.js';
import { DefinitionError, InstanceError, Refusal } from '../core/errors.js';
import type { Noise, Problem } from '../core/problem.js';
import { dot } from '../numerics/dot.js';
import type { AskedFunction } from './asked.js';
import type { FoundPoint } from './classes/functionClass.js';
import { runDirectly } from './directRun.js';
import { interpolantOf } from './interpolants.js';
import { operatorInterpolantOf } from './operatorInterpolants.js';
import type { Posed } from './pose.js';
import type { Solution } from './sdp.js';
import { claimAt, valueIn } from './symbols.js';

/** Eigenvalues of the Gram matrix below this part of the largest are what the solver leaves of zeros. */
const RANK = 1e-7;
/** What is left of a vector in the span of others. */
const ROUNDING = 1e-9;
/** Part of the value that may be lost while the function is made smaller; half of what a worst function may miss. */
const LOSS = 5e-7;
/** Most runs spent on leaving out what is not needed. */
const MOST_RUNS = 200;
const DIGITS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12];

/** A function that attains the worst case, as far as the solver's accuracy goes: a trial like any other. */
export interface WorstFunction {
  readonly dimension: number;
  /** What the method, run on it in float64, measures. */
  readonly simulated: number;
  readonly start: readonly number[];
  /** 'worst/smooth-convex-interpolant', with the noise where some is sampled. */
  readonly scenario: string;
  /** The function as a point of the theorem, but for what no scenario holds: gradients of before, and errors of an oracle. */
  readonly trial?: Trial;
  /** The command that runs the method on it and compares. */
  readonly replay?: string;
}

/**
 * Constructs the worst function from the solver's Gram matrix as an instance of a scenario, makes it small, and runs the
 * method on it.
 *
 * @param called    what the command line calls the theorem
 * @throws Refusal  where the class has no explicit interpolant
 */
export function worstFunction(
  subject: Subject,
  posed: Posed,
  { gram, free, value }: Solution,
  called = subject.id,
): WorstFunction {
  const { functions, position, sdp, symbols } = posed;
  const { noise, losses, operators, inexact, stored } = functions;
  if (losses) throw new Refusal('losses that change from round to round are not constructed yet');
  if (posed.blocks > 1) throw new Refusal('functions whose coordinates matter are not constructed');
  if (noise && noise !== 'sampled') throw new Refusal('noise that is known by its moments only has no worst function');
  const basis = coordinates(gram, sdp.order);
  const dim = basis[0].length;
  const place = (row: readonly number[]): number[] => {
    const x = new Array<number>(dim).fill(0);
    row.forEach((coefficient, i) => {
      const vector = basis[position.get(i) ?? -1];
      if (vector) for (let j = 0; j < dim; j++) x[j] += coefficient * vector[j];
    });
    return x;
  };
  const valueAt = (form: AskedFunction['points'][number]['f']): number =>
    [...form.free].reduce((sum, [m, weight]) => sum + weight * free[m], form.constant);
  const found = ({ points }: AskedFunction): FoundPoint[] =>
    points.map(({ x, g, f }) => ({ x: place(x), g: place(g), f: valueAt(f) }));

  const located = Object.keys(operators).length > 0 ? operatorInterpolantOf : interpolantOf;
  const objective = located(functions, found, place([1]));
  if (!subject.library.scenarios[objective.scenario])
    throw new Refusal(`the library has no scenario ${objective.scenario}`);
  if (inexact || stored) return beyondScenarios(subject, posed, objective, place);
  const sampling = noise ? { noise: { scenario: 'noise/uniform-sampling', instance: {} } } : {};
  const parameters = parametersOf(subject, posed);
  const trialOf = (instance: unknown): Trial => ({
    instance: { objective: { ...objective, instance }, ...sampling } as Composed,
    parameters,
  });
  const wanted = posed.left(value);
  const missed = (instance: unknown): number => {
    const seen = simulated(subject, posed, trialOf(instance));
    return seen === undefined ? Number.POSITIVE_INFINITY : missing(posed, wanted, seen);
  };
  const small = smaller(subject, objective.scenario, objective.instance, missed);
  const trial = trialOf(small);
  const seen = simulated(subject, posed, trial);
  if (seen === undefined) throw new Refusal('the method can not be run on the function that was found');
  if (!Number.isFinite(seen.left)) throw new Refusal('the method leaves the set that was found, by more than rounding');
  const { start } = small as { start: readonly number[] };
  const line = { claim: posed.claim, instance: trial.instance, params: parameters, at: { k: symbols.T }, run: 0 };
  return {
    dimension: start.length,
    simulated: measured(posed, seen),
    start,
    scenario: placeName(trial.instance),
    trial,
    replay: replayLine(subject, line, { seed: 1, level: 'quick', called }),
  };
}

/** The worst function of a method that is also given old points, or whose oracle errs: run as it is, without a trial. */
function beyondScenarios(
  subject: Subject,
  posed: Posed,
  { scenario, instance }: Located,
  place: (row: readonly number[]) => number[],
): WorstFunction {
  const { stored, inexact } = posed.functions;
  const built = scenarioNamed(subject.library, scenario, 'worst function').build(instance) as Problem;
  const problem = { ...built, stored: stored?.map((row) => place(row.slice(1))) };
  const noise: Noise | undefined = inexact && { facts: {}, inexact: inexact.replay(place) };
  return {
    dimension: problem.dim,
    simulated: measured(posed, runDirectly(subject, posed, problem, noise)),
    start: problem.start,
    scenario,
  };
}

/**
 * Vectors with the given inner products, in as few coordinates as their rank, turned so that the k-th vector has no more
 * than k coordinates.
 */
function coordinates(gram: Float64Array, order: number): number[][] {
  const matrix = Matrix.from1DArray(order, order, Array.from(gram));
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const largest = Math.max(...values);
  const kept = values.flatMap((value, j) => (value > RANK * largest ? [j] : [])).reverse();
  return turned(Array.from({ length: order }, (_, i) => kept.map((j) => vectors.get(i, j) * Math.sqrt(values[j]))));
}

/** The same vectors in the basis that Gram and Schmidt make of them, in their order. */
function turned(vectors: readonly (readonly number[])[]): number[][] {
  const size = Math.max(...vectors.map((x) => dot(x, x)));
  const basis: number[][] = [];
  for (const vector of vectors) {
    let rest = [...vector];
    for (let pass = 0; pass < 2; pass++)
      for (const unit of basis) {
        const share = dot(unit, rest);
        rest = rest.map((xi, j) => xi - share * unit[j]);
      }
    const length = Math.sqrt(dot(rest, rest));
    if (length > ROUNDING * Math.sqrt(size)) basis.push(rest.map((xi) => xi / length));
  }
  return vectors.map((vector) =>
    basis.map((unit) => {
      const share = dot(unit, vector);
      return Math.abs(share) > ROUNDING * Math.sqrt(size) ? share : 0;
    }),
  );
}

/** Drawn parameters and the horizon; computed ones only where they were given another value. */
function parametersOf({ theorem, id }: Subject, { symbols }: Posed): Trial['parameters'] {
  const own = Object.entries(theorem.parameters).filter(([name, rule]) => {
    if (rule.kind !== 'formula') return true;
    const usual = valueIn(rule.formula, symbols, `theorem ${id}, parameter ${name}`);
    return Math.abs(symbols[name] - usual) > 1e-12 * Math.abs(usual);
  });
  return { ...Object.fromEntries(own.map(([name]) => [name, symbols[name]])), T: symbols.T };
}

interface Sides {
  readonly left: number;
  readonly right: number;
}

/** Both sides of the claim at the horizon, from a run in float64; nothing where the instance does not fit. */
function simulated(subject: Subject, { claim: index, symbols }: Posed, trial: Trial): Sides | undefined {
  const claim = claimAt(subject, index);
  const as = claim.quantifier.kind === 'in-expectation' ? 'expectation' : 'every-run';
  try {
    if (outsideTheorem(subject, trial) !== undefined) return undefined;
    const lab = new Lab(subject, 1, effortOf({}));
    const entry = { trial, place: placeName(trial.instance), origin: 'worst' as const };
    return sightings(lab, claim, entry, { run: 0, as, step: symbols.T })[0]?.comparison;
  } catch (error) {
    if (error instanceof InstanceError || error instanceof DefinitionError || error instanceof Refusal)
      return undefined;
    throw error;
  }
}

/** The left side, or left over right or minus right where the right side is measured too. */
function measured({ measuredRight }: Posed, { left, right }: Sides): number {
  if (measuredRight === 'none') return left;
  return measuredRight === 'ratio' ? left / right : left - right;
}

/** By which part of itself the worst case is missed, or its bound is another one. */
function missing(posed: Posed, wanted: number, seen: Sides): number {
  const { bound, measuredRight } = posed;
  const short = Math.abs(measured(posed, seen) - wanted) / (Math.abs(wanted) || 1);
  if (measuredRight !== 'none') return short;
  return Math.max(short, Math.abs(seen.right - bound) / (Math.abs(bound) || 1));
}

/** Leaves out what the worst case does without, and digits; a function that misses it already stays as it is. */
function smaller(subject: Subject, scenario: string, given: unknown, missed: (instance: unknown) => number): unknown {
  const shape = scenarioNamed(subject.library, scenario, 'worst function').instance;
  const most = Math.max(LOSS, 1.01 * missed(given));
  if (most > 2 * LOSS) return given;
  let current = given;
  let runs = 0;
  for (let shorter = true; shorter && runs < MOST_RUNS; ) {
    const items = numbersIn(current);
    const found = shape
      .simpler(current)
      .filter((other) => numbersIn(other) < items)
      .find((other) => runs++ < MOST_RUNS && missed(other) <= most);
    shorter = found !== undefined;
    current = found ?? current;
  }
  for (const digits of DIGITS) {
    const rounded = withDigits(current, digits);
    if (missed(rounded) <= most) return rounded;
  }
  return current;
}

function numbersIn(data: unknown): number {
  if (typeof data === 'number') return 1;
  return Object.values(data as object).reduce((count, part) => count + numbersIn(part), 0);
}

/** All numbers of JSON data rounded to so many digits. */
function withDigits<T>(data: T, digits: number): T {
  const text = JSON.stringify(data, (_key, value) =>
    typeof value === 'number' ? Number(value.toPrecision(digits)) + 0 : value,
  );
  return JSON.parse(text) as T;
}
