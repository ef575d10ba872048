import type { Claim, Theorem } from '../core/theorem.js';
import type { ClaimVerdict, Outcome, RungOutcome, SettingReport, TightnessRecord, Verdict } from '../core/verdict.js';
import type { Effort } from './effort.js';
import type { Finding } from './finding.js';
import type { Sighting } from './sightings.js';

/** Logarithm of the largest e-value that is printed as a number. */
const LARGEST_LOG = 690;

export function worstRung(outcomes: readonly (Outcome | 'holds')[]): RungOutcome {
  if (outcomes.includes('violated')) return 'violated';
  return outcomes.includes('inconclusive') ? 'inconclusive' : 'holds';
}

/** The worst of the claims against what each is expected to be. */
export function overall(claims: readonly ClaimVerdict[]): Outcome {
  const off = claims.filter(({ verdict, expected }) => verdict !== expected);
  if (off.some(({ verdict }) => verdict === 'violated')) return 'violated';
  if (off.some(({ verdict }) => verdict === 'inconclusive')) return 'inconclusive';
  if (off.length > 0) return 'holds';
  return claims.some(({ expected }) => expected === 'violated') ? 'violated' : 'holds';
}

export function finite(x: number | undefined): number | null {
  return x === undefined || Number.isNaN(x) ? null : Math.min(x, Number.MAX_VALUE);
}

export function tightnessOf(claim: Claim, finding: Finding, searched: number | undefined): number | null {
  if (claim.is === '<=>') return null;
  if (claim.is === '=') return finding.verdict === 'holds' ? 1 : null;
  const means = finding.sampled?.intervals.map(({ mean }) => (claim.is === '>=' ? 1 / mean : mean)) ?? [];
  const exact = [finding.best?.comparison.ratio, searched].filter((r): r is number => r !== undefined);
  const ratios = exact.length > 0 ? exact : means;
  return ratios.length === 0 ? null : finite(Math.max(...ratios));
}

/** The largest ratio of an inequality seen without sampling, and where it was seen. */
export function tightnessRecord(
  theorem: Theorem,
  findings: readonly Finding[],
  searched: ReadonlyMap<number, Sighting>,
): TightnessRecord | null {
  const seen = findings.flatMap(({ best }, claim) =>
    ['=', '<=>'].includes(theorem.claims[claim].is)
      ? []
      : [best, searched.get(claim)].flatMap((sighting) => (sighting ? [{ claim, sighting }] : [])),
  );
  if (seen.length === 0) return null;
  const { claim, sighting } = seen.reduce((a, b) =>
    b.sighting.comparison.ratio > a.sighting.comparison.ratio ? b : a,
  );
  const { comparison, entry, at } = sighting;
  const { instance, parameters: params } = entry.trial;
  return { ratio: finite(comparison.ratio)!, claim, scenario: entry.place, instance, params, at };
}

export function settingReports(findings: readonly Finding[]): SettingReport[] {
  const all = new Map<string, SettingReport>();
  for (const { places } of findings)
    for (const [name, place] of places) {
      const old = all.get(name);
      all.set(name, {
        name,
        instances: Math.max(place.instances, old?.instances ?? 0),
        runs: Math.max(place.runs, old?.runs ?? 0),
        comparisons: place.comparisons + (old?.comparisons ?? 0),
        maxRatio: finite(Math.max(place.maxRatio, old?.maxRatio ?? 0)),
      });
    }
  return [...all.values()];
}

export function statisticsOf(findings: readonly Finding[], { alpha }: Effort): Verdict['statistics'] {
  const sampled = findings.flatMap((finding, claim) => (finding.sampled ? [{ ...finding.sampled, claim }] : []));
  const runs = findings.reduce(
    (sum, { places }) => sum + [...places.values()].reduce((n, place) => n + place.runs, 0),
    0,
  );
  if (sampled.length === 0) return { evalue: null, level: null, runs };
  return {
    evalue: Math.exp(Math.min(LARGEST_LOG, Math.max(...sampled.map(({ logE }) => logE)))),
    level: alpha,
    runs,
    intervals: sampled.flatMap(({ intervals, claim }) => intervals.map((interval) => ({ ...interval, claim }))),
  };
}
