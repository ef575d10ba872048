import { Affine } from './affine.js';
import { type Condition, conditionsOf, type Point } from './classes/functionClass.js';
import type { Chosen } from './classes/index.js';
import { type GramSpace, point } from './gramSpace.js';
import { type Row, same } from './rows.js';

const ZERO: readonly number[] = [];

/** A function, or an operator, of a class that nothing is known of but what it answered: the points it was asked about. */
export class AskedFunction {
  readonly points: Point[] = [];

  constructor(
    readonly letter: string,
    readonly chosen: Chosen,
    private readonly space: GramSpace,
  ) {}

  /** Its answer at a point; the same at the same point. The (sub)gradient of a new one is unknown unless given. */
  at(x: Row, g?: readonly number[]): Point {
    const place = point(x, `${this.letter} at an iterate`);
    return this.points.find((known) => same(known.x, place)) ?? this.answer(place, g ?? this.space.fresh().slice(1));
  }

  /** An answer with a given (sub)gradient. */
  answer(x: readonly number[], g: readonly number[], f = this.value(), name?: string): Point {
    const found = { name: name ?? `${this.letter}${this.points.length}`, x, g, f };
    this.points.push(found);
    return found;
  }

  private value(): Affine {
    return this.chosen.of.operators ? new Affine() : this.space.freshValue();
  }

  /**
   * Forgets answers that nothing else speaks of, such as values read at a start that the claim does not mention. A class
   * whose conditions suffice has a function that goes on through such a point, whatever the others are.
   *
   * @param spoken  the basis vectors and function values that the claim, or another function's answers, speak of
   */
  forget(spoken: { readonly basis: ReadonlySet<number>; readonly values: ReadonlySet<number> }): void {
    if (this.chosen.of.relaxed) return;
    const idle = ({ x, g, f }: Point): boolean => {
      const [[value] = []] = f.free;
      const own = g.findIndex((coefficient) => coefficient !== 0);
      if (value === undefined || own < 0 || g[own] !== 1 || g.length !== own + 1) return false;
      if (spoken.values.has(value) || spoken.basis.has(own) || x[own]) return false;
      return this.points.every((other) => other.g === g || !(other.x[own] || other.g[own]));
    };
    for (let i = this.points.length - 1; i >= 0; i--) if (idle(this.points[i])) this.points.splice(i, 1);
  }

  /** Fixes its value at x*, the point of reference, to 0, with a subgradient there. */
  minimizedAt(g: readonly number[] = ZERO): void {
    this.answer(ZERO, g, new Affine(), `${this.letter}*`);
  }

  *conditions(bounded: boolean): Generator<Condition> {
    yield* conditionsOf(this.chosen.conditions, this.points, bounded, () => this.space.fresh().slice(1));
  }
}
