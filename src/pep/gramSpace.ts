import { Refusal } from '../core/errors.js';
import type { Coordinates, Space, Vector } from '../core/space.js';
import { scalarsOf } from '../spaces/float64.js';
import { Affine, gramField, inside, known, LineStep, least, simple } from './affine.js';
import { type Row, same } from './rows.js';

/**
 * A vector of the Gram space: coefficients over the unknown vectors that have come up so far, later ones missing.
 * The first coefficient is that of x*, the point of reference: 1 for points, 0 for directions. Methods that treat the
 * two alike (a norm of an iterate, weight decay) would depend on where the origin lies, and are refused.
 */
export const rowOf = (x: Vector): Row => x as unknown as Row;

/** Coefficients of an x* that are rounding: momentum makes (1 + b) - b. */
const ROUNDING = 1e-9;
const NO_COORDINATES = 'a coordinate of a vector is asked for; the worst case is over functions of any dimension';

export interface GramSpace extends Space {
  /** A vector that nothing is known of yet: the sum of a new basis vector in each block. */
  fresh(): Row;
  /** A point that nothing is known of yet: forms in it have fewer terms than in the way to it. */
  freshPoint(): Row;
  /** The part of a vector that lies in the i-th block. */
  part(x: Row, i: number): Row;
  /** How many orthogonal blocks of coordinates the space is made of. */
  readonly blocks: number;
  /** A function value that nothing is known of yet. */
  freshValue(): Affine;
  /** How many there are. */
  readonly size: { readonly basis: number; readonly values: number };
  /** What happens when a line step is taken: conditions on the point it leads to. */
  onLineStep: (from: Row, to: Row, direction: readonly number[]) => void;
}

/** The coefficients of a direction over the basis, without that of x*. */
export function direction(x: Row, use: string): Row {
  if (Math.abs(x[0] ?? 0) > ROUNDING) throw new Refusal(`${use} depends on where the origin is`);
  return x.slice(1);
}

/** The coefficients of a point relative to x*. */
export function point(x: Row, use: string): Row {
  if (Math.abs((x[0] ?? 0) - 1) > ROUNDING) throw new Refusal(`${use} depends on where the origin is`);
  return x.slice(1);
}

/** x = a x + b y. */
function combine(x: Row, a: number, y: Row, b: number): void {
  const length = Math.max(x.length, y.length);
  for (let i = 0; i < length; i++) x[i] = a * (x[i] ?? 0) + b * (y[i] ?? 0);
}

/**
 * Vectors as rows of coefficients; inner products are affine forms in the entries of the Gram matrix.
 *
 * With several blocks of coordinates, the basis vectors 0, blocks, 2 blocks, ... lie in the first, and so on. Inner products
 * across blocks still appear in the forms; `Affine.within` takes them out.
 */
export function gramSpace(blocks = 1): GramSpace {
  const size = { basis: 0, values: 0 };
  const fresh = (): Row => {
    const row = new Array<number>(size.basis + 1).fill(0);
    for (let i = 0; i < blocks; i++) row.push(1);
    size.basis += blocks;
    return row;
  };
  const add = (x: Vector, a: Parameters<Space['addScaled']>[1], y: Vector, sign: 1 | -1): void => {
    const step = inside(a);
    if (!(step instanceof LineStep)) {
      combine(rowOf(x), 1, rowOf(y), sign * known(a, 'a coefficient that depends on'));
      return;
    }
    const from = rowOf(x).slice();
    if (step.sign * sign !== -1 || !same(step.from, from) || !same(step.direction, rowOf(y)))
      throw new Refusal('a step of an exact line search is used otherwise than along its line');
    const end = space.freshPoint();
    rowOf(x).splice(0, from.length, ...end);
    space.onLineStep(from, end, step.direction);
  };
  const space: GramSpace = {
    name: 'Gram',
    scalar: { ...scalarsOf(gramField), min: least },
    zeros: () => [] as unknown as Vector,
    copy: (x, y) => void rowOf(x).splice(0, rowOf(x).length, ...rowOf(y)),
    scale: (x, a) => combine(rowOf(x), known(a, 'a coefficient that depends on'), [], 0),
    addScaled: (x, a, y) => add(x, a, y, 1),
    subtractScaled: (x, a, y) => add(x, a, y, -1),
    mix: (x, a, y, b) => {
      const use = 'a coefficient that depends on';
      combine(rowOf(x), known(a, use), rowOf(y), known(b, use));
    },
    dot(x, y) {
      const use = 'an inner product with an iterate';
      return simple(new Affine().plusInner(1, direction(rowOf(x), use), direction(rowOf(y), use))) as never;
    },
    get coordinates(): Coordinates {
      throw new Refusal(NO_COORDINATES);
    },
    fresh,
    freshPoint: () => Object.assign(fresh(), [1]),
    part: (x, i) => x.map((coefficient, j) => (j > 0 && (j - 1) % blocks === i ? coefficient : 0)),
    blocks,
    freshValue: () => Affine.value(size.values++),
    size,
    onLineStep: () => {},
  };
  return space;
}
