import { Refusal } from '../core/errors.js';
import type { Stream, Streams } from '../random/streams.js';

/**
 * Visits every path of a run whose randomness is a few finite choices, with its probability.
 *
 * Closures can't be cloned, so each path is replayed from the start with streams that play back a list of choices and
 * extend it by zeros: an odometer whose wheels turn up as the run asks for them.
 *
 * @throws Refusal if the run asks for a continuous number, or if there are more than `limit` paths
 */
export function enumeratePaths(
  limit: number,
  run: (streams: Streams) => void,
  visit: (probability: number) => void,
): void {
  const wheels: { arity: number; choice: number }[] = [];
  for (let paths = 0; ; paths++) {
    if (paths >= limit) throw new Refusal(`there are more than ${limit} sample paths`);
    const odometer = new Odometer(wheels);
    run(odometer);
    wheels.length = odometer.used;
    if (paths === 0 && wheels.reduce((product, { arity }) => product * arity, 1) > limit)
      throw new Refusal(`there are more than ${limit} sample paths`);
    visit(wheels.reduce((probability, { arity }) => probability / arity, 1));
    while (wheels.length > 0 && wheels.at(-1)!.choice === wheels.at(-1)!.arity - 1) wheels.pop();
    if (wheels.length === 0) return;
    wheels.at(-1)!.choice++;
  }
}

/** Streams that play back choices. A name that is asked for again gives its numbers again. */
class Odometer implements Streams {
  used = 0;
  private readonly named = new Map<string, number[]>();

  constructor(private readonly wheels: { arity: number; choice: number }[]) {}

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
    if (position === this.wheels.length) this.wheels.push({ arity, choice: 0 });
    return position;
  }
}
