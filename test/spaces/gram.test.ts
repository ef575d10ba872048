import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/errors.js';
import { compile } from '../../src/core/formula.js';
import type { Method, Oracle } from '../../src/core/method.js';
import type { Coordinates, Scalar, Scalars, Space, Vector } from '../../src/core/space.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { heavyBall } from '../../src/methods/heavyBall.js';
import { nesterov } from '../../src/methods/nesterov.js';
import { seededStreams } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';

/**
 * The Gram interpretation in small: a vector is a row of coefficients over (x0 - x*, g_0, g_1, ...), every gradient a new
 * basis element, an inner product an affine form in unknowns. It shows that the interface of methods admits the
 * worst-case analysis, and which methods refuse it by themselves.
 */
class Unknown {
  constructor(readonly terms: ReadonlyMap<string, number>) {}
}
const row = (x: Vector): number[] => x as unknown as number[];
const known = (a: Scalar): number => {
  if ((a as unknown) instanceof Unknown) throw new Refusal('a coefficient that depends on an unknown inner product');
  return a as unknown as number;
};
const scalar: Scalars = {
  of: floatField.of,
  add: (a, b) => floatField.add(known(a) as never, known(b) as never),
  sub: (a, b) => floatField.sub(known(a) as never, known(b) as never),
  mul: (a, b) => floatField.mul(known(a) as never, known(b) as never),
  div: (a, b) => floatField.div(known(a) as never, known(b) as never),
  neg: (a) => floatField.neg(known(a) as never),
  sqrt: (a) => floatField.sqrt(known(a) as never),
  min: (a, b) => (known(b) < known(a) ? b : a),
  compare: (a, b) => known(a) - known(b),
  formula: (text) => compile(text, floatField),
};

function gramSpace(size: number): { space: Space; oracle: Oracle; queries: number[][] } {
  const queries: number[][] = [];
  const space: Space = {
    name: 'gram',
    scalar,
    zeros: () => new Array<number>(size).fill(0) as unknown as Vector,
    copy: (x, y) => row(y).forEach((c, i) => (row(x)[i] = c)),
    scale: (x, a) => row(x).forEach((c, i) => (row(x)[i] = known(a) * c)),
    addScaled: (x, a, y) => row(y).forEach((c, i) => (row(x)[i] += known(a) * c)),
    subtractScaled: (x, a, y) => row(y).forEach((c, i) => (row(x)[i] -= known(a) * c)),
    mix: (x, a, y, b) => row(y).forEach((c, i) => (row(x)[i] = known(a) * row(x)[i]! + known(b) * c)),
    dot(x, y) {
      const terms = new Map<string, number>();
      row(x).forEach((a, i) => row(y).forEach((b, j) => a * b !== 0 && terms.set(`${i},${j}`, a * b)));
      return new Unknown(terms) as unknown as Scalar;
    },
    get coordinates(): Coordinates {
      throw new Refusal('a Gram vector has no coordinates');
    },
  };
  const oracle = new Proxy({} as Oracle, {
    get: (_target, facet) => {
      if (facet !== 'gradient') throw new Refusal(`the facet ${String(facet)} is outside this test`);
      return (x: Vector, out: Vector) => {
        queries.push([...row(x)]);
        row(out).fill(0);
        row(out)[queries.length] = 1;
      };
    },
  });
  return { space, oracle, queries };
}

function run(method: Method, parameters: Record<string, unknown>, steps: number): { x: number[]; queries: number[][] } {
  const { space, oracle, queries } = gramSpace(steps + 1);
  const x = space.zeros();
  row(x)[0] = 1;
  const start = space.zeros();
  space.copy(start, x);
  const started = method.init({ space, oracle, start, streams: seededStreams('gram') }, parameters as never);
  const step = typeof started === 'function' ? started : started.step;
  for (let k = 0; k < steps; k++) step(x, k);
  return { x: row(x), queries };
}

const constant = (value: number) => () => value as unknown as Scalar;

describe('methods on coefficient rows', () => {
  it('gradient descent is x0 minus eta times every gradient', () => {
    const { x, queries } = run(gradientDescent, { stepSize: constant(0.5) }, 3);
    expect(x).toEqual([1, -0.5, -0.5, -0.5]);
    expect(queries[2]).toEqual([1, -0.5, -0.5, 0]);
  });

  it('heavy ball weights the j-th gradient by eta (1 + beta + ... + beta^(k-1-j))', () => {
    const { x } = run(heavyBall, { stepSize: constant(1), momentum: constant(0.5) }, 3);
    expect(x).toEqual([1, -1.75, -1.5, -1]);
  });

  it('Nesterov queries its gradient at the extrapolated point', () => {
    const { queries } = run(nesterov, { stepSize: constant(1) }, 3);
    const t2 = (1 + Math.sqrt(5)) / 2;
    const t3 = (1 + Math.sqrt(1 + 4 * t2 * t2)) / 2;
    const momentum = (t2 - 1) / t3;
    expect(queries[1]).toEqual([1, -1, 0, 0]);
    expect(queries[2]![1]).toBeCloseTo(-1, 14);
    expect(queries[2]![2]).toBeCloseTo(-(1 + momentum), 14);
  });

  it('refuses a step that depends on an inner product', () => {
    const { space } = gramSpace(2);
    const x = space.zeros();
    row(x)[0] = 1;
    expect(() => space.addScaled(x, space.dot(x, x), x)).toThrow(Refusal);
    expect(() => space.coordinates).toThrow(Refusal);
  });
});
