import { Piscina } from 'piscina';
import type { CheckOptions } from '../check/check.js';
import type { Exploration, ExploreOptions } from '../check/explore.js';
import type { Verdict } from '../core/verdict.js';
import { type Fault, faultOf, type Outcome, type Task } from './worker.js';

/** Worker threads, one theorem a task. Also for one worker: the main thread stays free for signals and progress. */
export interface Pool {
  check(task: Task<CheckOptions>): Promise<Outcome<Verdict>>;
  search(task: Task<ExploreOptions>): Promise<Outcome<Exploration>>;
  /** Ends the threads; what is unfinished becomes a fault. */
  close(): Promise<void>;
}

export function startPool(threads: number): Pool {
  const pool = new Piscina({
    filename: new URL('../cli/worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    recordTiming: false,
  });
  const run = async <T>(name: string, task: Task<unknown>): Promise<Outcome<T>> => {
    try {
      return await pool.run(task, { name });
    } catch (error) {
      return { fault: crash(error) };
    }
  };
  return { check: (task) => run('check', task), search: (task) => run('search', task), close: () => pool.destroy() };
}

/** A thread that ended under its task. */
function crash(error: unknown): Fault {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { message: 'the worker ran out of memory; try --workers 1' };
  return faultOf(error);
}
