import { choice, integer, list, positive, real, record, where } from '../../src/core/shape.js';
import { type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';
import type { Stream } from '../../src/random/streams.js';

/** A ReLU network without biases: hidden layers of equal width on one input, weights of variance sw2 / fan-in. */
interface Instance {
  law: 'signs' | 'uniform' | 'normal';
  sw2: number;
  input: number[];
  width: number;
  depth: number;
}

/** Symmetric laws of variance one. */
const laws: Record<Instance['law'], (random: Stream) => number> = {
  signs: (random) => random.sign(),
  uniform: (random) => Math.sqrt(3) * (2 * random.uniform() - 1),
  normal: (random) => random.normal(),
};

interface Variant {
  weight?: (random: Stream, law: Instance['law']) => number;
  fan?: (fanIn: number, fanOut: number) => number;
  bias?: number;
}

const meanSquare = (x: readonly number[]): number => x.reduce((sum, xi) => sum + xi * xi, 0) / x.length;

/** Activations of every layer for one draw of the weights. */
function activations(
  { law, sw2, input, width, depth }: Instance,
  random: Stream,
  { weight = (draws, of) => laws[of](draws), fan = (fanIn) => fanIn, bias = 0 }: Variant,
): number[][] {
  const layers = [input];
  for (let l = 0; l < depth; l++) {
    const before = layers[l];
    const deviation = Math.sqrt(sw2 / fan(before.length, width));
    const unit = (): number => before.reduce((sum, h) => sum + deviation * weight(random, law) * h, bias);
    layers.push(Array.from({ length: width }, () => Math.max(0, unit())));
  }
  return layers.slice(1);
}

const observe =
  (variant: Variant = {}) =>
  ({ own }: { own?: Instance }, { streams }: ObserveContext): Observation => ({
    constants: { sw2: own!.sw2, width: own!.width },
    rows: activations(own!, streams.of('weights'), variant).map((h, l) => ({
      k: l + 1,
      ratio: meanSquare(h) / meanSquare(own!.input),
    })),
  });

/** Half the squared difference of two independent copies: its mean is the variance. */
const variance = ({ own }: { own?: Instance }, { streams }: ObserveContext): Observation => {
  const [first, second] = [0, 1].map((copy) => activations(own!, streams.of('weights', copy), {}));
  return {
    constants: { sw2: own!.sw2, width: own!.width },
    rows: first.map((h, l) => ({
      k: l + 1,
      ratio: meanSquare(h.map((hi, i) => hi - second[l][i])) / 2 / meanSquare(own!.input),
    })),
  };
};

const weights = ({ input, width, depth }: Instance): number => width * (input.length + (depth - 1) * width);
const small = (sw2: number, input: number[], width: number, depth: number) => ({
  own: { law: 'signs' as const, sw2, input, width, depth },
});
const wide = (sw2: number, depth: number) => ({
  own: { law: 'normal' as const, sw2, input: [1, -0.5, 0.3], width: 24, depth },
});

export default theorem<Instance>({
  title: 'ReLU networks at initialization: each layer multiplies the second moment by half the weight variance',
  about:
    'Networks of few sign weights are averaged exactly over all signs. Wide ones are sampled; their second moment is ' +
    'declared: given the layer before, a squared unit has mean v/2 and mean square at most 3 v^2/2 (attained by normal ' +
    'weights), so that the squared ratio has mean at most (sw2^2/4) (1 + 5/width) in each layer.',
  source: {
    cite: 'He, Zhang, Ren & Sun, Delving deep into rectifiers, 2015; equality for every width derived here',
    at: 'Section 2.2',
  },

  instance: where(
    record(
      {
        law: choice('signs', 'uniform', 'normal'),
        sw2: positive(0.5, 4),
        input: list('d', real(-1, 1)),
        width: choice(1, 2, 3, 24),
        depth: integer(1, 3),
      },
      { d: [1, 3] },
    ),
    'an input that is not 0, and either at most 9 sign weights or one or two wide layers',
    (own) =>
      meanSquare(own.input) > 1e-2 && (own.law === 'signs' ? weights(own) <= 9 : own.width === 24 && own.depth <= 2),
  ),
  observe: observe(),
  symbols: { sw2: '1', width: '1', ratio: '1' },
  claims: [
    {
      left: 'ratio',
      is: '=',
      right: '(sw2/2)^k',
      quantifier: { kind: 'in-expectation', secondMoment: '(sw2/2)^(2*k)*(1 + 5/width)^k' },
      says: 'sw2 = 2 keeps the second moment at every depth',
    },
  ],

  tight: [small(2, [0.6, -0.8], 2, 2), small(1, [1], 1, 3), wide(2, 2)],
  mutants: [
    { right: 'sw2^k', on: small(2, [0.6, -0.8], 2, 2), why: 'the factor of linear networks' },
    { right: '1', on: small(1, [1], 1, 3), why: 'weight variance 1/fan-in said to preserve the signal' },
    {
      right: '1.001*(sw2/2)^k',
      on: small(2, [0.6, -0.8], 2, 2),
      why: 'one in a thousand above, where averages are exact',
    },
    { right: '1.25*(sw2/2)^k', on: wide(2, 1), why: 'a quarter above, on sampled networks' },
    { right: '(sw2/2)^k/1.25', on: wide(2, 1), why: 'a quarter below, on sampled networks' },
    { observe: observe({ fan: (_, fanOut) => fanOut }), on: small(2, [0.6], 3, 1), why: 'variance by fan-out' },
    { observe: variance, on: small(2, [0.6, -0.8], 1, 1), why: 'the variance of a unit, whose mean is not 0' },
  ],
  counterexamples: [
    {
      drops: 'weights of mean zero',
      observe: observe({ weight: (random) => (Math.sqrt(3) * random.sign() + 1) / 2 }),
      on: small(2, [0.6, 0.8], 2, 2),
      why: 'weights of the same second moment and mean 1/2',
    },
    { drops: 'no biases', observe: observe({ bias: 0.3 }), on: small(2, [0.6, -0.8], 2, 2), why: 'biases 0.3' },
  ],
});
