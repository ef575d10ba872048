import { describe, expect, it } from 'vitest';
import { reflectedAbsoluteValues, rotation } from '../../scenarios/operators/nonexpansive-maps.js';
import { normalPair, rotationField } from '../../scenarios/operators/normal-operators.js';
import { separableLasso } from '../../scenarios/strongly-convex/separable-lasso.js';
import { composed, prepare, type Subject } from '../../src/check/experiment.js';
import { Refusal } from '../../src/core/errors.js';
import { at, type Placed } from '../../src/core/scenario.js';
import { distance } from '../../src/measures/distance.js';
import { forwardStep } from '../../src/methods/forwardStep.js';
import { worstCase } from '../../src/pep/worstCase.js';
import { seededStreams } from '../../src/random/streams.js';
import { library } from '../library.js';
import { stated } from './cases.js';
import { OPERATOR_CASES } from './operatorCases.js';

const ACCURACY = 1e-6;

/** What the method measures on an instance at the last step, over the step before where `ratio`. */
function simulated(
  about: Subject,
  objective: Placed,
  T: number,
  parameters: Readonly<Record<string, number>>,
  ratio = false,
): number {
  const trial = { instance: composed(library, { objective }), parameters: { ...parameters, T } };
  const { symbol } = about.theorem.measures[0];
  const row = prepare(about, trial, 'float64').run(seededStreams('test')).rows.at(-1)!;
  return Number(row[symbol]) / (ratio ? Number(row[`${symbol}Prev`]) : 1);
}

const named = (start: string) => OPERATOR_CASES.filter(({ name }) => name.startsWith(start));

describe('the exact worst case of an operator, by the same text that is simulated', () => {
  it.each([1, 2, 5, 10])('is attained by a rotation: Krasnoselskii-Mann, %i steps', (N) => {
    // T turns by 2t with tan(t) = 1/sqrt(N), so that each averaged step turns by t and shortens by cos(t).
    const angle = 2 * Math.atan(1 / Math.sqrt(N));
    const instance = { angles: [angle], center: [{ u: 0, v: 0 }], start: [{ u: 1, v: 0 }] };
    const [{ about }] = named('Krasnoselskii-Mann');
    const { value } = worstCase(about, { horizon: N });
    expect(Math.abs(simulated(about, at(rotation, instance), N, {}) / value - 1)).toBeLessThan(ACCURACY);
  });

  it.each([1, 2, 5, 10])('is attained by a reflected proximal map: Halpern, %i steps', (N) => {
    const [{ about }] = named('Halpern');
    const { value } = worstCase(about, { horizon: N });
    const instance = { weights: [1 / (N + 1)], start: [1] };
    expect(Math.abs(simulated(about, at(reflectedAbsoluteValues, instance), N, {}) / value - 1)).toBeLessThan(ACCURACY);
  });

  it.each([2, 5, 10])('is attained by the field of a bilinear game: proximal point, %i steps', (N) => {
    const eta = 3;
    const [{ about }] = named('proximal point of a monotone');
    const instance = { speeds: [1 / (eta * Math.sqrt(N - 1))], start: [{ u: 1, v: 0 }] };
    const { value } = worstCase(about, { horizon: N, symbols: { eta } });
    expect(Math.abs(simulated(about, at(rotationField, instance), N, { eta }) / value - 1)).toBeLessThan(ACCURACY);
  });

  it('is attained by a scalar pair: Douglas-Rachford with A = mu I and B = I/beta', () => {
    const { about, symbols } = named('Douglas-Rachford of a strongly').at(-1)!;
    const { mu, beta, theta } = symbols as Record<string, number>;
    const origin = [{ u: 0, v: 0 }];
    const instance = {
      first: [{ real: mu, imaginary: 0 }],
      second: [{ real: 1 / beta, imaginary: 0 }],
      center: origin,
      start: [{ u: 1, v: 0 }],
    };
    const ratio = simulated(about, at(normalPair, instance), 2, { eta: 1, theta }, true);
    const worst = worstCase(about, { horizon: 2, symbols });
    expect(Math.abs(ratio / worst.value - 1)).toBeLessThan(ACCURACY);
  });

  it('is attained by a quadratic with an absolute value: Douglas-Rachford of functions', () => {
    const [{ about }] = named('Douglas-Rachford of smooth');
    const instance = {
      spectrum: [0.1],
      weight: 0.05,
      support: [1] as (0 | 1)[],
      values: [1],
      dual: [0],
      start: [10],
    };
    const ratio = simulated(about, at(separableLasso, instance), 3, { h: 0.2 }, true);
    // mu = L = 0.1 and eta = 2; the claim's value is relative to its right side, the contraction factor.
    expect(Math.abs(ratio - 1 / 1.2)).toBeLessThan(ACCURACY);
  });
});

describe('an operator without a class', () => {
  it('is refused with the classes of operators that have interpolation conditions', () => {
    const about = stated({
      title: 'a nonexpansive Lipschitz map',
      cite: 'this test',
      method: forwardStep,
      parameters: { eta: '1/L' },
      assumptions: ['lipschitz-operator(L)@A', 'nonexpansive@A', 'zero'],
      measure: distance,
      bound: 'D',
    });
    const refused = () => worstCase(about, { horizon: 1 });
    expect(refused).toThrow(Refusal);
    expect(refused).toThrow(/together have no known .* cocoercive, .* nonexpansive/);
  });

  it('is refused where the method asks for one that the theorem says nothing of', () => {
    const about = stated({
      title: 'a forward step of nothing',
      cite: 'this test',
      method: forwardStep,
      parameters: { eta: '1' },
      assumptions: ['nonexpansive@T', 'fixed-point'],
      measure: distance,
      bound: 'D',
    });
    expect(() => worstCase(about, { horizon: 1 })).toThrow(/no operator A/);
  });
});
