import { Refusal } from '../core/errors.js';
import type { Claim } from '../core/theorem.js';
import { Affine, gramField, inside, Least, Root } from './affine.js';
import type { Condition } from './classes/functionClass.js';
import type { GramSpace } from './gramSpace.js';
import type { Sides } from './sides.js';

/** What of a claim is maximized, and what the optimal value then says of it. */
export interface Goal {
  readonly objective: Affine;
  /** What the optimal value of the program says of the claim's left side. */
  readonly left: (optimum: number) => number;
  readonly bound: number;
  /** Whether the worst case is the smallest left side, not the largest. */
  readonly least: boolean;
  /** Whether the program's value is that of the squared left side. */
  readonly squared: boolean;
  /** What becomes of a right side that is measured: left over right or left minus right is maximized. */
  readonly measuredRight: 'none' | 'ratio' | 'difference';
  /** Conditions that the goal itself imposes. */
  readonly extra: readonly Condition[];
}

/**
 * A claim as a goal. A right side with unknowns is set to at most 1, since both sides scale alike; unless it has a constant
 * part too: then the difference of the sides is maximized, against 0.
 */
export function goalOf(is: Claim['is'], sides: Sides, space: GramSpace): Goal {
  const [left, right] = [inside(sides.left), inside(sides.right)];
  const least = is === '>=';
  if (typeof right !== 'number') {
    const scale = right instanceof Root ? right.square : right;
    if (scale instanceof Affine && scale.constant === 0 && !least) {
      const start: Condition = { form: new Affine(-1).plus(1, scale), is: '<=', name: 'start' };
      const inner = goalOf(is, { left: sides.left, right: gramField.of(1) }, space);
      return { ...inner, bound: 1, measuredRight: 'ratio', extra: [...inner.extra, start] };
    }
    const difference = { left: gramField.sub(sides.left, sides.right), right: gramField.of(0) };
    return { ...goalOf(is, difference, space), measuredRight: 'difference' };
  }
  const extra: Condition[] = [];
  const measuredRight = 'none';
  const identity = (optimum: number): number => optimum;
  if (typeof left === 'number' || left instanceof Affine) {
    const objective = new Affine().plus(least ? -1 : 1, left instanceof Affine ? left : new Affine(left));
    return { objective, left: least ? (x) => -x : identity, bound: right, least, squared: false, measuredRight, extra };
  }
  if (least) throw new Refusal('the least value of a norm or of a minimum is no convex problem');
  const root = (optimum: number): number => Math.sqrt(Math.max(0, optimum));
  if (left instanceof Root)
    return { objective: left.square, left: root, bound: right, least, squared: true, measuredRight, extra };
  if (!(left instanceof Least)) throw new Refusal('the claim is about a step of a line search');
  const roots = left.among.filter((one) => one instanceof Root).length;
  if (roots > 0 && roots < left.among.length) throw new Refusal('a minimum of norms and other numbers');
  const lowest = space.freshValue();
  left.among.forEach((one, i) => {
    const form = new Affine().plus(1, lowest);
    if (typeof one === 'number') form.constant -= one;
    else form.plus(-1, one instanceof Root ? one.square : one);
    extra.push({ form, is: '<=', name: `minimum, ${i}` });
  });
  const squared = roots > 0;
  return { objective: lowest, left: squared ? root : identity, bound: right, least, squared, measuredRight, extra };
}
