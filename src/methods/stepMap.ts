import type { Method } from '../core/method.js';
import type { Field, Scalar, Vector } from '../core/space.js';
import type { Machine } from '../core/theorem.js';
import type { Streams } from '../random/streams.js';
import { matrices, type SquareMatrix } from '../spaces/matrices.js';

/** One step of a method on a quadratic, z -> matrix z + offset. */
export interface AffineMap {
  readonly matrix: SquareMatrix;
  readonly offset: readonly Scalar[];
  /** The z that the step leaves where it is. */
  fixedPoint(): Scalar[];
}

/**
 * Reads the affine map of one step off the method's own text, by running it from zero and from unit states.
 * The state z is the iterate followed by the vectors of the named views, each with all its coordinates; what the method
 * remembers must all be there.
 */
export function stepMap(
  { space, oracle, place }: Machine,
  { A, streams, dim }: { A: Field; streams: Streams; dim: number },
  method: Method,
  parameters: Readonly<Record<string, unknown>>,
  remembered: readonly string[] = [],
): AffineMap {
  const { subtract, identity, solve } = matrices(A);
  const x = space.zeros();
  const started = method.init({ space, oracle, start: space.zeros(), streams }, parameters as never);
  const { step, views } = typeof started === 'function' ? { step: started, views: {} } : started;
  const state: Vector[] = [x, ...remembered.flatMap((name) => views[name] as readonly Vector[])];
  const zero = place(new Array<number>(dim).fill(0));
  const image = (unit?: number): Scalar[] => {
    state.forEach((vector, block) => {
      const inside = unit !== undefined && Math.floor(unit / dim) === block;
      space.copy(vector, inside ? place(zeroExcept(dim, unit % dim)) : zero);
    });
    step(x, 0);
    return state.flatMap((vector) => space.coordinates.read(vector));
  };
  const offset = image();
  const columns = offset.map((_, unit) => image(unit).map((value, i) => A.sub(value, offset[i])));
  const matrix = offset.map((_, i) => columns.map((column) => column[i]));
  return {
    matrix,
    offset,
    fixedPoint: () => solve(subtract(identity(offset.length), matrix), offset),
  };
}

function zeroExcept(dim: number, one: number): number[] {
  return Array.from({ length: dim }, (_, i) => (i === one ? 1 : 0));
}
