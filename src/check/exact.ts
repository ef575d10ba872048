import type { RungOutcome } from '../core/verdict.js';
import type { Level } from './effort.js';
import type { Subject } from './experiment.js';

/** What exact worst cases say of one claim, where they apply to it. */
export interface ExactFinding {
  readonly verdict: Exclude<RungOutcome, 'not-applicable'>;
  readonly worst: readonly ExactRecord[];
  readonly reason?: string;
}

/** One worst case beside the bound. */
export interface ExactRecord {
  readonly claim: number;
  readonly horizon: number;
  readonly symbols: Readonly<Record<string, number>>;
  readonly value: number;
  readonly bound: number;
  readonly boundOverWorst: number;
}

/**
 * Computes worst cases over whole classes of functions for each claim, or says why not. The engine is handed one, so that
 * it need not know how that is done.
 */
export type ExactEngine = (about: Subject, level: Level) => readonly (ExactFinding | { readonly why: string })[];
