import { findFaces } from '../solver/faces.js';
import { range, toRow } from '../solver/row.js';
import type { ExactForm, ExactProgram } from './program.js';
import { compared, exactly, isZero, plus, type Rational, ratio, times, toNumber, ZERO } from './rational.js';

/** A vector by its entries that are not 0. */
export type SparseVector = ReadonlyMap<number, Rational>;

const HALF = ratio(1n, 2n);

/**
 * Vectors e along which G may grow without end, G + t e e^T, t >= 0, with no constraint in the way and the objective not
 * falling: such as all gradients at once, where a set keeps the points together. Then e^T S e <= 0 at each dual point, so
 * S e = 0. They are looked for in floating point, where constraints leave G few directions to grow in, and verified exactly.
 *
 * @param alive  whether a constraint may have a multiplier other than 0
 */
export function recessions(program: ExactProgram, alive: (k: number) => boolean): SparseVector[] {
  const { order, objective, constraints } = program;
  const growing = constraints.filter((_, k) => alive(k));
  const homogeneous = ({ gram }: ExactForm, equality: boolean, sign = 1): ReturnType<typeof toRow> =>
    toRow(
      { constant: 0, free: [], gram: gram.map(([i, j, value]) => [i, j, sign * toNumber(value)] as const) },
      equality,
      -1,
      order,
    );
  const rows = [...growing.map(({ form, is }) => homogeneous(form, is === '=')), homogeneous(objective, false, -1)];
  const nothing = { constant: 0, gram: [], free: [] };
  const { relations } = findFaces(
    { order, free: 0, objective: nothing, constraints: [] },
    toRow(nothing, false, -1, order),
    rows,
  );
  const bound = new Set(relations.map(({ pivot }) => pivot));
  return range(order)
    .filter((i) => !bound.has(i))
    .map((i) => {
      const e = new Map([[i, 1]]);
      for (const { pivot, by } of [...relations].reverse()) {
        const entry = by.reduce((sum, [j, value]) => sum + value * (e.get(j) ?? 0), 0);
        if (entry !== 0) e.set(pivot, entry);
      }
      return new Map([...e].map(([j, entry]) => [j, exactly(entry)] as const));
    })
    .filter(
      (e) =>
        compared(along(objective, e), ZERO) >= 0 &&
        growing.every(({ form, is }) => {
          const growth = along(form, e);
          return is === '=' ? isZero(growth) : compared(growth, ZERO) <= 0;
        }),
    );
}

/** e^T A e, A the symmetric matrix of a form. */
export function along(form: ExactForm, e: SparseVector): Rational {
  return [...applied(form, e)].reduce((sum, [i, value]) => plus(sum, times(value, e.get(i) ?? ZERO)), ZERO);
}

/** A e. */
export function applied({ gram }: ExactForm, e: SparseVector): SparseVector {
  const image = new Map<number, Rational>();
  const gather = (i: number, j: number, value: Rational): void => {
    const entry = e.get(j);
    if (entry) image.set(i, plus(image.get(i) ?? ZERO, times(value, entry)));
  };
  for (const [i, j, value] of gram) {
    if (i === j) gather(i, i, value);
    else {
      gather(i, j, times(HALF, value));
      gather(j, i, times(HALF, value));
    }
  }
  return image;
}
