import { InstanceError } from '../core/errors.js';
import type { Condition } from './classes/functionClass.js';

/** Memory that a worst case may take. */
const BYTES = 1e9;
/**
 * Of a coefficient of the program: in its forms, in what presolving makes of them, and in the solver's rows. The peak of a
 * process beyond what it starts with, divided by the number of coefficients: 480 for gradient descent at N = 100, 430 for
 * proximal gradient at N = 40.
 */
const PER_COEFFICIENT = 450;
/** Of an entry of the Newton matrix: in doubles, and with twice the digits. */
const PER_ENTRY = 24;
/** Two function values, and a product of vectors. */
const LEAST_COEFFICIENTS = 3;

/** @throws InstanceError unless it is a whole number of steps, and so few that memory may hold conditions on their pairs */
export function expectHorizon(id: string, horizon: number): void {
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new InstanceError({
      where: `worst case of ${id}`,
      expected: 'a whole number of steps, at least 1',
      received: String(horizon),
    });
  const pairs = horizon ** 2;
  expectMemory(id, horizon, pairs, PER_COEFFICIENT * LEAST_COEFFICIENTS * pairs, 'at least');
}

/** @throws InstanceError if there are more conditions on pairs of points than were asked for at most */
export function expectFew(id: string, horizon: number, pairs: number, most: number): void {
  if (pairs <= most) return;
  throw new InstanceError({
    where: `worst case of ${id}`,
    expected: `at most ${most} conditions on pairs of points`,
    received: `${horizon} steps: about ${pairs}`,
    advice: 'Take fewer steps.',
  });
}

/**
 * Passes conditions on while memory holds them: their coefficients, and the Newton matrix. That has a row for each one that
 * the solver starts with, which are all but those between two function values; of these it takes in a few at a time.
 *
 * @param pairs   about how many there will be
 * @throws InstanceError with an estimate of all, made from those that came so far
 */
export function* withinMemory(
  id: string,
  horizon: number,
  pairs: number,
  conditions: Iterable<Condition>,
): Generator<Condition> {
  let [count, coefficients, first] = [0, 0, 0];
  const bytes = (share: number): number => PER_COEFFICIENT * share * coefficients + PER_ENTRY * (share * first) ** 2;
  for (const condition of conditions) {
    const { gram, free } = condition.form;
    count++;
    coefficients += gram.size + free.size;
    if (free.size !== 2) first++;
    if (bytes(1) > BYTES) expectMemory(id, horizon, pairs, bytes(Math.max(1, pairs / count)), 'about');
    yield condition;
  }
}

function expectMemory(id: string, horizon: number, pairs: number, bytes: number, about: string): void {
  if (bytes <= BYTES) return;
  const gigabytes = (size: number): string => `${Number((size / 1e9).toPrecision(2))} GB`;
  throw new InstanceError({
    where: `worst case of ${id}`,
    expected: `a program that fits into ${gigabytes(BYTES)} of memory`,
    received: `${horizon} steps: ${about} ${pairs} conditions on pairs of points, which take ${about} ${gigabytes(bytes)}`,
    advice: 'Take fewer steps.',
  });
}
