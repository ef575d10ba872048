import { type Kernels, plainKernels } from './kernels.js';
import { simd as bytes } from './simd.generated.js';

/** The part of WebAssembly used here; the program is compiled without the types of browsers or of Node. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Kernels on addresses in bytes, assembled by src/build/kernels.mjs. */
interface Simd {
  dot(x: number, y: number, n: number): number;
  scale(x: number, a: number, n: number): void;
  addScaled(x: number, y: number, a: number, n: number): void;
  setScaled(x: number, y: number, a: number, n: number): void;
  mix(x: number, y: number, a: number, b: number, n: number): void;
  products(x: number, rows: number, out: number, m: number, n: number): void;
  addCombination(x: number, rows: number, c: number, m: number, n: number): void;
}

/** A vector in an arena carries its address: `byteOffset` says the same, but too slowly for vectors of twenty doubles. */
interface Placed extends Float64Array {
  address?: number;
}

const PAGE = 65536;
/** Vectors start at multiples of this many bytes. Address 0 is given to none. */
const ALIGNMENT = 16;

/**
 * SIMD kernels on a memory of fixed size, filled from the bottom. Vectors that don't fit, or come from elsewhere, are
 * ordinary ones, served by plain loops with the same results.
 */
export class Arena implements Kernels {
  private readonly buffer: ArrayBuffer;
  private readonly simd: Simd;
  private top = ALIGNMENT;
  private runs = 0;
  private generation = 0;

  /**
   * @param capacity  bytes reserved, none where the machine has no SIMD; pages never touched cost nothing
   * @param crowded   bytes from which on everything kept is dropped before something new is kept
   */
  constructor(
    capacity: number,
    private readonly crowded: number,
  ) {
    const supported = WebAssembly.validate(bytes);
    const memory = new WebAssembly.Memory({ initial: supported ? Math.ceil(capacity / PAGE) : 0 });
    this.buffer = memory.buffer;
    this.simd = (
      supported ? new WebAssembly.Instance(new WebAssembly.Module(bytes), { '': { memory } }).exports : undefined
    ) as Simd;
  }

  floats(length: number): Float64Array {
    const end = this.top + 8 * length;
    if (end > this.buffer.byteLength) return plainKernels.floats(length);
    const vector: Placed = new Float64Array(this.buffer, this.top, length);
    vector.address = this.top;
    this.top = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    return vector.fill(0);
  }

  place(data: ArrayLike<number>): Float64Array {
    const vector = this.floats(data.length);
    vector.set(data);
    return vector;
  }

  dot(x: Placed, y: Placed, from = 0): number {
    const p = x.address;
    const q = y.address;
    return p && q ? this.simd.dot(p, q + 8 * from, x.length) : plainKernels.dot(x, y, from);
  }

  addScaled(x: Placed, a: number, y: Placed, from = 0): void {
    const p = x.address;
    const q = y.address;
    if (p && q) this.simd.addScaled(p, q + 8 * from, a, x.length);
    else plainKernels.addScaled(x, a, y, from);
  }

  setScaled(x: Placed, a: number, y: Placed, from = 0): void {
    const p = x.address;
    const q = y.address;
    if (p && q) this.simd.setScaled(p, q + 8 * from, a, x.length);
    else plainKernels.setScaled(x, a, y, from);
  }

  mix(x: Placed, a: number, y: Placed, b: number, from = 0): void {
    const p = x.address;
    const q = y.address;
    if (p && q) this.simd.mix(p, q + 8 * from, a, b, x.length);
    else plainKernels.mix(x, a, y, b, from);
  }

  scale(x: Placed, a: number): void {
    if (x.address) this.simd.scale(x.address, a, x.length);
    else plainKernels.scale(x, a);
  }

  products(matrix: Placed, x: Placed, out: Placed): void {
    if (matrix.address && x.address && out.address)
      this.simd.products(x.address, matrix.address, out.address, out.length, x.length);
    else plainKernels.products(matrix, x, out);
  }

  addCombination(x: Placed, matrix: Placed, c: Placed): void {
    if (x.address && matrix.address && c.address)
      this.simd.addCombination(x.address, matrix.address, c.address, c.length, x.length);
    else plainKernels.addCombination(x, matrix, c);
  }

  /** What `run` returns; vectors made meanwhile are freed and must not be used afterwards. */
  during<T>(run: () => T): T {
    const mark = this.top;
    this.runs++;
    try {
      return run();
    } finally {
      this.runs--;
      this.top = mark;
    }
  }

  /**
   * A getter of what `make` returns. It is made at the first use and made again when the arena, once crowded, has been
   * cleared since; inside `during` it may be made for that run alone.
   */
  keep<T>(make: () => T): () => T {
    let kept: T;
    let made = -1;
    return () => {
      if (made === this.generation) return kept;
      if (this.runs > 0) return make();
      if (this.top > this.crowded) {
        this.top = ALIGNMENT;
        this.generation++;
      }
      kept = make();
      made = this.generation;
      return kept;
    };
  }
}

let shared: Arena | undefined;

/** The arena of this thread: 128 MiB, cleared from 16 MiB on. Made when first asked for. */
export function sharedArena(): Arena {
  shared ??= new Arena(128 << 20, 16 << 20);
  return shared;
}
