import type { Level } from '../check/effort.js';
import { type CertifiedFinding, type ExactEngine, type ExactFinding, unanalysable } from '../check/exact.js';
import type { Subject, Trial } from '../check/experiment.js';
import { InstanceError, Refusal } from '../core/errors.js';
import type { ExactRecord } from '../core/verdict.js';
import { certify } from './certificate/certify.js';
import { DRAWS } from './symbols.js';
import { type Answer, answer, type WorstCase } from './worstCase.js';
import { worstFunction } from './worstFunction.js';

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

/**
 * The rungs of exact worst cases and of their certificates: each claim of a theorem at several horizons and parameters, and
 * beyond the level `quick` an upper bound of each that is verified in exact arithmetic.
 */
export const exactEvidence: ExactEngine = (about, level) =>
  about.theorem.claims.map((_, claim) => judged(about, claim, level));

/** Worst cases of a claim at several horizons and draws of the symbols, and why one of the others is missing. */
function answersAt(
  about: Subject,
  claim: number,
  { horizons, draws, most }: { readonly horizons: readonly number[]; readonly draws: number; readonly most: number },
): { answers: Answer[]; why: string } {
  const answers: Answer[] = [];
  let why = '';
  for (const draw of DRAWS.slice(0, draws))
    for (const horizon of horizons)
      try {
        answers.push(answer(about, { horizon, claim, draw, most }));
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof InstanceError)) throw error;
        why ||= error instanceof Refusal ? error.reason : error.message;
      }
  return { answers, why };
}

/** Horizons and most conditions of worst cases that are to be there at once. */
const GLANCE = { horizons: [1, 2, 5], draws: 1, most: 150 };

/** A few worst cases of each claim beside its bounds, to be looked at, or why there are none. */
export function glance(about: Subject): { worstCases: ExactRecord[]; whyNoWorstCases?: string } {
  const claims = about.theorem.claims.map((_, claim) => answersAt(about, claim, GLANCE));
  const solved = claims
    .flatMap(({ answers }) => answers.map(({ worst }) => worst))
    .filter(({ status }) => status === 'solved');
  if (solved.length > 0) return { worstCases: solved.map(recordOf) };
  return { worstCases: [], whyNoWorstCases: unanalysable(claims.map(({ why }) => why || 'the solver did not finish')) };
}

function judged(about: Subject, claim: number, level: Level): ExactFinding | { why: string } {
  const { answers: all, why } = answersAt(about, claim, { ...POINTS[level], most: MOST_CONDITIONS });
  if (all.length === 0) return { why };
  // Like rows whose bound lies below rounding: where nothing can be told, nothing is, unless it is so everywhere.
  const resolved = all.filter(({ solution, worst }) => !solution.faint || verdictOf(worst) !== 'inconclusive');
  const answers = resolved.length > 0 ? resolved : all;
  const aside = all.find((found) => !answers.includes(found));
  const worst = answers.map((found) => found.worst);
  const loose = worst.find(({ relaxed, value, bound }) => relaxed && value > bound + ACCURACY * Math.abs(bound));
  if (loose)
    return { why: `the worst case is only known to be at most ${loose.upper}, above the bound: ${loose.relaxed}` };
  // One witness refutes the claim; each is many runs.
  const seen: ReturnType<typeof witnessed>[] = [];
  for (const found of answers) {
    seen.push(witnessed(about, found));
    if (seen.at(-1)!.verdict === 'violated') break;
  }
  const verdicts = seen.map(({ verdict }) => verdict);
  const verdict = (['violated', 'inconclusive'] as const).find((outcome) => verdicts.includes(outcome)) ?? 'holds';
  const decisive = verdicts.indexOf(verdict);
  return {
    verdict,
    worst: worst.map(recordOf),
    reason: verdict !== 'holds' ? reasonOf(worst[decisive], verdict) : aside && setAside(aside.worst, all, answers),
    witness: seen[decisive].witness,
    certified: verdict === 'holds' ? certificates(about, answers, level) : undefined,
  };
}

function setAside({ horizon, reason }: WorstCase, all: readonly Answer[], kept: readonly Answer[]): string {
  return `${all.length - kept.length} of ${all.length} worst cases are set aside: after ${horizon} steps ${reason}`;
}

/**
 * What the bracket says, except that a violation needs a witness: the worst function, on which the method is run and
 * exceeds the bound. The solver's bracket is an estimate and a ray is found in floating point; neither refutes by itself.
 */
function witnessed(about: Subject, found: Answer): { verdict: ExactFinding['verdict']; witness?: Trial } {
  const { worst, posed, solution } = found;
  const verdict = verdictOf(worst);
  if (verdict !== 'violated' || solution.status !== 'solved') return { verdict: worse(verdict) };
  try {
    const { simulated, trial } = worstFunction(about, posed, solution);
    const sign = posed.least ? -1 : 1;
    if (sign * (simulated - worst.bound) > ACCURACY * Math.abs(worst.bound)) return { verdict, witness: trial };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return { verdict: 'inconclusive' };
}

/** A violation without a program that was solved is no finding. */
function worse(verdict: ExactFinding['verdict']): ExactFinding['verdict'] {
  return verdict === 'violated' ? 'inconclusive' : verdict;
}

/** Upper bounds of worst cases verified in exact arithmetic; those that are not above the bound prove it there. */
function certificates(about: Subject, answers: readonly Answer[], level: Level): CertifiedFinding {
  if (level === 'quick') return { tried: 0, records: [], reason: 'certificates are asked for with --level full only' };
  let reason: string | undefined;
  const records = answers.flatMap((found) => {
    const { claim, horizon, symbols, bound } = found.worst;
    const made = certify(about, found);
    if (made.status === 'verified' && made.claim.proved)
      return [{ claim, horizon, symbols, upper: made.upper, of: made.bounds, bound }];
    reason ??= made.status === 'verified' ? `the proved upper bound ${made.decimal} is above the bound` : made.why;
    return [];
  });
  return { tried: answers.length, records, reason };
}

/** By the bracket alone: it lies below the bound, above it, or across. */
export function verdictOf({ status, lower, upper, bound, relaxed }: WorstCase): ExactFinding['verdict'] {
  const slack = ACCURACY * Math.abs(bound);
  if (upper <= bound + slack) return 'holds';
  if (lower > bound + slack || (status === 'unbounded' && !relaxed)) return 'violated';
  return 'inconclusive';
}

function recordOf({ claim, horizon, symbols, value, bound, boundOverWorst, relaxed }: WorstCase): ExactRecord {
  return { claim, horizon, symbols, value, bound, boundOverWorst, ...(relaxed === undefined ? {} : { relaxed }) };
}

function reasonOf(worst: WorstCase, verdict: 'violated' | 'inconclusive'): string {
  const { horizon, symbols, value, bound, lower, upper, status, relaxed, reason, classes } = worst;
  const at = Object.entries(symbols)
    .filter(([symbol]) => symbol !== 'T')
    .map(([symbol, x]) => `${symbol} = ${Number(x.toPrecision(6))}`);
  const place = `after ${horizon} steps, with ${at.join(', ')}`;
  if (status === 'unbounded')
    return `${place}, the program over ${classes.join(' + ')} seems unbounded; no function was run that shows it`;
  if (verdict === 'violated')
    return `${place}, the worst case over ${classes.join(' + ')} is ${value}, the bound ${bound}`;
  const doubt =
    reason ?? relaxed ?? `no function was run that exceeds it; the estimated bracket is [${lower}, ${upper}]`;
  return `${place}, the worst case is estimated to be at most ${upper}, the bound ${bound}; ${doubt}`;
}
