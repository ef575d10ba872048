import { compile, symbolsOf } from '../core/formula.js';
import type { Problem } from '../core/problem.js';
import type { Claim } from '../core/theorem.js';
import { comparer, rowScope } from './compare.js';
import { buildWorld } from './experiment.js';
import type { Entry, Lab } from './lab.js';

/** What is known of a measure at the start, by the constants it takes. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  gap: ['Delta', 'L*D^2/2', 'G*D'],
  bestGap: ['Delta', 'L*D^2/2', 'G*D'],
  dist: ['D'],
  distSquared: ['D^2'],
  gradNorm: ['L*D', 'G', 'sqrt(2*L*Delta)'],
  gradSquared: ['L^2*D^2', 'G^2', '2*L*Delta'],
  leastGradSquared: ['L^2*D^2', 'G^2', '2*L*Delta'],
};
/** Trials looked at, the first of the pool. */
const TRIALS = 24;

/**
 * The trivial bound that a claim never gets below after the first step, on any trial looked at; nothing where it does, or
 * where no trivial bound of the measure is known.
 */
export function vacuity(lab: Lab, claim: Claim, pool: readonly Entry[]): string | undefined {
  const { theorem, id } = lab.subject;
  if (claim.quantifier.kind === 'with-probability' || claim.quantifier.kind === 'almost-surely') return undefined;
  const candidates = BEFORE[claim.left];
  if (claim.is !== '<=' || claim.expected !== 'holds' || !candidates || !theorem.method) return undefined;
  let useful = candidates;
  let rows = 0;
  for (const { trial } of pool.slice(0, TRIALS)) {
    const { A, scope, rows: seen } = lab.direct(trial, 0);
    const { objective } = buildWorld(lab.subject, trial.instance);
    useful = useful.filter(
      (formula) => symbolsOf(formula).every((symbol) => symbol in scope) && isKnown(formula, objective),
    );
    const known = new Map(useful.map((formula) => [formula, compile(formula, A, `theorem ${id}`)(scope)]));
    const test = comparer(claim, A, `theorem ${id}`);
    for (const row of seen) {
      const all = rowScope(scope, row, A);
      if (A.compare(all.k, A.of(1)) < 0 || !test.applies(all)) continue;
      rows++;
      const right = test.right(all);
      useful = useful.filter((formula) => A.compare(right, known.get(formula)!) >= 0);
      if (useful.length === 0) return undefined;
    }
  }
  return rows > 0 && useful.length > 0 ? useful[0] : undefined;
}

/** Whether the constants of a problem bound a measure at the start as a formula of BEFORE says. */
function isKnown(formula: string, problem: Problem | undefined): boolean {
  if (!problem?.proximal) return true;
  // Curvature bounds f(x) - f(x*), and grad f(x) by it, where grad f(x*) = 0; beside a part h only the sum of both vanishes.
  if (symbolsOf(formula).includes('L')) return false;
  // G bounds what f falls by between x_0 and x*. h falls too, unless it is 0 on a set.
  return formula !== 'G*D' || problem.facts.constrained !== undefined;
}
