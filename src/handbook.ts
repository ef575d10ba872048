import { scenarios } from '../scenarios/index.generated.js';
import { theorems } from '../theorems/index.generated.js';
import { assumptions } from './assumptions/index.generated.js';
import { type CheckOptions, check as checkIn } from './check/check.js';
import { subject } from './check/experiment.js';
import type { Library } from './check/library.js';
import { type Replay, type ReplayOptions, replay as replayIn } from './check/replay.js';
import { type RunOptions, type RunTable, simulate, tableOf } from './check/run.js';
import { type Scan, type ScanOptions, scanOf } from './check/scan.js';
import { type Series, type SeriesOptions, seriesOf } from './check/series.js';
import type { Assumption } from './core/assumption.js';
import { DefinitionError } from './core/errors.js';
import { didYouMean } from './core/near.js';
import type { Scenario } from './core/scenario.js';
import type { Theorem } from './core/theorem.js';
import type { Verdict } from './core/verdict.js';
import { exactEvidence } from './pep/evidence.js';
import type { Question } from './pep/pose.js';
import { type WorstCase, worstCase as worstCaseIn } from './pep/worstCase.js';

/** All leaves of the handbook, as the engine wants them. */
export const library: Library = { theorems, scenarios, assumptions };

/** What a theorem of one's own brings along. */
export interface Own {
  /** Its file, such as './my-bound.ts': then replay lines name it, and runs are those of `boundlab check` on it. */
  readonly file?: string;
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  readonly assumptions?: Readonly<Record<string, Assumption>>;
}

/** Judges a theorem of the handbook by its id, or one's own, on all scenarios that fit it. */
export function check(theorem: string | Theorem, options: CheckOptions & Own = {}): Verdict {
  const { id, leaf, joined, called } = subjectOf(theorem, options);
  return checkIn(id, leaf, joined, { called, exact: exactEvidence, ...options });
}

/** Makes one comparison again, in float64 and with many digits. */
export function replay(theorem: string | Theorem, options: ReplayOptions & Own): Replay {
  const { id, leaf, joined } = subjectOf(theorem, options);
  return replayIn(id, leaf, joined, options);
}

/** Simulates a theorem at one point, row by row. */
export function run(theorem: string | Theorem, options: RunOptions & Own = {}): RunTable {
  const { id, leaf, joined } = subjectOf(theorem, options);
  return tableOf(simulate(id, leaf, joined, options));
}

/** Both sides of one claim along a run, for a plot: single runs, mean or worst of them, and the bound. */
export function series(theorem: string | Theorem, options: SeriesOptions & Own = {}): Series {
  const { id, leaf, joined } = subjectOf(theorem, options);
  return seriesOf(id, leaf, joined, options);
}

/** The largest measured/bound over a grid of two symbols, such as the step size and the condition number. */
export function scan(theorem: string | Theorem, options: ScanOptions & Own): Scan {
  const { id, leaf, joined } = subjectOf(theorem, options);
  return scanOf(id, leaf, joined, options);
}

/** The exact worst case of a claim over its whole class of functions, with a function that attains it. */
export function worstCase(theorem: string | Theorem, question: Question & Own): WorstCase {
  const { id, leaf, joined } = subjectOf(theorem, question);
  return worstCaseIn(subject(id, leaf, joined), question, { construct: true });
}

/** A theorem as the engine wants it, with the leaves it may use. */
export function subjectOf(
  theorem: string | Theorem,
  own: Own,
): { id: string; leaf: Theorem; joined: Library; called?: string } {
  const joined: Library = {
    theorems,
    scenarios: { ...scenarios, ...own.scenarios },
    assumptions: own.assumptions ? { ...assumptions, ...own.assumptions } : assumptions,
  };
  if (typeof theorem !== 'string') return { leaf: theorem, joined, ...named(theorem, own) };
  const leaf = theorems[theorem];
  if (leaf) return { id: theorem, leaf, joined };
  throw new DefinitionError({
    where: 'boundlab',
    expected: 'a theorem, or the id of one in the handbook',
    received: `"${theorem}"`,
    advice: didYouMean(theorem, Object.keys(theorems)),
  });
}

/** The id and the name in replay lines: of the handbook, of the file, or made of the title. */
function named(theorem: Theorem, { file }: Own): { id: string; called?: string } {
  const known = Object.entries(theorems).find(([, other]) => other === theorem);
  if (known) return { id: known[0] };
  if (file !== undefined) return { id: fileId(file), called: file };
  const id =
    theorem.title
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? 'theorem';
  return { id, called: 'FILE.ts' };
}

/** 'my-bound' of './mine/my-bound.ts', 'other' of './my-bound.ts#other': the id the command line gives. */
function fileId(file: string): string {
  const [path, one] = file.split('#');
  return one ?? path.replace(/^.*\//, '').replace(/\.\w+$/, '');
}
