import type { Affine } from './affine.js';
import type { Condition } from './classes/functionClass.js';
import type { GramSpace } from './gramSpace.js';
import type { Constraint, Sdp } from './sdp.js';

/** The program over the basis vectors that some form speaks of, but those that are taken as zero. */
export function gramProgram(
  whole: Affine,
  everywhere: readonly Condition[],
  space: GramSpace,
  still: readonly number[],
): { sdp: Sdp; position: ReadonlyMap<number, number> } {
  const inside = (form: Affine): Affine => (space.blocks > 1 ? form.within(space.blocks) : form);
  const objective = inside(whole);
  const conditions = everywhere.map((condition) => ({ ...condition, form: inside(condition.form) }));
  const speaking = conditions.filter(({ form }) => !form.known);
  const used = new Set<number>();
  for (const form of [objective, ...speaking.map((condition) => condition.form)])
    for (const i of form.basis()) used.add(i);
  for (const i of still) used.delete(i);
  const position = new Map([...used].sort((a, b) => a - b).map((i, column) => [i, column]));
  const constraints = speaking.map(({ form, is, name }): Constraint => ({ form: form.over(position), is, name }));
  return {
    sdp: { order: position.size, free: space.size.values, objective: objective.over(position), constraints },
    position,
  };
}
