import { method } from '../core/method.js';

/**
 * Elastic averaging, all at once: each worker takes a gradient step and is pulled to the center, and the center x moves
 * towards the mean of the workers; old values on the right.
 */
export const easgd = method({
  title: 'Synchronous elastic averaging SGD',
  latex:
    'x^i \\leftarrow x^i - \\eta g^i - \\alpha (x^i - x),\\; x \\leftarrow (1 - \\beta) x + \\frac{\\beta}{p}\\sum_i x^i',
  parameters: {
    stepSize: ['schedule', 'eta'],
    workers: ['integer', 'p'],
    elasticity: ['scalar', 'al'],
    movingRate: ['scalar', 'be'],
  },

  init({ space, oracle, start, streams }, { stepSize, workers: count, elasticity, movingRate }) {
    const { scalar } = space;
    const one = scalar.of(1);
    const share = scalar.div(movingRate, scalar.of(count));
    const grad = space.zeros();
    const center = space.zeros();
    const workers = Array.from({ length: count }, () => space.zeros());
    for (const local of workers) space.copy(local, start);
    const ofWorker = workers.map((_, i) => streams.of('worker', i));
    const step = (x: typeof grad, k: number): void => {
      space.copy(center, x);
      space.scale(x, scalar.sub(one, movingRate));
      for (const [i, local] of workers.entries()) {
        space.addScaled(x, share, local);
        oracle.sample(local, grad, ofWorker[i]);
        space.mix(local, scalar.sub(one, elasticity), center, elasticity);
        space.subtractScaled(local, stepSize(k), grad);
      }
    };
    return { step, views: { workers } };
  },
});
