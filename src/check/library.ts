import { type Assumption, type Axis, type Requirement, requirement } from '../core/assumption.js';
import { DefinitionError } from '../core/errors.js';
import { closure, closureOfNames, type Facts, type Rule } from '../core/facts.js';
import { didYouMean } from '../core/near.js';
import type { Scenario } from '../core/scenario.js';
import type { Theorem } from '../core/theorem.js';

/** Everything the engine is handed; it imports no leaf itself. */
export interface Library {
  readonly theorems: Readonly<Record<string, Theorem>>;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly assumptions: Readonly<Record<string, Assumption>>;
}

const rulesOf = new WeakMap<object, Rule[]>();

export function rules(library: Library): Rule[] {
  let found = rulesOf.get(library.assumptions);
  if (!found) {
    found = Object.values(library.assumptions).flatMap((assumption) => assumption.implies ?? []);
    rulesOf.set(library.assumptions, found);
  }
  return found;
}

export function knownAssumption(library: Library, { property }: Requirement, where: string): Assumption {
  const found = library.assumptions[property];
  if (!found)
    throw new DefinitionError({
      where,
      expected: 'a known assumption',
      received: `"${property}"`,
      advice: `${didYouMean(property, Object.keys(library.assumptions))}Known: ${Object.keys(library.assumptions).join(', ')}.`,
    });
  return found;
}

/**
 * A theorem's assumptions, taken apart and looked up; symbols must be as many as the property has constants.
 * `all` adds what single claims assume.
 */
export function requirementsOf(
  library: Library,
  theorem: Pick<Theorem, 'assumptions' | 'claims'>,
  where: string,
  which: 'theorem' | 'all' = 'theorem',
): { requirement: Requirement; assumption: Assumption }[] {
  const texts = which === 'all' ? theorem.claims.flatMap(({ assumes }) => assumes) : [];
  return [...new Set([...theorem.assumptions, ...texts])].map((text) => {
    const parsed = requirement(text);
    const assumption = knownAssumption(library, parsed, where);
    const constants = assumption.constants ?? [];
    if (parsed.symbols.length > constants.length)
      throw new DefinitionError({
        where,
        expected: `${parsed.property}(${constants.map((c) => c.symbol).join(', ')})`,
        received: `"${text}"`,
      });
    return { requirement: parsed, assumption };
  });
}

/** All facts that follow from the certified ones. */
export function allFacts(library: Library, facts: Facts): Facts {
  const direction = (fact: string): 'upper' | 'lower' | undefined => {
    const is = library.assumptions[fact.split('@')[0]]?.constants?.[0]?.is;
    return is === 'exact' ? undefined : is;
  };
  return closure(facts, rules(library), direction);
}

/** The axes a theorem needs, each with the scenarios that satisfy what it assumes there. */
export function candidates(
  library: Library,
  theorem: Theorem,
  where: string,
): { axis: Axis; scenarios: [string, Scenario][] }[] {
  const needs = new Map<Axis, string[]>();
  if (theorem.method) needs.set('objective', []);
  for (const { requirement, assumption } of requirementsOf(library, theorem, where))
    needs.set(assumption.axis, [...(needs.get(assumption.axis) ?? []), requirement.fact]);
  return [...needs].map(([axis, facts]) => ({
    axis,
    scenarios: Object.entries(library.scenarios).filter(([, scenario]) => {
      return scenario.axis === axis && satisfiesAll(library, scenario, facts);
    }),
  }));
}

/** Whether a scenario has facts for all of these, itself or by what follows. */
export function satisfiesAll(library: Library, { satisfies }: Scenario, facts: readonly string[]): boolean {
  const names = closureOfNames(satisfies, rules(library));
  return facts.every((fact) => names.has(fact));
}

export function scenarioNamed(library: Library, name: string, where: string): Scenario {
  const found = library.scenarios[name];
  if (!found)
    throw new DefinitionError({
      where,
      expected: 'the name of a scenario',
      received: `"${name}"`,
      advice: `${didYouMean(name, Object.keys(library.scenarios))}Known: ${Object.keys(library.scenarios).join(', ')}.`,
    });
  return found;
}

/** The name under which the library holds a scenario; a leaf refers to the object itself. */
export function nameOf(library: Library, scenario: Scenario): string {
  const entry = Object.entries(library.scenarios).find(([, known]) => known === scenario);
  return entry?.[0] ?? scenario.title;
}
