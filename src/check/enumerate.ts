import { Refusal } from '../core/errors.js';
import type { Stream, Streams } from '../random/streams.js';

/** Random paths that tell how many there are, and by what factor their estimate must exceed the limit. */
const PROBES = 64;
const FACTOR = 4;

/**
 * Visits every path of a run whose randomness is a few finite choices, with its probability.
 *
 * Closures can't be cloned, so each path is replayed from the start with streams that play back a list of choices and
 * extend it by zeros: an odometer whose wheels turn up as the run asks for them.
 *
 * @param random  where given, a few random paths are run as soon as two paths turn out to differ in length, since the first
 *                of them may be short; a run must then have no effect but what `visit` reads
 * @throws Refusal if the run asks for a continuous number, or if there are more than `limit` paths
 */
export function enumeratePaths(
  limit: number,
  run: (streams: Streams) => void,
  visit: (probability: number) => void,
  random?: Stream,
): void {
  const wheels: Wheel[] = [];
  let first: number | undefined;
  for (let paths = 0; ; paths++) {
    if (paths >= limit) throw tooMany(limit);
    const odometer = new Odometer(wheels);
    run(odometer);
    wheels.length = odometer.used;
    const seen = product(wheels);
    first ??= seen;
    if (paths === 0 && seen > limit) throw tooMany(limit);
    visit(1 / seen);
    while (wheels.length > 0 && wheels.at(-1)!.choice === wheels.at(-1)!.arity - 1) wheels.pop();
    if (wheels.length === 0) return;
    wheels.at(-1)!.choice++;
    if (random && seen !== first) {
      if (estimated(run, random) > FACTOR * limit) throw tooMany(limit);
      random = undefined;
    }
  }
}

interface Wheel {
  readonly arity: number;
  choice: number;
}

function product(wheels: readonly Wheel[]): number {
  return wheels.reduce((all, { arity }) => all * arity, 1);
}

function tooMany(limit: number): Refusal {
  return new Refusal(`there are more than ${limit} sample paths`);
}

/**
 * The number of paths, estimated without bias by the mean of the inverse probabilities of random ones.
 *
 * source  Knuth, Estimating the efficiency of backtrack programs, 1975
 */
function estimated(run: (streams: Streams) => void, random: Stream): number {
  let sum = 0;
  for (let i = 0; i < PROBES; i++) {
    const wheels: Wheel[] = [];
    run(new Odometer(wheels, (arity) => random.index(arity)));
    sum += product(wheels);
  }
  return sum / PROBES;
}

/** Streams that play back choices, and make further ones. A name that is asked for again gives its numbers again. */
class Odometer implements Streams {
  used = 0;
  private readonly named = new Map<string, number[]>();

  constructor(
    private readonly wheels: Wheel[],
    private readonly further: (arity: number) => number = () => 0,
  ) {}

  of(name: string, index = 0): Stream {
    const key = `${name}#${index}`;
    let positions = this.named.get(key);
    if (!positions) this.named.set(key, (positions = []));
    let read = 0;
    const choose = (arity: number): number => {
      const at = read++;
      if (at === positions.length) positions.push(this.next(arity));
      return this.wheels[positions[at]].choice;
    };
    const refuse = (what: string) => (): never => {
      throw new Refusal(`sample paths can't be enumerated: ${what} is drawn`);
    };
    return {
      index: choose,
      sign: () => (choose(2) === 0 ? 1 : -1),
      uniform: refuse('a uniform number'),
      normal: refuse('a normal number'),
    };
  }

  private next(arity: number): number {
    const position = this.used++;
    if (position === this.wheels.length) this.wheels.push({ arity, choice: this.further(arity) });
    return position;
  }
}
