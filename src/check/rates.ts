import { compile, symbolsOf } from '../core/formula.js';
import type { Scalar } from '../core/space.js';
import type { Claim } from '../core/theorem.js';
import type { ExactRecord, RateRecord } from '../core/verdict.js';
import { buildWorld, floatField, type Subject, scopeOf } from './experiment.js';
import type { Finding } from './finding.js';
import { lawOf, lawText, measuredLaw } from './rate.js';

/** A rate, or why there is none to speak of. */
export type RateAnswer = RateRecord | { readonly why: string };

/**
 * The rate of a claim beside what was measured. The claimed one is the law of the right side in k (with T = k where the
 * claim speaks of the horizon), at the parameters of the trial with the largest ratio. The measured one is fitted to
 * ratio times bound, where the ratio is that of the exact worst case after k steps if those are known at enough horizons,
 * else the largest one over all trials. Runs seldom meet the worst function of each k, so that they decay faster.
 */
export function rateOf(
  about: Subject,
  index: number,
  { best, envelope }: Finding,
  worst: readonly ExactRecord[],
): RateAnswer {
  const claim = about.theorem.claims[index];
  const unfit = unfitFor(claim);
  if (unfit) return { why: unfit };
  if (!about.theorem.method) return { why: 'the theorem has no run of a method' };
  if (!best || !envelope) return { why: 'no run was compared step by step without sampling' };
  const bound = boundOf(about, claim, best.entry.trial);
  if (typeof bound === 'string') return { why: bound };
  const law = lawOf(bound);
  if (!law) return { why: 'the bound is neither like a power of k nor like a power with exponent k' };
  const fitted = (ratios: ReadonlyMap<number, number>) =>
    measuredLaw(
      law.kind,
      [...ratios].map(([k, ratio]) => ({ k, value: ratio * bound(k) })),
    );
  const exact = worstRatios(worst.filter((record) => record.claim === index));
  const byWorst = fitted(exact);
  const measured = byWorst ?? fitted(envelope);
  if (!measured) return { why: 'the runs are too short for a slope' };
  const steps = byWorst ? exact : envelope;
  return {
    claim: index,
    kind: law.kind,
    claimed: lawText(law),
    measured: measured.slope,
    low: measured.low,
    high: measured.high,
    bound: fitted(new Map([...steps.keys()].map((k) => [k, 1])))!.slope,
    from: byWorst ? 'worst cases' : 'runs',
  };
}

/** Worst case over bound at each horizon: the largest one over the draws. */
function worstRatios(worst: readonly ExactRecord[]): Map<number, number> {
  const ratios = new Map<number, number>();
  for (const { horizon, boundOverWorst } of worst)
    ratios.set(horizon, Math.max(1 / boundOverWorst, ratios.get(horizon) ?? 0));
  return ratios;
}

function unfitFor({ is, quantifier: { kind } }: Claim): string | undefined {
  if (is !== '<=') return 'only upper bounds have a rate';
  if (kind !== 'every-run' && kind !== 'in-expectation')
    return `a claim that holds ${kind.replaceAll('-', ' ')} has none`;
  return undefined;
}

/** The right side as a function of k, or why it is none. */
function boundOf(about: Subject, claim: Claim, trial: Parameters<typeof scopeOf>[1]): ((k: number) => number) | string {
  const world = buildWorld(about, trial.instance);
  const right = compile(claim.right, floatField, `theorem ${about.id}`);
  const scopeAt = (T: number): Record<string, Scalar> =>
    scopeOf(about, { ...trial, parameters: { ...trial.parameters, T } }, world, floatField);
  const fixed = scopeAt(trial.parameters.T);
  const unknown = symbolsOf(claim.right).find((symbol) => symbol !== 'k' && !(symbol in fixed));
  if (unknown !== undefined) return `the bound speaks of ${unknown}, which is measured in each run`;
  const horizon = speaksOfHorizon(about, claim);
  return (k) => floatField.toNumber(right({ ...(horizon ? scopeAt(k) : fixed), k: floatField.of(k) }));
}

/** Whether the right side depends on the horizon, by itself or by a parameter computed from it. */
function speaksOfHorizon({ theorem }: Subject, claim: Claim): boolean {
  const spoken = new Set([...symbolsOf(claim.right), ...(claim.when ? symbolsOf(claim.when) : [])]);
  for (const [name, rule] of Object.entries(theorem.parameters).reverse())
    if (spoken.has(name) && rule.kind === 'formula') for (const symbol of symbolsOf(rule.formula)) spoken.add(symbol);
  return spoken.has('T');
}
