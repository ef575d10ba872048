import { EXIT } from './usage.js';

/** Signals that ask a program to end. */
export type Ending = 'SIGINT' | 'SIGTERM';

/**
 * Waits for work to end, for it to be stopped, or for SIGINT or SIGTERM, which stop it. A second signal ends the program
 * at once.
 */
export async function untilSignal(work: Promise<unknown>, stop: AbortController): Promise<Ending | undefined> {
  let caught: Ending | undefined;
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const onSignal = (signal: NodeJS.Signals): void => {
    if (caught) process.exit(EXIT[caught]);
    caught = signal as Ending;
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    await Promise.race([work, stopped]);
    return caught;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
