import type { Method, MethodContext, Step } from '../core/method.js';
import type { Objective } from '../core/problem.js';
import type { Field, Scalar, Vector } from '../core/space.js';
import { fieldSpace } from '../spaces/field.js';

/**
 * x_0, ..., x_steps of a method that asks for gradients of an objective, and for products with its Hessian where that
 * is given; in any arithmetic. For experiments that compare whole runs.
 */
export function iterates(
  A: Field,
  method: Method,
  parameters: Readonly<Record<string, unknown>>,
  on: { objective: Objective; hessian?: (v: readonly Scalar[]) => readonly Scalar[]; start: readonly number[] },
  steps: number,
): Scalar[][] {
  const coordinates = (x: Vector): Scalar[] => x as unknown as Scalar[];
  const space = fieldSpace(on.start.length, A);
  const f = on.objective.over!(A);
  const place = (): Vector => on.start.map(A.of) as unknown as Vector;
  const oracle = {
    gradient: (x: Vector, out: Vector) => f.gradient(coordinates(x), coordinates(out)),
    value: (x: Vector) => f.value(coordinates(x)),
    hessian: (v: Vector, out: Vector) => space.copy(out, on.hessian!(coordinates(v)) as unknown as Vector),
  };
  const context = { space, oracle, start: place() } as unknown as MethodContext;
  const started = method.init(context, parameters as never);
  const step: Step = typeof started === 'function' ? started : started.step;
  const x = place();
  const seen = [[...coordinates(x)]];
  for (let k = 0; k < steps; k++) {
    step(x, k);
    seen.push([...coordinates(x)]);
  }
  return seen;
}
