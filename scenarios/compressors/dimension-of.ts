import { InstanceError } from '../../src/core/errors.js';
import type { Problem } from '../../src/core/problem.js';

/** The length of the vectors a compressor will see, on which its constants depend. */
export function dimensionOf(problem: Problem | undefined): number {
  if (problem) return problem.dim;
  throw new InstanceError({
    where: 'compressor',
    expected: 'a problem whose gradients are compressed',
    received: 'none',
    advice: 'Name an objective in the theorem, or bring vectors of its own.',
  });
}
