import { describe, expect, it } from 'vitest';
import { allFacts, satisfiesAll } from '../src/check/library.js';
import { precise } from '../src/core/arithmetic.js';
import type { Objective, Problem } from '../src/core/problem.js';
import type { Scenario } from '../src/core/scenario.js';
import { sample } from '../src/core/shape.js';
import type { Field, Scalar } from '../src/core/space.js';
import type { World } from '../src/core/world.js';
import { plainKernels } from '../src/numerics/kernels.js';
import { stream } from '../src/random/streams.js';
import { library } from './library.js';

const DRAWS = 12;
const A = precise as unknown as Field;

/** A problem for a noise, network or compressor to be built for: one that has what it needs. */
function host({ needs }: Scenario): Problem {
  const wanted = needs.length > 0 ? needs : ['quadratic'];
  const [, found] = Object.entries(library.scenarios).find(
    ([, scenario]) => scenario.axis === 'objective' && satisfiesAll(library, scenario, wanted),
  )!;
  return found.build(sample(found.instance, 5)) as Problem;
}

describe.each(Object.entries(library.scenarios))('scenario %s', (name, scenario) => {
  const instances = Array.from({ length: DRAWS }, (_, seed) => sample(scenario.instance, seed + 1));
  const problem = scenario.axis === 'objective' ? undefined : host(scenario);
  const worldOf = (instance: unknown): World => ({
    objective: problem,
    [scenario.axis]: scenario.build(instance, problem),
  });

  it('draws instances that fit its own shape and survive JSON', () => {
    for (const instance of instances) {
      scenario.instance.check(instance, name, {});
      expect(JSON.parse(JSON.stringify(instance))).toEqual(instance);
    }
  });

  it('has facts for every property it claims, and no other', () => {
    for (const instance of instances) {
      const { facts } = worldOf(instance)[scenario.axis]!;
      expect(Object.keys(facts).sort()).toEqual([...scenario.satisfies].sort());
    }
  });

  it('survives the audits of what it claims and of all that follows', () => {
    for (const [draw, instance] of instances.entries()) {
      const world = worldOf(instance);
      const facts = allFacts(library, world[scenario.axis]!.facts);
      for (const [fact, constants] of Object.entries(facts)) {
        const [property, subject = ''] = fact.split('@');
        const assumption = library.assumptions[property];
        expect(assumption, `the assumption ${property}`).toBeDefined();
        const found = assumption.audit(world, constants, stream('audit', name, draw), subject);
        expect(found, `${fact} ${JSON.stringify(constants)} on ${JSON.stringify(instance)}`).toBeUndefined();
      }
    }
  });

  if (scenario.axis === 'objective')
    it('has gradients that agree with differences of its values in many digits', () => {
      for (const [draw, instance] of instances.slice(0, 4).entries()) {
        const built = scenario.build(instance) as Problem;
        for (const f of [built.objective, ...(built.components ?? []).slice(0, 3)])
          if (f) compareGradient(f, built, draw);
      }
    });
});

/** Float64 value and gradient against 60-digit values and central differences, at a random point off the kinks. */
function compareGradient(f: Objective, problem: Problem, draw: number): void {
  const random = stream('gradient', draw);
  const x = Float64Array.from(problem.start, (xi, i) => {
    const center = problem.minimizer?.[i] ?? 0;
    return center + (xi - center) * random.uniform() + 0.1 * random.normal();
  });
  const fast = f.float64(plainKernels);
  const gradient = new Float64Array(f.dim);
  fast.gradient(x, gradient);
  const size = Math.max(1e-3, ...gradient.map(Math.abs));
  const exact = f.over?.(A);
  if (exact) {
    const point = Array.from(x, A.of);
    const value = A.toNumber(exact.value(point));
    expect(Math.abs(fast.value(x) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
    const step = A.of(2 ** -60);
    for (let i = 0; i < f.dim; i++) {
      const shifted = (sign: number): Scalar[] =>
        point.map((xj, j) => (j === i ? A.add(xj, A.mul(A.of(sign), step)) : xj));
      const slope = A.toNumber(A.div(A.sub(exact.value(shifted(1)), exact.value(shifted(-1))), A.mul(A.of(2), step)));
      expect(Math.abs(gradient[i] - slope), `coordinate ${i}`).toBeLessThanOrEqual(1e-8 * size);
    }
    return;
  }
  for (let i = 0; i < f.dim; i++) {
    const h = 1e-5 * Math.max(1, Math.abs(x[i]));
    const shifted = (sign: number): number => fast.value(x.map((xj, j) => (j === i ? xj + sign * h : xj)));
    const slope = (shifted(1) - shifted(-1)) / (2 * h);
    expect(Math.abs(gradient[i] - slope), `coordinate ${i}`).toBeLessThanOrEqual(
      1e-4 * size + 1e-6 * Math.abs(fast.value(x)),
    );
  }
}
