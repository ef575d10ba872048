import type { Affine } from '../affine.js';

/** What is known of a function at a point: rows of coefficients for point and (sub)gradient, a form for the value. */
export interface Point {
  readonly name: string;
  /** Relative to x*. */
  readonly x: readonly number[];
  readonly g: readonly number[];
  readonly f: Affine;
}

/** A form that is at most 0, or 0, for every function of the class. */
export interface Condition {
  readonly form: Affine;
  readonly is: '<=' | '=';
  readonly name: string;
}

/** A point in coordinates. */
export interface FoundPoint {
  readonly x: readonly number[];
  readonly g: readonly number[];
  readonly f: number;
}

/**
 * A class of functions as the worst case sees it: the conditions under which points, gradients and values belong to one of its
 * functions.
 */
export interface FunctionClass {
  /** 'smooth convex functions' */
  readonly title: string;
  /** The facts that make a function belong to it, as assumptions name them. */
  readonly needs: readonly string[];
  /** Where the conditions and their sufficiency are proved. */
  readonly source: string;
  /** Whether its members are operators, which have no values. */
  readonly operators?: boolean;
  /** Why the conditions are only necessary, so that they give an upper bound; missing where they also suffice. */
  readonly relaxed?: string;
  /** The class for given constants of its facts, in the order of `needs`. */
  of(...constants: (readonly number[])[]): Conditions;
}

export interface Conditions {
  /** On a pair of points in this order. */
  pair?(a: Point, b: Point): Affine | undefined;
  /** On a pair of points in either order. */
  between?(a: Point, b: Point): readonly Affine[];
  /** On each point. */
  each?(a: Point): readonly { readonly form: Affine; readonly is: '<=' | '='; readonly says: string }[];
  /** On each point of a function whose infimum is 0; a convex one that attains it needs no more than the pairs. */
  floor?(a: Point): Affine;
  /** On all points together; vectors that nothing is known of yet may stand for the columns of a further matrix. */
  whole?(points: readonly Point[], fresh: () => readonly number[]): readonly Condition[];
  readonly nonConvex?: boolean;
  /** The curvatures [mu, L] between which a function through the points is known in closed form. */
  readonly curvature?: readonly [mu: number, L: number];
  /** The same for quadratics. */
  readonly quadratic?: readonly [mu: number, L: number];
  /** An operator as made of a nonexpansive map, whose image of x, coordinate by coordinate, is that of the value g. */
  readonly nonexpansive?: {
    /** 'cocoercive-interpolant', a scenario of worst cases. */
    readonly scenario: string;
    readonly constant?: number;
    image(x: number, g: number): number;
  };
  /** The least curvature of a class without a largest one. */
  readonly below?: number;
}

/** All conditions on the points a function was asked about. */
export function* conditionsOf(
  { pair, between, each, floor, whole }: Conditions,
  points: readonly Point[],
  bounded: boolean,
  fresh: () => readonly number[],
): Generator<Condition> {
  yield* whole?.(points, fresh) ?? [];
  for (const a of points) {
    for (const { form, is, says } of each?.(a) ?? []) yield { form, is, name: `${says} at ${a.name}` };
    if (floor && bounded) yield { form: floor(a), is: '<=', name: `bounded below, from ${a.name}` };
    for (const b of points) {
      const form = a === b ? undefined : pair?.(a, b);
      if (form) yield { form, is: '<=', name: `${a.name}, ${b.name}` };
    }
  }
  for (const [i, a] of points.entries())
    for (const b of points.slice(0, i))
      for (const form of between?.(a, b) ?? []) yield { form, is: '<=', name: `${a.name} and ${b.name}` };
}
