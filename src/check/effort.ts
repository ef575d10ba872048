import { ALPHA_CHECK, MOST_CHECKS } from './statistics/schedule.js';

/** How hard a check tries. Counts, never seconds: verdicts must not depend on the speed of the machine. */
export interface Effort {
  /** Trials drawn for a theorem, shared among its settings; each setting gets at least `trialsEach`. */
  readonly trials: number;
  readonly trialsEach: number;
  /** Runs of a trial of a random experiment whose claim is about every run. */
  readonly runs: number;
  /** Most close calls decided with many digits, for each claim. */
  readonly precise: number;
  /** Violations in float64 looked at with many digits before the judge gives up on finding a real one. */
  readonly suspects: number;
  /** Evaluations of the adversarial search. */
  readonly search: number;
  /** Most sample paths enumerated for an exact expectation. */
  readonly paths: number;
  /** Trials of a random experiment that are sampled, and most runs of each. */
  readonly sampled: number;
  readonly cap: number;
  /** Steps evaluated while a violation is made smaller. */
  readonly shrink: number;
  /** Resolution demanded before a sampled expectation, or probability, counts as holding. */
  readonly resolution: { readonly expectation: number; readonly probability: number };
  /** Chance that one check calls a true sampled claim violated. */
  readonly alpha: number;
}

/** What a user may change of it. */
export interface EffortOptions {
  readonly level?: Level;
  /** Overrides the cap on sampled runs. */
  readonly runs?: number;
  /** Chance that a suite of up to 10,000 checks calls a true claim violated. */
  readonly falseAlarm?: number;
}

export function effortOf({ level = 'quick', runs, falseAlarm }: EffortOptions): Effort {
  const effort: Effort = LEVELS[level];
  return {
    ...effort,
    cap: runs ?? effort.cap,
    alpha: falseAlarm === undefined ? effort.alpha : falseAlarm / MOST_CHECKS,
  };
}

export const LEVELS = {
  quick: {
    trials: 40,
    trialsEach: 2,
    runs: 8,
    precise: 4,
    suspects: 25,
    search: 120,
    paths: 600,
    sampled: 4,
    cap: 4096,
    shrink: 300,
    resolution: { expectation: 0.05, probability: 0.2 },
    alpha: ALPHA_CHECK,
  },
  full: {
    trials: 400,
    trialsEach: 10,
    runs: 32,
    precise: 20,
    suspects: 250,
    search: 2000,
    paths: 20000,
    sampled: 12,
    cap: 65536,
    shrink: 2000,
    resolution: { expectation: 0.05, probability: 0.2 },
    alpha: ALPHA_CHECK,
  },
  deep: {
    trials: 2000,
    trialsEach: 40,
    runs: 128,
    precise: 60,
    suspects: 1250,
    search: 20000,
    paths: 200000,
    sampled: 24,
    cap: 262144,
    shrink: 5000,
    resolution: { expectation: 0.02, probability: 0.2 },
    alpha: ALPHA_CHECK,
  },
} as const satisfies Record<string, Effort>;

export type Level = keyof typeof LEVELS;
