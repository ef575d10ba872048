import { list, real, record } from '../../src/core/shape.js';
import {
  between,
  inExpectation,
  type Observation,
  type ObserveContext,
  oneOf,
  type Quantifier,
  theorem,
} from '../../src/core/theorem.js';
import type { Stream } from '../../src/random/streams.js';

/** Numbers that come first; random ones follow. */
interface Instance {
  given: number[];
}

/** Accuracies c/2^k, and the number of samples after which a run gives up, counted as one more: beyond any claimed here. */
const HALVINGS = [2, 3, 4, 5];
const MOST = 15;

/** Sums of all subsets, ascending, with one more number: the old sums merged with the old sums plus x. */
function extended(sums: Float64Array, x: number): Float64Array {
  const merged = new Float64Array(2 * sums.length);
  let [i, j] = [0, 0];
  for (let k = 0; k < merged.length; k++) {
    const old = j === sums.length || (i < sums.length && sums[i] <= sums[j] + x);
    merged[k] = old ? sums[i++] : sums[j++] + x;
  }
  return merged;
}

/** The largest distance of a target in [-1/2, 1/2] to the nearest sum. */
function coveringRadius(sums: Float64Array): number {
  let radius = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (let k = 0; k <= sums.length; k++) {
    const sum = k < sums.length ? sums[k] : Number.POSITIVE_INFINITY;
    const [low, high] = [Math.max(before, -0.5), Math.min(sum, 0.5)];
    if (low <= high) {
      const farthest = Math.min(high, Math.max(low, (before + sum) / 2));
      radius = Math.max(radius, Math.min(farthest - before, sum - farthest));
    }
    before = sum;
  }
  return radius;
}

const uniform = (random: Stream): number => 2 * random.uniform() - 1;

/** How many samples it takes until the subset sums are within each accuracy of every target in [-1/2, 1/2]. */
const observe =
  (draw = uniform) =>
  ({ own }: { own?: Instance }, { streams, number }: ObserveContext): Observation => {
    const { given } = own!;
    const random = streams.of('samples');
    const accuracies = HALVINGS.map((k) => number('c') / 2 ** k);
    const needed: number[] = [];
    let sums: Float64Array = Float64Array.of(0);
    for (let n = 0; needed.length < accuracies.length; n++) {
      const radius = coveringRadius(sums) * (1 - 1e-12);
      while (radius <= accuracies[needed.length] || (n > MOST && needed.length < accuracies.length)) needed.push(n);
      sums = extended(sums, n < given.length ? given[n] : draw(random));
    }
    return {
      constants: { given: given.length },
      rows: needed.map((samples, i) => ({
        k: HALVINGS[i],
        eps: accuracies[i],
        needed: samples,
        more: samples - (needed[i - 1] ?? 0),
      })),
    };
  };

/** Numbers whose 2^n subset sums are 2 eps apart and centred but for half a step: eps = 1/(2 (2^n - 1)). */
const binarySystem = (n: number) => {
  const step = 1 / (2 ** n - 1);
  return {
    own: { given: Array.from({ length: n }, (_, i) => (i === n - 1 ? -1 : 1) * step * 2 ** i) },
    parameters: { c: 2 ** n * step, delta: 0.1 },
  };
};
const sampled = { own: { given: [] }, parameters: { c: 1, delta: 0.05 } };

const probably: Quantifier = { kind: 'with-probability', delta: 'delta' };

export default theorem<Instance>({
  title: 'Random subset sums approximate every target in [-1/2, 1/2] with O(log 1/eps) samples',
  source: {
    cite: 'Lueker 1998; Pensia, Rajput, Nagle, Vishwakarma & Papailiopoulos, Optimal lottery tickets via SubsetSum, 2020; constants calibrated here',
  },

  instance: record({ given: list('n', real(-1, 1)) }, { n: [0, 6] }),
  parameters: { c: between(1, 2, { open: 'high' }), delta: oneOf(0.2, 0.1, 0.05) },
  observe: observe(),
  symbols: { c: '1', eps: '1', given: '1', needed: '1', more: '1' },
  claims: [
    {
      left: 'needed',
      is: '>=',
      right: 'log2(1/(2*eps))',
      says: 'necessary for any numbers: 2^n intervals of length 2 eps',
    },
    {
      left: 'needed',
      right: '2.5*log2(2/min(eps, delta))',
      when: 'given == 0',
      quantifier: probably,
      says: 'sufficient; the universal constant of the source is unspecified, 2.5 is calibrated here',
    },
    {
      left: 'more',
      right: '2',
      when: 'given == 0 and k >= 3',
      quantifier: inExpectation,
      says: 'linear in log(1/eps): from c/4 on, halving eps costs on average at most 2 more samples, calibrated here',
    },
  ],

  tight: [binarySystem(4), sampled],
  mutants: [
    { right: '1.03*log2(1/(2*eps))', on: binarySystem(4), why: 'above the number of samples of a binary system' },
    { right: '1/(2*eps)', on: sampled, why: 'samples in proportion to the accuracy, as without sums' },
    { claim: 1, right: 'log2(1/(2*eps))', on: sampled, why: 'the necessary number called sufficient' },
    { claim: 1, right: '1.6*log2(2/min(eps, delta))', on: sampled, why: 'a constant below what is needed' },
    { claim: 2, right: '1', on: sampled, why: 'one more sample for each halving, as with numbers placed at will' },
  ],
  counterexamples: [
    {
      drops: 'continuous samples',
      claim: 1,
      observe: observe(() => 0.5),
      on: sampled,
      why: 'all samples 1/2: the sums are multiples of 1/2, and none is negative',
    },
  ],
});
