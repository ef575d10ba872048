import { describe, expect, it } from 'vitest';
import { subject } from '../../src/check/experiment.js';
import { Refusal } from '../../src/core/errors.js';
import { method } from '../../src/core/method.js';
import { theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientNorm } from '../../src/measures/gradientNorm.js';
import { backtrackingGradientDescent } from '../../src/methods/backtrackingGradientDescent.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { pose } from '../../src/pep/pose.js';
import type { Form } from '../../src/pep/sdp.js';
import { expectClose } from '../expectClose.js';
import { library } from '../library.js';

const handbook = (id: string) => subject(id, library.theorems[id], library);

/** The value of a form where the basis vectors are numbers. */
function valueAt({ constant, gram, free }: Form, basis: readonly number[], values: readonly number[]): number {
  const inner = gram.reduce((sum, [i, j, weight]) => sum + weight * basis[i] * basis[j], constant);
  return free.reduce((sum, [m, weight]) => sum + weight * values[m], inner);
}

describe('pose', () => {
  it.each([1, 2, 5, 10])('writes a program for gradient descent that the Huber function of %i steps satisfies', (N) => {
    const { sdp, bound } = pose(handbook('gd/convex-last-iterate-exact'), { horizon: N });
    // All iterates on the linear part of slope 1 / (2N + 1): x_k = 1 - k slope.
    const slope = 1 / (2 * N + 1);
    const basis = [1, ...new Array<number>(N + 1).fill(slope)];
    const values = Array.from({ length: N + 1 }, (_, k) => slope * (1 - k * slope) - slope ** 2 / 2);
    for (const { form, name } of sdp.constraints)
      expect(valueAt(form, basis, values), name).toBeLessThanOrEqual(4 * Number.EPSILON);
    expectClose(valueAt(sdp.objective, basis, values), bound, { scale: 1, ulps: 8 });
  });

  it('has a row for each gradient and a condition for each ordered pair of points', () => {
    const { sdp } = pose(handbook('gd/convex-last-iterate-exact'), { horizon: 4 });
    expect(sdp.order).toBe(6);
    expect(sdp.constraints.length).toBe(6 * 5 + 1);
  });
});

const base = {
  title: 'a theorem of the test',
  source: { cite: 'this test' },
  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  parameters: { eta: '1/L' },
  bound: 'L*D^2 / (4*k + 2)',
};
const refused = (text: Parameters<typeof theorem>[0], horizon = 2): string => {
  try {
    pose(subject('test', theorem(text), library), { horizon });
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'posed';
};

describe('what is refused', () => {
  it('a step that depends on function values', () => {
    const parameters = { s: '1/L', b: '1/2', c: '1/2' };
    expect(refused({ ...base, parameters, method: backtrackingGradientDescent, measure: gap })).toMatch(/a branch on/);
  });

  it('an iterate treated as a vector, which would depend on the origin', () => {
    const decayed = method({
      title: 'weight decay',
      latex: '',
      parameters: { stepSize: ['scalar', 'eta'] },
      init: ({ space, oracle }, { stepSize }) => {
        const grad = space.zeros();
        return (x) => {
          oracle.gradient(x, grad);
          space.scale(x, space.scalar.of(0.9));
          space.subtractScaled(x, stepSize, grad);
        };
      },
    });
    expect(refused({ ...base, method: decayed, measure: gap })).toMatch(/where the origin is/);
  });

  it('an assumption without an interpolation condition, naming the classes that have one', () => {
    const assumptions = [...base.assumptions, 'hessian-lipschitz(M)'];
    expect(refused({ ...base, assumptions, method: gradientDescent, measure: gap })).toMatch(
      /hessian-lipschitz together have no known interpolation condition. Those that have one are .*convex \+ smooth, /,
    );
  });

  it('a bound that speaks of no start', () => {
    expect(refused({ ...base, method: gradientDescent, measure: gradientNorm, bound: '1/eta' })).toMatch(/no start/);
  });

  it('a horizon that is no number of steps, or beyond memory', () => {
    const about = handbook('gd/convex-last-iterate-exact');
    for (const horizon of [0, -1, 1.5, Number.NaN]) expect(() => pose(about, { horizon })).toThrow(/at least 1, got/);
    expect(() => pose(about, { horizon: 1e6 })).toThrow(/GB/);
  });

  it('symbols that the theorem does not have, and values outside its region', () => {
    const about = handbook('gd/convex-last-iterate-exact');
    expect(() => pose(about, { horizon: 2, symbols: { mu: 1 } })).toThrow(/symbols among L, D, h, eta/);
    expect(() => pose(about, { horizon: 2, symbols: { h: 1.5 } })).toThrow(/h in \(0, 1\]/);
  });
});

describe('a Polyak step', () => {
  const about = handbook('gd/polyak-step-doubled');

  it('is refused where its length is not given, and the claim does not speak of it', () => {
    expect(() => pose(about, { horizon: 1, claim: 0 })).toThrow(/can be given as taken/);
  });

  it('has a length within those of its class where the claim speaks of it', () => {
    const { taken, L, mu } = pose(about, { horizon: 1, claim: 1 }).symbols;
    expect(taken * L).toBeGreaterThan(1);
    expect(taken * mu).toBeLessThan(1);
  });

  it('is the only one of its run', () => {
    expect(() => pose(about, { horizon: 2, claim: 0, symbols: { taken: 1.5 } })).toThrow(/one step can be analysed/);
  });

  it('is not given to a method that takes none', () => {
    const other = handbook('gd/strongly-convex-distance');
    expect(() => pose(other, { horizon: 1, symbols: { taken: 1 } })).toThrow(/symbols among .*got "taken"/);
  });
});
