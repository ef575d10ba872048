/**
 * What is certified about a built problem: property -> constants, such as `{ smooth: [L], convex: [] }`.
 * A subject after `@` says about what: `smooth@each` is about every component; without one it is about f.
 */
export type Facts = Readonly<Record<string, readonly number[]>>;

/** If the premises are facts then so is the conclusion, with constants computed from theirs. */
export interface Rule {
  readonly premises: readonly string[];
  readonly conclusion: string;
  readonly constants: (...premises: (readonly number[])[]) => readonly number[];
}

export function rule(premises: readonly string[], conclusion: string, constants: Rule['constants']): Rule {
  return { premises, conclusion, constants };
}

/**
 * All facts that follow. A declared fact is never overwritten by a derived one; of two derivations the better constant
 * stays, by the direction of the property ('upper' bounds are better small, 'lower' ones large). Iterates to a fixed
 * point, so the order of rules does not matter.
 */
export function closure(
  facts: Facts,
  rules: readonly Rule[],
  direction: (property: string) => 'upper' | 'lower' | undefined,
): Facts {
  const known: Record<string, readonly number[]> = { ...facts };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { premises, conclusion, constants } of rules) {
      if (conclusion in facts || premises.some((premise) => !(premise in known))) continue;
      const derived = constants(...premises.map((premise) => known[premise]!));
      const old = known[conclusion];
      const better =
        old === undefined ||
        derived.some((value, i) => (direction(conclusion) === 'lower' ? value > old[i]! : value < old[i]!));
      if (!better) continue;
      known[conclusion] = derived;
      changed = true;
    }
  }
  return known;
}

/** The names of all properties that follow from some, without their constants: for matching before anything is built. */
export function closureOfNames(names: readonly string[], rules: readonly Rule[]): Set<string> {
  const known = new Set(names);
  for (let size = -1; size !== known.size; ) {
    size = known.size;
    for (const { premises, conclusion } of rules)
      if (premises.every((premise) => known.has(premise))) known.add(conclusion);
  }
  return known;
}
