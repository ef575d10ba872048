import { InstanceError } from '../core/errors.js';

/** Their matrix is 1 GB. */
export const MOST_CONDITIONS = 11000;

/** @throws InstanceError unless it is a whole number of steps whose worst case memory may hold */
export function expectHorizon(id: string, horizon: number): void {
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new InstanceError({
      where: `worst case of ${id}`,
      expected: 'a horizon of at least 1 step',
      received: String(horizon),
    });
  expectRoom(id, horizon, horizon ** 2, MOST_CONDITIONS);
}

/**
 * The solver's largest matrix has a row and a column for each condition.
 *
 * @throws InstanceError if there are more than `most`
 */
export function expectRoom(id: string, horizon: number, conditions: number, most: number): void {
  if (conditions <= most) return;
  const gigabytes = (8 * conditions ** 2) / 1e9;
  throw new InstanceError({
    where: `worst case of ${id}`,
    expected: `at most ${most} conditions on pairs of points`,
    received: `${horizon} steps: about ${conditions}, in about ${gigabytes.toPrecision(2)} GB`,
    advice: 'Take fewer steps.',
  });
}
