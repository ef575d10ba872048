import { Refusal } from '../core/errors.js';
import { Affine } from './affine.js';
import type { AskedFunction } from './asked.js';
import type { Condition } from './classes/functionClass.js';
import type { Functions } from './gramOracle.js';
import type { GramSpace } from './gramSpace.js';

/** A function whose gradient at x* is a basis vector of its own, and the one whose gradient there makes up for it. */
export interface Balanced {
  readonly part: AskedFunction;
  readonly by: AskedFunction;
  readonly slope: number;
}

/**
 * Stationarity at x*: subgradients there that add up to zero. Values there are 0, which only shifts the functions.
 *
 * @returns  the functions whose gradient there is not known to be zero
 */
export function minimize({ f, h, components }: Functions, space: GramSpace, interpolation: boolean): Balanced[] {
  const balanced: Balanced[] = [];
  const parts = components.length > 0 ? components : f ? [f] : [];
  const opposite: number[] = [];
  const free = [...parts, ...(h ? [h] : [])];
  const share = components.length > 0 ? 1 / components.length : 1;
  free.forEach((part, i) => {
    const weight = part === h ? 1 : share;
    if (i === free.length - 1 || interpolation) {
      part.minimizedAt(interpolation ? [] : opposite.map((value) => -value / weight));
      return;
    }
    balanced.push({ part, by: free[free.length - 1], slope: space.size.basis });
    const g = space.fresh().slice(1);
    part.minimizedAt(g);
    g.forEach((value, j) => (opposite[j] = (opposite[j] ?? 0) + weight * value));
  });
  return balanced;
}

/** mean ||g_i||^2 <= sigma2 for the gradients of the components at x*, which are their first answers. */
export function varianceAtMinimizer({ components }: Functions, sigma2: number): Condition {
  if (components.length === 0) throw new Refusal('a variance at x* is assumed, but nothing of the components');
  const form = new Affine(-sigma2);
  for (const { points } of components) form.plusInner(1 / components.length, points[0].g, points[0].g);
  return { form, is: '<=', name: 'variance at x*' };
}

/** A zero at x*: values of the operators there that add up to zero. */
export function settle({ operators }: Functions, space: GramSpace): void {
  const [first, second] = Object.values(operators);
  const g = second ? space.fresh().slice(1) : [];
  first?.minimizedAt(g);
  second?.minimizedAt(g.map((value) => -value));
}
