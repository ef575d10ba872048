import { AXES } from '../core/assumption.js';
import { DefinitionError, Refusal, ScenarioFault } from '../core/errors.js';
import type { Problem } from '../core/problem.js';
import type { Scenario } from '../core/scenario.js';
import { sample } from '../core/shape.js';
import type { World } from '../core/world.js';
import { hash, stream } from '../random/streams.js';
import { buildWorld, type Subject, type Trial } from './experiment.js';
import { refusable } from './lab.js';
import { type Library, satisfiesAll, scenarioNamed } from './library.js';

/** What the audits say of a scenario's claims. */
export interface ScenarioAudit {
  readonly schema: 'boundlab/audit@1';
  readonly scenario: string;
  readonly title: string;
  readonly instances: number;
  readonly verdict: 'holds' | 'violated';
  readonly properties: readonly PropertyAudit[];
}

export interface PropertyAudit {
  /** 'smooth', 'smooth@each' */
  readonly property: string;
  readonly verdict: 'holds' | 'violated';
  /** The audit's complaint, and the instance it is about. */
  readonly found?: string;
  readonly instance?: unknown;
}

/** Puts every property a scenario claims to its audit, on drawn instances. */
export function auditScenario(
  name: string,
  library: Library,
  { seed = 1, instances = 20 }: { seed?: number; instances?: number } = {},
): ScenarioAudit {
  const scenario = scenarioNamed(library, name, `scenario ${name}`);
  const found = new Map<string, { complaint: string; instance: unknown }>();
  for (let i = 0; i < instances; i++) {
    const instance = sample(scenario.instance, hash(seed, name, i));
    scenario.instance.check(JSON.parse(JSON.stringify(instance)), `scenario ${name}`, {});
    const problem = scenario.axis === 'objective' ? undefined : host(library, scenario, seed + i);
    const world = { objective: problem, [scenario.axis]: scenario.build(instance, problem) } as World;
    for (const property of scenario.satisfies) {
      if (found.has(property)) continue;
      const constants = world[scenario.axis]?.facts[property];
      const complaint = constants
        ? complaintOf(library, world, property, constants, `scenario ${name}`)
        : `no fact: build() must give constants for "${property}", or [] where it has none`;
      if (complaint !== undefined) found.set(property, { complaint, instance });
    }
  }
  const properties = scenario.satisfies.map((property): PropertyAudit => {
    const fault = found.get(property);
    if (!fault) return { property, verdict: 'holds' };
    return { property, verdict: 'violated', found: fault.complaint, instance: fault.instance };
  });
  return {
    schema: 'boundlab/audit@1',
    scenario: name,
    title: scenario.title,
    instances,
    verdict: found.size > 0 ? 'violated' : 'holds',
    properties,
  };
}

/**
 * Before a theorem is called refuted, everything that the scenarios of the refuting trial certify is put to its audit.
 *
 * @throws ScenarioFault if one of them is refuted itself
 */
export function auditTrial(about: Subject, { instance }: Trial): void {
  const world = buildWorld(about, instance);
  for (const axis of AXES) {
    const located = instance[axis];
    if (!located) continue;
    for (const [property, constants] of Object.entries(world[axis]?.facts ?? {})) {
      const complaint = complaintOf(about.library, world, property, constants, `scenario ${located.scenario}`);
      if (complaint === undefined) continue;
      throw new ScenarioFault({
        where: `scenario ${located.scenario}`,
        expected: `${property}(${constants.join(', ')}) as it claims`,
        received: complaint,
        advice: `The violation of ${about.id} is the scenario's fault. Instance: ${JSON.stringify(located.instance)}`,
      });
    }
  }
}

function complaintOf(
  library: Library,
  world: World,
  fact: string,
  constants: readonly number[],
  where: string,
): string | undefined {
  const [property, subject = ''] = fact.split('@');
  const assumption = library.assumptions[property];
  if (!assumption)
    throw new DefinitionError({
      where,
      expected: 'known properties',
      received: `"${property}"`,
      advice: `Known: ${Object.keys(library.assumptions).join(', ')}.`,
    });
  const found = refusable(() => assumption.audit(world, constants, stream('audit', where, fact), subject));
  return found instanceof Refusal ? undefined : found;
}

/** A problem for a noise, network or compressor to be built for: one that has what it needs. */
function host(library: Library, { needs }: Scenario, seed: number): Problem {
  const fitting = Object.values(library.scenarios).filter(
    (other) => other.axis === 'objective' && satisfiesAll(library, other, needs.length > 0 ? needs : ['quadratic']),
  );
  const chosen = fitting[seed % fitting.length];
  if (!chosen)
    throw new DefinitionError({
      where: 'scenario',
      expected: `an objective that satisfies ${needs.join(', ')}`,
      received: 'none in the library',
    });
  return chosen.build(sample(chosen.instance, seed)) as Problem;
}
