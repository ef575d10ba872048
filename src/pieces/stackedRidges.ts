import type { Objective } from '../core/problem.js';
import type { Scalar, Vector } from '../core/space.js';
import type { AddressKernels, Arena } from '../numerics/arena.js';
import type { Stream } from '../random/streams.js';
import type { FloatVector } from '../spaces/float64.js';
import { square } from './links.js';

type Ridges = NonNullable<Objective['ridges']>;

const vector = (x: Vector): FloatVector => x as unknown as FloatVector;

/**
 * Functions weight_i link(a_i.x - b_i) of one link on the float64 space, with the a_i as rows of one matrix. Gradients are
 * multiples of rows and stay unwritten: a step of SGD reads a row twice and writes the iterate once.
 */
export class StackedRidges {
  readonly count: number;
  private readonly kernels: AddressKernels;
  private readonly rows: number;
  /** Bytes of a row. */
  private readonly stride: number;
  /** Offset and weight of each function, side by side. */
  private readonly terms: Float64Array;
  private readonly isSquare: boolean;

  private constructor(
    private readonly link: Ridges['link'],
    ridges: readonly Ridges[],
    private readonly dim: number,
    arena: Arena,
  ) {
    this.count = ridges.length;
    this.kernels = arena.at;
    this.rows = arena.allocate(this.count * dim);
    this.stride = 8 * dim;
    ridges.forEach(({ rows }, i) => {
      arena.write(this.rows + i * this.stride, rows[0]);
    });
    this.terms = Float64Array.from(ridges.flatMap(({ offsets, weights }) => [offsets[0], weights[0]]));
    this.isSquare = link === square;
  }

  /** Undefined if some function is not a single ridge, or if their links differ. */
  static of(functions: readonly Objective[], arena: Arena): StackedRidges | undefined {
    const link = functions[0]?.ridges?.link;
    const all = functions.flatMap(({ ridges }) => (ridges?.link === link && ridges?.rows.length === 1 ? ridges : []));
    return link && all.length === functions.length ? new StackedRidges(link, all, functions[0].dim, arena) : undefined;
  }

  value(i: number, x: Vector): Scalar {
    return (this.terms[2 * i + 1] * this.link.value(this.argument(i, x))) as unknown as Scalar;
  }

  /** `out` becomes the i-th gradient. */
  gradient(i: number, x: Vector, out: Vector): void {
    const t = this.argument(i, x);
    // The slope of the square is its argument; a call for it would cost as much as the product.
    const slope = this.terms[2 * i + 1] * (this.isSquare ? t : this.link.slope(t));
    vector(out).become(slope, this.rows + i * this.stride);
  }

  /** `out` becomes the gradient of a function drawn uniformly. */
  sample(x: Vector, out: Vector, stream: Stream): void {
    this.gradient(stream.index(this.count), x, out);
  }

  private argument(i: number, x: Vector): number {
    return this.kernels.dot(vector(x).address(), this.rows + i * this.stride, this.dim) - this.terms[2 * i];
  }
}
