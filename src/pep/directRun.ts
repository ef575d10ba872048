import { enumeratePaths } from '../check/enumerate.js';
import type { Subject } from '../check/experiment.js';
import { interpretFloat } from '../check/interpret.js';
import { trajectory } from '../check/trajectory.js';
import { compile } from '../core/formula.js';
import type { Noise, Problem } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import { sharedArena } from '../numerics/arena.js';
import { floatField } from '../spaces/float64.js';
import { type Posed, planOf } from './pose.js';

/** Both sides of the claim on a problem at the symbols of a worst case, in float64, as means over the sample paths. */
export function runDirectly(
  subject: Subject,
  { claim, symbols, functions }: Posed,
  problem: Problem,
  inexact: Noise | undefined,
): { left: number; right: number } {
  const { plan, claim: told } = planOf(subject, claim, symbols, floatField);
  const scope = symbols as unknown as Record<string, Scalar>;
  const noise: Noise | undefined = functions.noise === 'sampled' ? { facts: {}, sampling: 'uniform' } : inexact;
  const arena = sharedArena();
  let [left, right, sides] = [0, 0, [0, 0]];
  const compared = [told.left, told.right].map((text) => compile(text, floatField, `theorem ${subject.id}`));
  enumeratePaths(
    Number.POSITIVE_INFINITY,
    (streams) => {
      const { initial, rows } = arena.during(() =>
        trajectory(plan, problem, scope, interpretFloat({ objective: problem, noise }, arena), streams),
      );
      const all = { ...scope, ...initial, ...rows.at(-1) } as Record<string, Scalar>;
      sides = compared.map((side) => floatField.toNumber(side(all)));
    },
    (probability) => {
      left += probability * sides[0];
      right += probability * sides[1];
    },
  );
  return { left, right };
}
