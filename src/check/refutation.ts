import type { Refutation } from '../core/verdict.js';
import type { Subject } from './experiment.js';
import type { Refuting } from './finding.js';
import { outsideTheorem } from './given.js';

/** What besides the trial decides the numbers of a run; a replay must be given the same. */
export interface Circumstances {
  readonly seed: number;
  readonly level: string;
  /** Cap on sampled runs, where one was asked for. */
  readonly runs?: number;
  /** What the command line calls the theorem: its id, or the path of its file. */
  readonly called: string;
}

/** A violation as data, with the line that shows it again. */
export function refutation(
  about: Subject,
  { claim, sighting, measured, bound, digits }: Refuting & { claim: number },
  circumstances: Circumstances,
): Refutation {
  const { entry, run, at } = sighting;
  const { instance, parameters: params } = entry.trial;
  const seen = { claim, scenario: entry.place, instance, params, run, at, measured, bound, digits };
  return { ...seen, replay: replayLine(about, seen, circumstances) };
}

/** The command that makes a comparison again. */
export function replayLine(
  about: Subject,
  { instance, params, at, claim, run }: Pick<Refutation, 'instance' | 'params' | 'at' | 'claim' | 'run'>,
  { seed, level, runs, called }: Circumstances,
): string {
  const trial = { instance, parameters: params } as Parameters<typeof outsideTheorem>[1];
  return [
    `boundlab replay ${called}`,
    `--instance ${quoted(instance)}`,
    `--params ${quoted(params)}`,
    ...(Object.keys(at).length > 0 ? [`--at ${rowText(at)}`] : []),
    ...(about.theorem.claims.length > 1 ? [`--claim ${claim}`] : []),
    ...(run > 0 ? [`--run ${run}`] : []),
    ...(seed === 1 ? [] : [`--seed ${seed}`]),
    ...(level === 'quick' ? [] : [`--level ${level}`]),
    ...(runs === undefined ? [] : [`--runs ${runs}`]),
    ...(outsideTheorem(about, trial) === undefined ? [] : ['--outside']),
  ].join(' ');
}

/** The command that simulates a theorem at one point. */
export function runLine(called: string, { instance, params }: Pick<Refutation, 'instance' | 'params'>): string {
  return `boundlab run ${called} --instance ${quoted(instance)} --params ${quoted(params)}`;
}

/** 10, or k=10,i=2 where k alone does not name the row. */
export function rowText(at: Readonly<Record<string, number>>): string {
  const entries = Object.entries(at);
  if (entries.length === 1 && at.k !== undefined) return String(at.k);
  return entries.map(([symbol, value]) => `${symbol}=${value}`).join(',');
}

/** JSON as one word of a shell. */
function quoted(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", "'\\''")}'`;
}
