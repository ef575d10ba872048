import type { Located } from '../check/experiment.js';
import { Refusal } from '../core/errors.js';
import { dot } from '../numerics/dot.js';
import type { AskedFunction } from './asked.js';
import type { FoundPoint } from './classes/functionClass.js';
import type { Functions } from './functions.js';
import { quadraticInterpolant } from './quadraticInterpolant.js';

type Vector = readonly number[];

/** Heights and lengths below this part of the largest are what the solver leaves of zeros. */
const NOISE = 1e-9;
/** Margins, in parts of the largest value and of the number of points, by which a point's own affine function is made the highest there. */
const MARGINS = [2e-7, 2e-8, 2e-9];

/** The points a function was asked about, in coordinates relative to x*. */
export type Found = (asked: AskedFunction) => FoundPoint[];

/**
 * An instance of a scenario of interpolants through the points that the functions of a problem were asked about.
 *
 * @throws Refusal  where the class has no explicit interpolant
 */
export function interpolantOf({ f, h, components, constrained }: Functions, found: Found, start: Vector): Located {
  const dim = start.length;
  if (!f) return sumOf(components, found, start);
  const points = found(f);
  const { curvature, quadratic, below = 0 } = conditionsOf(f);
  if (quadratic && !h) return quadraticOf(quadratic, points, start);
  if (!h) return alone(curvature, below, points, start);
  const tilt = subgradientAtMinimizer(f, points, dim);
  const inner = { ...(curvature ? hull(curvature, untilted(points, tilt)) : kinks(untilted(points, tilt), 0)), tilt };
  if (constrained) {
    const vertices = distinct(found(h).map(({ x }) => x));
    if (curvature && curvature[0] === 0)
      return at('constrained-smooth-interpolant', { L: curvature[1], ...inner, vertices, start });
    if (!curvature && below === 0) return at('constrained-convex-interpolant', { ...inner, vertices, start });
  } else if (curvature && curvature[0] >= 0) {
    const [mu, L] = curvature;
    const all = {
      L,
      ...inner,
      ...kinks(
        found(h),
        0,
        tilt.map((t) => -t),
      ),
      start,
    };
    if (mu === 0) return at('composite-convex-interpolant', all);
    return at('composite-strongly-convex-interpolant', { mu, ...all });
  }
  throw new Refusal(`there is no scenario of ${f.chosen.of.title} with ${constrained ? 'a set' : 'a kink'}`);
}

function at(name: string, instance: object): Located {
  return { scenario: `worst/${name}`, instance };
}

function conditionsOf({ chosen: { of, conditions } }: AskedFunction): AskedFunction['chosen']['conditions'] {
  if (of.relaxed && !conditions.curvature && !conditions.quadratic)
    throw new Refusal(`${of.title}: no function through the points is known`);
  return conditions;
}

function alone(
  curvature: readonly [number, number] | undefined,
  below: number,
  points: readonly FoundPoint[],
  start: Vector,
): Located {
  if (!curvature) {
    const kinked = { ...kinks(points, below), start };
    if (below === 0) return at('convex-interpolant', kinked);
    return at('strongly-convex-interpolant', { mu: below, ...kinked });
  }
  const [mu, L] = curvature;
  if (mu < 0) return at('smooth-weakly-convex-interpolant', { rho: -mu, L, ...wells(curvature, points, start) });
  const smooth = { L, ...hull(curvature, points), start };
  if (mu === 0) return at('smooth-convex-interpolant', smooth);
  return at('smooth-strongly-convex-interpolant', { mu, ...smooth });
}

/** In the directions of its curvatures, with the minimizer at 0. */
function quadraticOf([mu, L]: readonly [number, number], points: readonly FoundPoint[], start: Vector): Located {
  if (!points.some(({ x, g }) => square(x) === 0 && square(g) === 0))
    throw new Refusal('a quadratic through the points is known relative to a minimizer only');
  const { spectrum, directions } = quadraticInterpolant(points, mu, L);
  const turned = { spectrum, start: directions.map((direction) => dot(direction, start)) };
  if (mu === 0) return at('convex-quadratic', { L, ...turned });
  return at('strongly-convex-quadratic', { mu, L, ...turned });
}

function sumOf(components: readonly AskedFunction[], found: Found, start: Vector): Located {
  const { curvature } = conditionsOf(components[0]);
  if (!curvature || curvature[0] < 0)
    throw new Refusal(`there is no scenario of sums of ${components[0].chosen.of.title}`);
  const [mu, L] = curvature;
  const tilts = components.map((one) => subgradientAtMinimizer(one, found(one), start.length));
  const parts = components.map((one, i) => hull(curvature, untilted(found(one), tilts[i])));
  const tilted = { components: parts, tilts: tilts.slice(0, -1), start };
  const common = tilts.flat().every((t) => t === 0);
  const untiltedSum = { components: parts, start };
  if (mu > 0 && common) return at('interpolating-strongly-convex-sum-interpolant', { mu, L, ...untiltedSum });
  if (mu > 0) return at('strongly-convex-sum-interpolant', { mu, L, ...tilted });
  if (common) return at('interpolating-sum-interpolant', { L, ...untiltedSum });
  return at('convex-sum-interpolant', { L, ...tilted });
}

function subgradientAtMinimizer({ letter, points }: AskedFunction, found: readonly FoundPoint[], dim: number): Vector {
  const index = points.findIndex(({ name }) => name === `${letter}*`);
  return found[index]?.g ?? new Array<number>(dim).fill(0);
}

const square = (x: Vector): number => dot(x, x);

