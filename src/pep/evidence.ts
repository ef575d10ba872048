import type { Level } from '../check/effort.js';
import type { ExactFinding } from '../check/exact.js';
import type { Subject } from '../check/experiment.js';
import { InstanceError, Refusal } from '../core/errors.js';
import type { ExactRecord } from '../core/verdict.js';
import type { Question } from './pose.js';
import { DRAWS } from './symbols.js';
import { type WorstCase, worstCase } from './worstCase.js';

/** Horizons and numbers of draws at which worst cases are computed. */
const POINTS: Readonly<Record<Level, { readonly horizons: readonly number[]; readonly draws: number }>> = {
  quick: { horizons: [1, 2], draws: 1 },
  full: { horizons: [1, 2, 5, 10], draws: DRAWS.length },
  deep: { horizons: [1, 2, 3, 5, 10, 20], draws: DRAWS.length },
};
/** Programs beyond this take minutes. */
const MOST_CONDITIONS = 1000;
/** Relative accuracy that is asked of a comparison with a bound. */
const ACCURACY = 1e-6;

/** The rung of exact worst cases: each claim of a theorem at several horizons and parameters. */
export function exactEvidence(about: Subject, level: Level): (ExactFinding | { why: string })[] {
  return about.theorem.claims.map((_, claim) => judged(about, claim, level));
}

function judged(about: Subject, claim: number, level: Level): ExactFinding | { why: string } {
  const { horizons, draws } = POINTS[level];
  const questions: Question[] = [];
  const worst: WorstCase[] = [];
  let why = '';
  for (const draw of DRAWS.slice(0, draws))
    for (const horizon of horizons)
      try {
        const question = { horizon, claim, draw, most: MOST_CONDITIONS };
        worst.push(worstCase(about, question));
        questions.push(question);
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof InstanceError)) throw error;
        why ||= error.message;
      }
  if (worst.length === 0) return { why: `not analysable exactly because ${why}` };
  const verdicts = worst.map((found, i) => witnessed(about, questions[i], found));
  const loose = worst.find(({ relaxed, value, bound }) => relaxed && value > bound + ACCURACY * Math.abs(bound));
  if (loose) return { why: `an upper bound of the worst case, ${loose.upper}, is above the bound: ${loose.relaxed}` };
  const worstVerdict = (['violated', 'inconclusive'] as const).find((outcome) => verdicts.includes(outcome)) ?? 'holds';
  const decisive = worst[verdicts.indexOf(worstVerdict)];
  return {
    verdict: worstVerdict,
    worst: worst.map(recordOf),
    reason: worstVerdict === 'holds' ? undefined : reasonOf(decisive, worstVerdict),
  };
}

/**
 * What the bracket says, except that a violation needs a witness: the worst function, on which the method is run and
 * exceeds the bound. The solver's bracket is an estimate and a ray is found in floating point; neither refutes by itself.
 */
function witnessed(about: Subject, question: Question, found: WorstCase): ExactFinding['verdict'] {
  const verdict = verdictOf(found);
  if (verdict !== 'violated') return verdict;
  const { claim, bound } = found;
  const { worstFunction } = worstCase(about, question, { construct: true });
  if (!worstFunction) return 'inconclusive';
  const sign = about.theorem.claims[claim].is === '>=' ? -1 : 1;
  return sign * (worstFunction.simulated - bound) > ACCURACY * Math.abs(bound) ? 'violated' : 'inconclusive';
}

/** By the bracket alone: it lies below the bound, above it, or across. */
export function verdictOf({ status, lower, upper, bound, relaxed }: WorstCase): ExactFinding['verdict'] {
  const slack = ACCURACY * Math.abs(bound);
  if (upper <= bound + slack) return 'holds';
  if (lower > bound + slack || (status === 'unbounded' && !relaxed)) return 'violated';
  return 'inconclusive';
}

function recordOf({ claim, horizon, symbols, value, bound, boundOverWorst }: WorstCase): ExactRecord {
  return { claim, horizon, symbols, value, bound, boundOverWorst };
}

function reasonOf(worst: WorstCase, verdict: 'violated' | 'inconclusive'): string {
  const { horizon, symbols, value, bound, lower, upper, status, relaxed, reason, classes } = worst;
  const at = Object.entries(symbols)
    .filter(([symbol]) => symbol !== 'T')
    .map(([symbol, x]) => `${symbol} = ${Number(x.toPrecision(6))}`);
  const place = `after ${horizon} steps, with ${at.join(', ')}`;
  if (status === 'unbounded')
    return `${place}, the program over ${classes.join(' + ')} functions seems unbounded; no function was run that shows it`;
  if (verdict === 'violated')
    return `${place}, the worst ${classes.join(' + ')} function gives ${value}, the bound ${bound}`;
  const doubt =
    reason ?? relaxed ?? `no function was run that exceeds it; the estimated bracket is [${lower}, ${upper}]`;
  return `${place}, the worst case is estimated to be at most ${upper}, the bound ${bound}; ${doubt}`;
}
