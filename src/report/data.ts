import type { Series } from '../check/series.js';
import type { Rung } from '../core/theorem.js';
import type { ExactRecord, Outcome, RungOutcome, SampledInterval, SettingReport } from '../core/verdict.js';
import type { Area } from './areas.js';

export const REPORT_SCHEMA = 'boundlab/report@1';

/** Everything a report shows, as plain JSON. Mathematics is MathML already: the page needs no typesetter. */
export interface ReportData {
  readonly schema: typeof REPORT_SCHEMA;
  readonly version: string;
  readonly seed: number;
  readonly level: string;
  /** In the order of the field. */
  readonly areas: readonly Area[];
  /** By property; theorems refer to them. */
  readonly assumptions: Readonly<Record<string, AssumptionEntry>>;
  /** In the order of the areas, by title within one. */
  readonly theorems: readonly TheoremEntry[];
}

/** MathML of a formula. */
export type MathText = string;

export interface AssumptionEntry {
  /** About what: the objective, the noise, the network, the compressor. */
  readonly axis: string;
  readonly definition: string;
  readonly math: MathText;
  /** Letters of the definition, in the order in which a theorem binds them. */
  readonly letters: readonly string[];
}

/**
 * How a theorem stands: `holds`, `refuted` (an erratum, violated as expected), `wrong` (a verdict that was not expected),
 * or undecided.
 */
export type State = 'holds' | 'refuted' | 'wrong' | 'inconclusive' | 'not judged';

export interface TheoremEntry {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly about?: string;
  readonly source: { readonly cite: string; readonly at?: string; readonly arxiv?: string };
  readonly state: State;
  readonly claims: readonly ClaimEntry[];
  readonly assumptions: readonly AssumedEntry[];
  /** Parameters with their ranges or formulas, and the conditions among them. */
  readonly region: readonly MathText[];
  readonly method?: MethodEntry;
  readonly measures: readonly { readonly title: string; readonly math: MathText }[];
  /** Other theorems about the same method and quantity, as a rule versions of one bound. */
  readonly related: readonly string[];
  /** The instance with the largest measured/bound. */
  readonly tightest?: PlaceEntry & { readonly ratio: number; readonly claim: number };
  readonly refutation?: RefutationEntry;
  readonly mutants: readonly MutantEntry[];
  readonly counterexamples: readonly CounterexampleEntry[];
  readonly verdict?: VerdictEntry;
}

export interface ClaimEntry {
  readonly math: MathText;
  /** LaTeX, to copy. */
  readonly latex: string;
  /** '<=', '>=', '=' or '<=>'. */
  readonly is: string;
  /** Conditions on the rows it speaks of; all of them are meant. */
  readonly when: readonly MathText[];
  readonly says?: string;
  readonly assumes: readonly AssumedEntry[];
  readonly quantifier: { readonly kind: string; readonly text: string };
  readonly verdict?: Outcome;
  readonly expected: 'holds' | 'violated';
  readonly tightness: number | null;
  /** How it was judged. */
  readonly how?: string;
  readonly reason?: string;
  readonly flags: readonly string[];
  /** Measured against bound, where the claim is closest to its bound; or why there is no such plot. */
  readonly plot: Series | { readonly none: string };
}

export interface AssumedEntry {
  /** 'smooth(L)@each' */
  readonly text: string;
  readonly property: string;
  /** Letters it binds, where they are not those of the definition. */
  readonly letters?: readonly string[];
}

export interface MethodEntry {
  readonly title: string;
  /** What one step does, line by line. */
  readonly steps: readonly MathText[];
  /** What its parameters are, where the theorem chooses them. */
  readonly settings: readonly MathText[];
  readonly horizon: readonly [number, number];
}

/** An instance and the line that shows it. */
export interface PlaceEntry {
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  readonly at: Readonly<Record<string, number>>;
  /** JSON, cut where it is long; the command has all of it, unless that is too long for a page. */
  readonly instance: string;
  readonly command?: string;
}

export interface RefutationEntry extends PlaceEntry {
  readonly claim: number;
  /** How far beyond the bound: above 1. */
  readonly ratio: number | null;
  readonly measured: string;
  readonly bound: string;
  readonly digits: number;
}

export interface MutantEntry {
  readonly claim: number;
  readonly math: MathText;
  /** What else it changes, in words. */
  readonly extra?: string;
  readonly why: string;
  readonly verdict?: Outcome;
  readonly ratio: number | null;
  readonly scenario?: string;
  readonly reason?: string;
}

export interface CounterexampleEntry {
  readonly drops: string;
  readonly why: string;
  readonly claim: number;
  readonly verdict?: Outcome;
  readonly ratio: number | null;
  readonly reason?: string;
  readonly plot: Series | { readonly none: string };
}

export interface VerdictEntry {
  readonly expected: 'holds' | 'violated';
  readonly seconds: number;
  readonly rungs: Readonly<Record<Rung, RungOutcome>>;
  readonly why: Readonly<Partial<Record<Rung, string>>>;
  readonly scenarios: readonly Pick<SettingReport, 'name' | 'instances' | 'comparisons' | 'maxRatio'>[];
  readonly worstCases: readonly ExactRecord[];
  readonly runs: number;
  /** Largest e-value against a sampled claim, and the level it would have to pass. */
  readonly evalue: number | null;
  readonly level: number | null;
  /** The sampled mean closest to its bound, in units of it. */
  readonly interval?: SampledInterval;
}
