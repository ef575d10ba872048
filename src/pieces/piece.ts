import type { FieldFunction, FloatFunction, Objective } from '../core/problem.js';
import type { Field } from '../core/space.js';
import { floatField } from '../spaces/float64.js';

/** An objective written once for every arithmetic, its float64 form included. For functions that are not hot. */
export function generic(dim: number, over: (A: Field) => FieldFunction): Objective {
  return { dim, over, float64: () => over(floatField) as unknown as FloatFunction };
}

/** What depends on the arithmetic alone, such as data in its numbers: made once for each field. */
export function perField<T>(make: (A: Field) => T): (A: Field) => T {
  const made = new WeakMap<Field, T>();
  return (A) => {
    const known = made.get(A);
    if (known !== undefined) return known;
    const fresh = make(A);
    made.set(A, fresh);
    return fresh;
  };
}
