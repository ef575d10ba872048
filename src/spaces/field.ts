import type { Field, Scalar, Space, Vector } from '../core/space.js';
import { fieldCoordinates, scalarsOf } from './float64.js';

const items = (x: Vector): Scalar[] => x as unknown as Scalar[];

/** R^dim over any arithmetic: vectors are arrays of its numbers. Slow and exact; decides what float64 can't. */
export function fieldSpace(dim: number, A: Field): Space {
  const each = (x: Vector, f: (a: Scalar, i: number) => Scalar): void => {
    const to = items(x);
    for (let i = 0; i < dim; i++) to[i] = f(to[i], i);
  };
  return {
    name: A.name,
    scalar: scalarsOf(A),
    zeros: () => Array.from({ length: dim }, () => A.of(0)) as unknown as Vector,
    copy: (x, y) => each(x, (_, i) => items(y)[i]),
    scale: (x, a) => each(x, (xi) => A.mul(a, xi)),
    addScaled: (x, a, y) => each(x, (xi, i) => A.add(xi, A.mul(a, items(y)[i]))),
    subtractScaled: (x, a, y) => each(x, (xi, i) => A.sub(xi, A.mul(a, items(y)[i]))),
    mix: (x, a, y, b) => each(x, (xi, i) => A.add(A.mul(a, xi), A.mul(b, items(y)[i]))),
    dot: (x, y) => items(x).reduce((sum, xi, i) => A.add(sum, A.mul(xi, items(y)[i])), A.of(0)),
    coordinates: fieldCoordinates(A, items),
  };
}
