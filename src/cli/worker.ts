import { type CheckOptions, check as checkIn } from '../check/check.js';
import { type Exploration, type ExploreOptions, explore } from '../check/explore.js';
import { BoundlabError } from '../core/errors.js';
import type { Verdict } from '../core/verdict.js';
import { exactEvidence } from '../pep/evidence.js';
import { join, type Opened } from './open.js';
import { ownPlace, type UserFile } from './userFile.js';

/** What went wrong with one theorem; `stack` only where the fault is the program's own. */
export interface Fault {
  readonly message: string;
  readonly stack?: string;
}
export type Outcome<T> = { readonly value: T } | { readonly fault: Fault };

export interface Task<Options> {
  readonly id: string;
  readonly files: readonly UserFile[];
  readonly options: Options;
}

let opened: Promise<Opened> | undefined;

/** Every task of a worker has the same files: they are loaded once. */
function openedOnce(files: readonly UserFile[]): Promise<Opened> {
  opened ??= join(files);
  return opened;
}

export function check({ id, files, options }: Task<CheckOptions>): Promise<Outcome<Verdict>> {
  return attempted(async () => {
    const { library, calls } = await openedOnce(files);
    const called = calls.get(id);
    return checkIn(id, library.theorems[id], library, {
      ...options,
      called,
      exact: exactEvidence,
      now: () => performance.now(),
    });
  });
}

export function search({ id, files, options }: Task<ExploreOptions>): Promise<Outcome<Exploration>> {
  return attempted(async () => {
    const { library, calls } = await openedOnce(files);
    return explore(id, library.theorems[id], library, { ...options, called: calls.get(id) });
  });
}

async function attempted<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Errors lose their class on the way between threads; the sentence stays. */
export function faultOf(error: unknown): Fault {
  if (error instanceof BoundlabError) return { message: error.message };
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const own = ownPlace(stack);
  if (own) return { message: `${own}: expected code that runs, got ${name}: ${message}.` };
  return { message: message || 'an error without a message', stack };
}