/** f(x) - tilt.x through its points. */
function untilted(points: readonly FoundPoint[], tilt: Vector): FoundPoint[] {
  return points.map(({ x, g, f }) => ({ x, g: g.map((gj, j) => gj - tilt[j]), f: f - dot(tilt, x) }));
}

/** Size of the values that a function has at its points. */
function sizeOf(points: readonly FoundPoint[]): number {
  return Math.max(...points.map(({ x, g, f }) => Math.max(Math.abs(f), Math.sqrt(square(x) * square(g)))));
}

interface Hull {
  readonly anchors: Vector[];
  readonly heights: number[];
}

/** Vertices of the parabolas whose hull goes through the points, as `parabolicHull` takes them. */
function hull([mu, L]: readonly [number, number], points: readonly FoundPoint[]): Hull {
  const all = points.map(({ x, g, f }) => {
    const slope = g.map((gj, j) => gj - mu * x[j]);
    const anchor = x.map((xj, j) => xj - slope[j] / (L - mu));
    return { anchor, height: f - (mu / 2) * square(x) - square(slope) / (2 * (L - mu)) };
  });
  return cleaned(all, sizeOf(points));
}

/** The same where the function need not be convex, in coordinates in which its lowest parabola has its minimum 0 at 0. */
function wells(
  [mu, L]: readonly [number, number],
  points: readonly FoundPoint[],
  start: Vector,
): Hull & { start: Vector } {
  const all = points.map(({ x, g, f }) => ({ low: x.map((xj, j) => xj - g[j] / L), height: f - square(g) / (2 * L) }));
  const lowest = all.reduce((best, other) => (other.height < best.height ? other : best));
  const anchors = all.map(({ low, height }) => ({
    anchor: low.map((xj, j) => ((xj - lowest.low[j]) * L) / (L - mu)),
    height: height - lowest.height,
  }));
  return { ...cleaned(anchors, sizeOf(points)), start: start.map((xj, j) => xj - lowest.low[j]) };
}

/** Without noise of the solver, and without what is there anyway: the vertex at the origin, and one twice. */
function cleaned(all: readonly { readonly anchor: Vector; readonly height: number }[], size: number): Hull {
  const far = Math.max(...all.map(({ anchor }) => square(anchor)));
  const kept: { anchor: Vector; height: number }[] = [];
  const same = (a: Vector, b: Vector): boolean => square(a.map((x, j) => x - b[j])) <= NOISE ** 2 * far;
  for (const { anchor, height } of all) {
    const level = height <= NOISE * size ? 0 : height;
    const known = [{ anchor: anchor.map(() => 0), height: 0 }, ...kept].some(
      (other) => same(other.anchor, anchor) && level >= other.height - NOISE * size,
    );
    if (!known) kept.push({ anchor, height: level });
  }
  return { anchors: kept.map(({ anchor }) => anchor), heights: kept.map(({ height }) => height) };
}

/** Part of the largest distance within which vertices of a set are one: slivers between them make projections rough. */
const SLIVER = 1e-7;

function distinct(points: readonly Vector[]): Vector[] {
  const far = Math.max(...points.map(square));
  return points.filter(
    (x, i) =>
      square(x) > SLIVER ** 2 * far &&
      points.slice(0, i).every((y) => square(x.map((xj, j) => xj - y[j])) > SLIVER ** 2 * far),
  );
}

/**
 * Affine functions whose maximum, with mu/2 ||x||^2, goes through the points, below `floor`.x by their offsets at 0. Where
 * several are highest at a point, as worst functions have it, the values are moved apart a little so that the point's own
 * slope is the subgradient there.
 */
function kinks(points: readonly FoundPoint[], mu: number, floor?: Vector): { slopes: Vector[]; offsets: number[] } {
  const size = sizeOf(points);
  const lifts = apart(points, mu, size);
  const all = points.map(({ x, g, f }, i) => {
    const slope = g.map((gj, j) => gj - mu * x[j]);
    return { slope, offset: dot(slope, x) - (f + lifts[i] - (mu / 2) * square(x)) };
  });
  const base = floor ?? all[0].slope.map(() => 0);
  const steepest = Math.max(...all.map(({ slope }) => square(slope)), square(base));
  const kept = all.filter(({ slope }) => square(slope.map((a, j) => a - base[j])) > NOISE ** 2 * steepest);
  return { slopes: kept.map(({ slope }) => slope), offsets: kept.map(({ offset }) => Math.max(0, offset)) };
}

/**
 * Changes of the values, 0 where the point is x*, after which the function of each point is the highest there by a margin:
 * differences p_j - p_i <= slack_ij - margin, solved as shortest paths. No change where there are none.
 */
function apart(points: readonly FoundPoint[], mu: number, size: number): number[] {
  const slack = points.map((a) =>
    points.map((b) => {
      const step = a.x.map((xj, j) => xj - b.x[j]);
      return a.f - b.f - dot(b.g, step) - (mu / 2) * square(step);
    }),
  );
  const minimizer = points.findIndex(({ x, g }) => square(x) === 0 && square(g) === 0);
  for (const margin of MARGINS) {
    const lifts = points.map(() => 0);
    let settled = false;
    for (let round = 0; round <= points.length && !settled; round++) {
      settled = true;
      for (let i = 0; i < points.length; i++)
        for (let j = 0; j < points.length; j++) {
          const most = lifts[i] + slack[i][j] - (margin * size) / points.length;
          if (i === j || lifts[j] <= most) continue;
          lifts[j] = most;
          settled = false;
        }
    }
    if (settled) return lifts.map((lift) => lift - (lifts[minimizer] ?? 0));
  }
  return points.map(() => 0);
}
