import type { Located } from '../check/experiment.js';
import { Refusal } from '../core/errors.js';
import type { Functions } from './functions.js';
import type { Found } from './interpolants.js';

/**
 * An instance of a scenario of operators through the values that one operator was asked for: a nonexpansive map by points
 * and images, from which the operator is made.
 *
 * @throws Refusal  where there are two operators, or the class has no explicit interpolant
 */
export function operatorInterpolantOf({ operators }: Functions, found: Found, start: readonly number[]): Located {
  const [asked, second] = Object.values(operators);
  if (second) throw new Refusal('two operators through their points are not constructed');
  const { of, conditions } = asked.chosen;
  const { nonexpansive } = conditions;
  if (!nonexpansive) throw new Refusal(`${of.title}: no explicit one through the points is known here`);
  const { scenario, constant, image } = nonexpansive;
  const points = found(asked).filter(({ x }) => x.some((xj) => xj !== 0));
  return {
    scenario: `worst/${scenario}`,
    instance: {
      ...(constant === undefined ? {} : { constant }),
      points: points.map(({ x }) => x),
      images: points.map(({ x, g }) => x.map((xj, j) => image(xj, g[j]))),
      start,
    },
  };
}
