import { scenarios } from '../scenarios/index.generated.js';
import { theorems } from '../theorems/index.generated.js';
import { assumptions } from './assumptions/index.generated.js';
import { type CheckOptions, check as checkIn } from './check/check.js';
import type { Library } from './check/library.js';
import { type Replay, type ReplayOptions, replay as replayIn } from './check/replay.js';
import { type RunOptions, type RunTable, run as runIn } from './check/run.js';
import type { Assumption } from './core/assumption.js';
import { DefinitionError } from './core/errors.js';
import type { Scenario } from './core/scenario.js';
import type { Theorem } from './core/theorem.js';
import type { Verdict } from './core/verdict.js';

/** All leaves of the handbook, as the engine wants them. */
export const library: Library = { theorems, scenarios, assumptions };

/** Leaves of one's own that join the handbook's. */
export interface Own {
  /** Name of a theorem that is not in the handbook; made from its title where missing. */
  readonly id?: string;
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  readonly assumptions?: Readonly<Record<string, Assumption>>;
}

/** A theorem of the handbook by its id, or one's own, judged on all scenarios that fit it. */
export function check(
  theorem: string | Theorem,
  { id, scenarios, assumptions, ...options }: CheckOptions & Own = {},
): Verdict {
  return checkIn(...subjectOf(theorem, { id, scenarios, assumptions }), options);
}

/** One comparison again, in float64 and with many digits. */
export function replay(
  theorem: string | Theorem,
  { id, scenarios, assumptions, ...options }: ReplayOptions & Own,
): Replay {
  return replayIn(...subjectOf(theorem, { id, scenarios, assumptions }), options);
}

/** A theorem simulated at one point, row by row. */
export function run(
  theorem: string | Theorem,
  { id, scenarios, assumptions, ...options }: RunOptions & Own = {},
): RunTable {
  return runIn(...subjectOf(theorem, { id, scenarios, assumptions }), options);
}

function subjectOf(theorem: string | Theorem, own: Own): [string, Theorem, Library] {
  const joined: Library = {
    theorems,
    scenarios: { ...scenarios, ...own.scenarios },
    assumptions: own.assumptions ? { ...assumptions, ...own.assumptions } : assumptions,
  };
  if (typeof theorem !== 'string') return [own.id ?? idOf(theorem), theorem, joined];
  const known = theorems[theorem];
  if (!known)
    throw new DefinitionError({
      where: 'boundlab',
      expected: 'the id of a theorem of the handbook, or a theorem',
      received: `"${theorem}"`,
      advice: 'boundlab list shows the ids.',
    });
  return [theorem, known, joined];
}

/** The id of a theorem of the handbook; another's title as one. */
function idOf(theorem: Theorem): string {
  const entry = Object.entries(theorems).find(([, known]) => known === theorem);
  return (
    entry?.[0] ??
    theorem.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  );
}
