/** The public API. */
export { auditScenario, type ScenarioAudit } from './check/audit.js';
export type { CheckOptions } from './check/check.js';
export type { Level } from './check/effort.js';
export { explanation, type Standing, standing } from './check/explain.js';
export type { Library } from './check/library.js';
export type { Replay, ReplayOptions } from './check/replay.js';
export type { RunOptions, RunTable } from './check/run.js';
export type { Scan, ScanAxis, ScanOptions } from './check/scan.js';
export type { Series, SeriesOptions } from './check/series.js';
export { type Assumption, assumption } from './core/assumption.js';
export { BoundlabError, DefinitionError, InstanceError, ScenarioFault } from './core/errors.js';
export { rule } from './core/facts.js';
export { dimensionOf, symbolsOf } from './core/formula.js';
export { latexOf } from './core/latex.js';
export { type Measure, measure } from './core/measure.js';
export { type Method, method } from './core/method.js';
export type { Compressor, Network, Noise, Objective, Problem } from './core/problem.js';
export { at, compressor, network, noise, type Placed, type Scenario, scenario } from './core/scenario.js';
export { choice, integer, list, positive, real, record, type Shape, table, where } from './core/shape.js';
export type { Field, Scalar, Space, Vector } from './core/space.js';
export {
  between,
  type Case,
  type Claim,
  everyRun,
  inExpectation,
  type Observation,
  type ObserveContext,
  oneOf,
  type Quantifier,
  type Theorem,
  theorem,
  whole,
} from './core/theorem.js';
export type { Refutation, Verdict } from './core/verdict.js';
export { check, library, type Own, replay, run, scan, series, worstCase } from './handbook.js';
export * from './measures/index.generated.js';
export * from './methods/index.generated.js';
export type { Question } from './pep/pose.js';
export type { WorstCase } from './pep/worstCase.js';
export * from './pieces/index.generated.js';
