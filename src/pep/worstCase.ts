import type { Subject } from '../check/experiment.js';
import { Refusal } from '../core/errors.js';
import { type Posed, pose, type Question } from './pose.js';
import { type Solution, solveSdp } from './sdp.js';
import type { Symbols } from './symbols.js';
import { type WorstFunction, worstFunction } from './worstFunction.js';

/** The schema of a worst case as JSON; fields may be added, never renamed or dropped. */
export const WORST_CASE_SCHEMA = 'boundlab/worst-case@1';

/** The exact worst case of one claim at one horizon, over all functions of a class. */
export interface WorstCase {
  readonly schema: typeof WORST_CASE_SCHEMA;
  readonly id: string;
  readonly claim: number;
  readonly horizon: number;
  readonly symbols: Symbols;
  readonly status: Solution['status'];
  /** The largest left side of the claim (the smallest for a claim >=); with a measured right side, of left/right. */
  readonly value: number;
  /** The worst case lies in between; `lower` is -Infinity where the conditions are only necessary. */
  readonly lower: number;
  readonly upper: number;
  readonly bound: number;
  readonly boundOverWorst: number;
  readonly residuals: Solution['residuals'];
  readonly iterations: number;
  readonly seconds: { readonly build: number; readonly solve: number };
  readonly classes: readonly string[];
  /** Why the value only bounds the worst case from above. */
  readonly relaxed?: string;
  /** Why the solver did not finish. */
  readonly reason?: string;
  readonly worstFunction?: WorstFunction;
  /** Why no worst function is given. */
  readonly whyNoFunction?: string;
}

export interface WorstCaseOptions {
  /** Also construct the worst function and run the method on it. */
  readonly construct?: boolean;
  /** What the command line calls the theorem; its id where missing. */
  readonly called?: string;
  /** Clock in milliseconds; only the reported seconds depend on it. */
  readonly now?: () => number;
}

/** A worst case with the program it came from, for export and certificates. */
export interface Answer {
  readonly worst: WorstCase;
  readonly posed: Posed;
  readonly solution: Solution;
}

/**
 * Computes the exact worst case of a claim.
 *
 * @throws Refusal        where it can't be expressed, with the reason
 * @throws InstanceError  for a horizon or symbols that are out of range
 */
export function answer(subject: Subject, question: Question, options: WorstCaseOptions = {}): Answer {
  const { construct = false, called, now = () => 0 } = options;
  const started = now();
  const posed = pose(subject, question);
  const built = now();
  const solution = solveSdp(posed.sdp);
  const solved = now();
  const ends = [posed.left(solution.lower), posed.left(solution.upper)];
  const [lower, upper] = posed.least ? ends.reverse() : ends;
  const value = posed.left(solution.value);
  const worst: WorstCase = {
    schema: WORST_CASE_SCHEMA,
    id: subject.id,
    claim: posed.claim,
    horizon: question.horizon,
    symbols: posed.symbols,
    status: solution.status,
    value,
    lower: posed.relaxed && !posed.least ? Number.NEGATIVE_INFINITY : lower,
    upper: posed.relaxed && posed.least ? Number.POSITIVE_INFINITY : upper,
    bound: posed.bound,
    boundOverWorst: posed.bound / value,
    residuals: solution.residuals,
    iterations: solution.iterations,
    seconds: { build: (built - started) / 1000, solve: (solved - built) / 1000 },
    classes: posed.classes,
    relaxed: posed.relaxed,
    reason: solution.reason,
    ...(construct ? constructed(subject, posed, solution, called) : {}),
  };
  return { worst, posed, solution };
}

export function worstCase(subject: Subject, question: Question, options: WorstCaseOptions = {}): WorstCase {
  return answer(subject, question, options).worst;
}

function constructed(
  subject: Subject,
  posed: Posed,
  solution: Solution,
  called: string | undefined,
): Pick<WorstCase, 'worstFunction' | 'whyNoFunction'> {
  if (solution.status !== 'solved') return { whyNoFunction: 'the program is not solved' };
  try {
    return { worstFunction: worstFunction(subject, posed, solution, called) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { whyNoFunction: error.message };
  }
}
