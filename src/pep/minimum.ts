import { Refusal } from '../core/errors.js';
import { Affine } from './affine.js';
import type { AskedFunction } from './asked.js';
import type { Condition } from './classes/functionClass.js';
import { type Functions, summandsOf } from './functions.js';
import type { GramSpace } from './gramSpace.js';
import { accumulate, type Row, times } from './rows.js';

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
export function minimize(functions: Functions, space: GramSpace, interpolation: boolean): Balanced[] {
  const { h } = functions;
  const balanced: Balanced[] = [];
  const opposite: Row = [];
  const all = [...summandsOf(functions), ...(h ? [{ part: h, weight: 1 }] : [])];
  all.forEach(({ part, weight }, i) => {
    if (i === all.length - 1 || interpolation) {
      part.minimizedAt(interpolation ? [] : times(-1 / weight, opposite));
      return;
    }
    balanced.push({ part, by: all[all.length - 1].part, slope: space.size.basis });
    const g = space.fresh().slice(1);
    part.minimizedAt(g);
    accumulate(opposite, weight, g);
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
  second?.minimizedAt(times(-1, g));
}
