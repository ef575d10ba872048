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

/**
 * SIMD kernels on a memory of fixed size, filled from the bottom. Vectors that don't fit, or come from elsewhere, are
 * ordinary ones, served by plain loops with the same results.
 */
export interface Arena extends Kernels {
  /** What `run` returns; vectors made meanwhile are freed and must not be used afterwards. */
  during<T>(run: () => T): T;
  /**
   * A getter of what `make` returns. It is made at the first use and made again when the arena, once crowded, has been
   * cleared since; inside `during` it may be made for that run alone.
   */
  keep<T>(make: () => T): () => T;
}

const PAGE = 65536;
/** Vectors start at multiples of this many bytes. Address 0 is given to none. */
const ALIGNMENT = 16;

/**
 * @param capacity  bytes reserved, none where the machine has no SIMD; pages never touched cost nothing
 * @param crowded   bytes from which on everything kept is dropped before something new is kept
 */
export function createArena(capacity: number, crowded: number): Arena {
  const supported = WebAssembly.validate(bytes);
  const memory = new WebAssembly.Memory({ initial: supported ? Math.ceil(capacity / PAGE) : 0 });
  const simd = (supported
    ? new WebAssembly.Instance(new WebAssembly.Module(bytes), { '': { memory } }).exports
    : undefined) as unknown as Simd;
  const { buffer } = memory;
  let top = ALIGNMENT;
  let runs = 0;
  let generation = 0;

  const floats = (length: number): Float64Array => {
    const end = top + 8 * length;
    if (end > buffer.byteLength) return plainKernels.floats(length);
    const vector: Placed = new Float64Array(buffer, top, length);
    vector.address = top;
    top = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    return vector.fill(0);
  };

  return {
    floats,
    place(data) {
      const vector = floats(data.length);
      vector.set(data);
      return vector;
    },
    dot(x: Placed, y: Placed, from = 0) {
      const p = x.address;
      const q = y.address;
      return p && q ? simd.dot(p, q + 8 * from, x.length) : plainKernels.dot(x, y, from);
    },
    addScaled(x: Placed, a, y: Placed, from = 0) {
      const p = x.address;
      const q = y.address;
      if (p && q) simd.addScaled(p, q + 8 * from, a, x.length);
      else plainKernels.addScaled(x, a, y, from);
    },
    setScaled(x: Placed, a, y: Placed, from = 0) {
      const p = x.address;
      const q = y.address;
      if (p && q) simd.setScaled(p, q + 8 * from, a, x.length);
      else plainKernels.setScaled(x, a, y, from);
    },
    mix(x: Placed, a, y: Placed, b, from = 0) {
      const p = x.address;
      const q = y.address;
      if (p && q) simd.mix(p, q + 8 * from, a, b, x.length);
      else plainKernels.mix(x, a, y, b, from);
    },
    scale(x: Placed, a) {
      if (x.address) simd.scale(x.address, a, x.length);
      else plainKernels.scale(x, a);
    },
    products(matrix: Placed, x: Placed, out: Placed) {
      if (matrix.address && x.address && out.address)
        simd.products(x.address, matrix.address, out.address, out.length, x.length);
      else plainKernels.products(matrix, x, out);
    },
    addCombination(x: Placed, matrix: Placed, c: Placed) {
      if (x.address && matrix.address && c.address)
        simd.addCombination(x.address, matrix.address, c.address, c.length, x.length);
      else plainKernels.addCombination(x, matrix, c);
    },
    during(run) {
      const mark = top;
      runs++;
      try {
        return run();
      } finally {
        runs--;
        top = mark;
      }
    },
    keep(make) {
      let kept: ReturnType<typeof make>;
      let made = -1;
      return () => {
        if (made === generation) return kept;
        if (runs > 0) return make();
        if (top > crowded) {
          top = ALIGNMENT;
          generation++;
        }
        kept = make();
        made = generation;
        return kept;
      };
    },
  };
}

let shared: Arena | undefined;

/** The arena of this thread: 128 MiB, cleared from 16 MiB on. Made when first asked for. */
export function sharedArena(): Arena {
  shared ??= createArena(128 << 20, 16 << 20);
  return shared;
}
