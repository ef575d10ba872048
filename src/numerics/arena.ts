import { type Kernels, plainKernels } from './kernels.js';
import { simd } from './simd.generated.js';

/** The part of WebAssembly used here; the program is compiled without the types of browsers or of Node. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** The kernels on addresses in bytes, for n doubles at each; x is what is changed. */
export interface AddressKernels {
  dot(x: number, y: number, n: number): number;
  scale(x: number, a: number, n: number): void;
  addScaled(x: number, y: number, a: number, n: number): void;
  setScaled(x: number, y: number, a: number, n: number): void;
  mix(x: number, y: number, a: number, b: number, n: number): void;
  products(x: number, rows: number, out: number, m: number, n: number): void;
  addCombination(x: number, rows: number, c: number, m: number, n: number): void;
}

/** A view of the arena knows its address: `byteOffset` says the same, but too slowly for vectors of twenty doubles. */
interface View extends Float64Array {
  address?: number;
}

const PAGE = 65536;
/** Vectors start at multiples of this many bytes; address 0 is given to none. */
const ALIGNMENT = 16;

/**
 * A memory of fixed size, filled from the bottom, and SIMD kernels on it: by address for those who know them, and as
 * `Kernels` on views of it. Arrays from elsewhere are served by plain loops, with the same results.
 */
export class Arena implements Kernels {
  readonly at: AddressKernels;
  private readonly memory: Float64Array;
  private top = ALIGNMENT;
  private runs = 0;
  private generation = 0;

  /**
   * @param capacity  bytes reserved; pages never touched cost nothing
   * @param crowded   bytes from which on everything kept is dropped before something new is kept
   */
  constructor(
    private readonly capacity: number,
    private readonly crowded: number,
  ) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(capacity / PAGE) });
    this.memory = new Float64Array(memory.buffer);
    this.at = WebAssembly.validate(simd)
      ? (new WebAssembly.Instance(new WebAssembly.Module(simd), { '': { memory } }).exports as AddressKernels)
      : loops(this.memory);
  }

  /** Room for some doubles, whatever they are; its address. */
  allocate(length: number): number {
    const address = this.top;
    this.top = Math.ceil((address + 8 * length) / ALIGNMENT) * ALIGNMENT;
    if (this.top > this.capacity)
      throw new RangeError(
        `arena: expected at most ${this.capacity} bytes of vectors, got ${this.top}. Use less data.`,
      );
    return address;
  }

  view(address: number, length: number): Float64Array {
    const view: View = new Float64Array(this.memory.buffer, address, length);
    view.address = address;
    return view;
  }

  write(address: number, data: ArrayLike<number>): void {
    this.memory.set(data, address / 8);
  }

  clear(address: number, length: number): void {
    this.memory.fill(0, address / 8, address / 8 + length);
  }

  floats(length: number): Float64Array {
    return this.view(this.allocate(length), length).fill(0);
  }

  place(data: ArrayLike<number>): Float64Array {
    const address = this.allocate(data.length);
    this.write(address, data);
    return this.view(address, data.length);
  }

  dot(x: View, y: View, from = 0): number {
    if (!x.address || !y.address) return plainKernels.dot(x, y, from);
    return this.at.dot(x.address, y.address + 8 * from, x.length);
  }

  addScaled(x: View, a: number, y: View, from = 0): void {
    if (x.address && y.address) this.at.addScaled(x.address, y.address + 8 * from, a, x.length);
    else plainKernels.addScaled(x, a, y, from);
  }

  setScaled(x: View, a: number, y: View, from = 0): void {
    if (x.address && y.address) this.at.setScaled(x.address, y.address + 8 * from, a, x.length);
    else plainKernels.setScaled(x, a, y, from);
  }

  mix(x: View, a: number, y: View, b: number, from = 0): void {
    if (x.address && y.address) this.at.mix(x.address, y.address + 8 * from, a, b, x.length);
    else plainKernels.mix(x, a, y, b, from);
  }

  scale(x: View, a: number): void {
    if (x.address) this.at.scale(x.address, a, x.length);
    else plainKernels.scale(x, a);
  }

  products(matrix: View, x: View, out: View): void {
    if (matrix.address && x.address && out.address)
      this.at.products(x.address, matrix.address, out.address, out.length, x.length);
    else plainKernels.products(matrix, x, out);
  }

  addCombination(x: View, matrix: View, c: View): void {
    if (x.address && matrix.address && c.address)
      this.at.addCombination(x.address, matrix.address, c.address, c.length, x.length);
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

/** For machines without SIMD. */
function loops(memory: Float64Array): AddressKernels {
  const view = (address: number, n: number): Float64Array => memory.subarray(address / 8, address / 8 + n);
  const { dot, scale, addScaled, setScaled, mix, products, addCombination } = plainKernels;
  return {
    dot: (x, y, n) => dot(view(x, n), memory, y / 8),
    scale: (x, a, n) => scale(view(x, n), a),
    addScaled: (x, y, a, n) => addScaled(view(x, n), a, memory, y / 8),
    setScaled: (x, y, a, n) => setScaled(view(x, n), a, memory, y / 8),
    mix: (x, y, a, b, n) => mix(view(x, n), a, memory, b, y / 8),
    products: (x, rows, out, m, n) => products(view(rows, m * n), view(x, n), view(out, m)),
    addCombination: (x, rows, c, m, n) => addCombination(view(x, n), view(rows, m * n), view(c, m)),
  };
}

let shared: Arena | undefined;

/** The arena of this thread: a gigabyte of addresses, cleared from 16 MiB of data on. Made when first asked for. */
export function sharedArena(): Arena {
  shared ??= new Arena(1 << 30, 16 << 20);
  return shared;
}
