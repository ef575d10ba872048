/** A source of random numbers. Two streams of one name and seed give the same numbers, whoever asks and whenever. */
export interface Stream {
  /** Uniform on {0, ..., n-1}; bias below n / 2^32. */
  index(n: number): number;
  /** +1 or -1, each with probability 1/2. */
  sign(): number;
  /** Uniform on (0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * Named streams of one run. Each call starts the named stream from its beginning, so two coupled runs that ask for the
 * same name get the same numbers; a method asks once, in `init`.
 */
export interface Streams {
  of(name: string, index?: number): Stream;
}

type Path = readonly (string | number)[];

/** FNV-1a over the parts of a path, going on from `h`. */
function absorb(h: number, path: Path): number {
  let state = h;
  for (const part of path) {
    const text = String(part);
    for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
    state = Math.imul(state ^ 0x2f, 0x01000193);
  }
  return state;
}

/** The finalizer of murmur3. */
function finish(h: number): number {
  const a = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) | 0;
}

const EMPTY = 0x811c9dc5;

/** 32-bit hash of a path of names and numbers. */
export function hash(...path: Path): number {
  return finish(absorb(EMPTY, path));
}

/** xoroshiro128+, the numbers of pure-rand's, written into the class that is asked millions of times a second. */
class GeneratedStream implements Stream {
  private s00: number;
  private s01: number;
  private s10: number;
  private s11: number;
  private spare = Number.NaN;

  /**
   * Seeds all 128 bits of the state: 32 would collide among the runs of a suite.
   *
   * @param path  what `absorb` made of the names of the stream
   */
  constructor(path: number) {
    this.s01 = finish(absorb(path, [0]));
    this.s00 = finish(absorb(path, [1]));
    this.s11 = finish(absorb(path, [2]));
    this.s10 = finish(absorb(path, [3]));
  }

  /** 32 bits, as a signed integer. */
  private next(): number {
    const { s00, s01, s10, s11 } = this;
    const a0 = s10 ^ s00;
    const a1 = s11 ^ s01;
    this.s00 = (s00 << 24) ^ (s01 >>> 8) ^ a0 ^ (a0 << 16);
    this.s01 = (s01 << 24) ^ (s00 >>> 8) ^ a1 ^ ((a1 << 16) | (a0 >>> 16));
    this.s10 = (a1 << 5) ^ (a0 >>> 27);
    this.s11 = (a0 << 5) ^ (a1 >>> 27);
    return (s00 + s10) | 0;
  }

  index(n: number): number {
    return (((this.next() >>> 0) * n) / 4294967296) >>> 0;
  }

  sign(): number {
    return this.next() < 0 ? -1 : 1;
  }

  uniform(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 67108864 + low + 0.5) / 9007199254740992;
  }

  /** Marsaglia's polar method. */
  normal(): number {
    if (!Number.isNaN(this.spare)) {
      const value = this.spare;
      this.spare = Number.NaN;
      return value;
    }
    for (;;) {
      const u = (this.next() >> 0) / 2147483648;
      const v = (this.next() >> 0) / 2147483648;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * factor;
      return u * factor;
    }
  }
}

/** A single stream for code that needs no names. */
export function stream(...path: Path): Stream {
  return new GeneratedStream(absorb(EMPTY, path));
}

/** The streams of the run that `path` names: suite seed, theorem, instance, run. */
export function seededStreams(...path: Path): Streams {
  const start = absorb(EMPTY, path);
  return { of: (name, index = 0) => new GeneratedStream(absorb(start, [name, index])) };
}
