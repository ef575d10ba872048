import type { Subject } from '../check/experiment.js';
import { interpretFloat } from '../check/interpret.js';
import { trajectory } from '../check/trajectory.js';
import type { Noise, Problem } from '../core/problem.js';
import { sharedArena } from '../numerics/arena.js';
import { floatField } from '../spaces/float64.js';
import type { Posed } from './pose.js';
import { sidesOf } from './sides.js';

/** Both sides of the claim on a problem at the symbols of a worst case, in float64, as means over the sample paths. */
export function runDirectly(
  subject: Subject,
  { claim, symbols, functions }: Posed,
  problem: Problem,
  inexact: Noise | undefined,
): { left: number; right: number } {
  const noise: Noise | undefined = functions.noise === 'sampled' ? { facts: {}, sampling: 'uniform' } : inexact;
  const arena = sharedArena();
  const { left, right } = sidesOf(subject, claim, symbols, floatField, (plan, scope, streams) =>
    arena.during(() => trajectory(plan, problem, scope, interpretFloat({ objective: problem, noise }, arena), streams)),
  );
  return { left: floatField.toNumber(left), right: floatField.toNumber(right) };
}
