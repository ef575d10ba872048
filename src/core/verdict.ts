import type { Rung } from './theorem.js';

export type Outcome = 'holds' | 'violated' | 'inconclusive';
export type RungOutcome = Outcome | 'not-applicable';

/** The schema of a verdict as JSON; fields may be added, never renamed or dropped. */
export const VERDICT_SCHEMA = 'boundlab/verdict@1';

/** Where the largest measured/bound was seen. */
export interface TightnessRecord {
  readonly ratio: number;
  readonly claim: number;
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  readonly at: Readonly<Record<string, number>>;
}

/** A violated comparison, and how to see it again. */
export interface Refutation {
  readonly claim: number;
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  readonly run: number;
  readonly at: Readonly<Record<string, number>>;
  readonly measured: string;
  readonly bound: string;
  /** Significant digits of the arithmetic that confirmed it. */
  readonly digits: number;
  readonly replay: string;
}

export interface ClaimVerdict {
  readonly index: number;
  /** 'gap <= L*D^2 / (4*k*h + 2)' */
  readonly text: string;
  readonly verdict: Outcome;
  readonly expected: 'holds' | 'violated';
  readonly tightness: number | null;
  /** How it was judged: every run, exact expectation, sampled, ... */
  readonly how: string;
  readonly reason?: string;
  readonly flags: readonly string[];
  /** What the bound is never below, though it is known without any step: a bound that says nothing. */
  readonly vacuous?: string;
}

/** The rate that a bound claims beside the one that was seen. */
export interface RateRecord {
  readonly claim: number;
  readonly kind: 'power' | 'linear';
  /** 'k^-1', or '0.81^k' where each step gains a factor. */
  readonly claimed: string;
  /** The exponent of k, or the factor per step, of the worst that is known after k steps. */
  readonly measured: number;
  /** Twice the standard error of the fit to either side: how straight the late rows lie, not a confidence. */
  readonly low: number;
  readonly high: number;
  /** The same fit to the bound at the same steps, where its lower terms still count. */
  readonly bound: number;
  /** What is known: the exact worst cases, or the largest ratios of runs, which lie below. */
  readonly from: 'worst cases' | 'runs';
}

export interface SettingReport {
  readonly name: string;
  readonly instances: number;
  readonly runs: number;
  readonly comparisons: number;
  readonly maxRatio: number | null;
}

export interface MutantVerdict {
  readonly claim: string;
  readonly why: string;
  readonly verdict: Outcome;
  readonly ratio: number | null;
  readonly scenario?: string;
  readonly reason?: string;
}

export interface CounterexampleVerdict {
  readonly drops: string;
  readonly why: string;
  readonly verdict: Outcome;
  readonly ratio: number | null;
  readonly reason?: string;
}

export interface Statistics {
  /** Largest e-value against a sampled claim, as its natural logarithm; null where nothing was sampled. */
  readonly evalue: number | null;
  readonly level: number | null;
  readonly runs: number;
  /** Sampled means with their limits, in units of the bound. */
  readonly intervals?: readonly SampledInterval[];
}

export interface SampledInterval {
  readonly claim: number;
  readonly scenario: string;
  /** The compared row. */
  readonly at: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly mean: number;
  readonly upper: number;
  readonly lower: number;
}

/** The exact worst case of a claim over its whole class of functions, beside the bound. */
export interface ExactRecord {
  readonly claim: number;
  readonly horizon: number;
  readonly symbols: Readonly<Record<string, number>>;
  readonly value: number;
  readonly bound: number;
  /** Looseness: how far the bound is above what can happen; 1 where it is attained. */
  readonly boundOverWorst: number;
  /** Why the value only bounds the worst case; missing where it is exact. */
  readonly relaxed?: string;
}

/** An upper bound of a worst case that was verified in exact arithmetic. */
export interface CertifiedRecord {
  readonly claim: number;
  readonly horizon: number;
  readonly symbols: Readonly<Record<string, number>>;
  /** A fraction, '1000001/22000000'. */
  readonly upper: string;
  /** What it bounds: the left side of the claim, its square, or minus it. */
  readonly of: string;
  readonly bound: number;
}

export interface Verdict {
  readonly schema: typeof VERDICT_SCHEMA;
  readonly id: string;
  readonly title: string;
  readonly verdict: Outcome;
  readonly expected: 'holds' | 'violated';
  readonly seed: number;
  readonly level: string;
  readonly seconds: number;
  readonly rungs: Readonly<Record<Rung, RungOutcome>>;
  readonly why: Readonly<Partial<Record<Rung, string>>>;
  readonly claims: readonly ClaimVerdict[];
  readonly tightness: TightnessRecord | null;
  readonly scenarios: readonly SettingReport[];
  readonly mutants: readonly MutantVerdict[];
  readonly counterexamples: readonly CounterexampleVerdict[];
  /** Of the first claim that has one. */
  readonly rate: RateRecord | null;
  readonly whyNoRate?: string;
  readonly statistics: Statistics;
  readonly worstCases: readonly ExactRecord[];
  readonly certificates: readonly CertifiedRecord[];
  readonly counterexample?: Refutation;
}
