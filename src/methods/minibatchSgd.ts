import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta_k (mean of M b sample gradients at x_k): M workers with b samples each, from streams of their own. */
export const minibatchSgd = method({
  title: 'Data-parallel SGD',
  latex: 'x_{k+1} = x_k - \\frac{\\eta_k}{Mb} \\sum_{m=1}^M \\sum_{j=1}^b g_{m,j}(x_k)',
  parameters: { stepSize: ['schedule', 'eta'], workers: ['integer', 'M'], batch: ['integer', 'b'] },

  init({ space, oracle, streams }, { stepSize, workers, batch }) {
    const { scalar } = space;
    const share = scalar.div(scalar.of(1), scalar.of(workers * batch));
    const sample = space.zeros();
    const mean = space.zeros();
    const ofWorker = Array.from({ length: workers }, (_, m) => streams.of('worker', m));
    return (x, k) => {
      space.scale(mean, scalar.of(0));
      for (const stream of ofWorker)
        for (let j = 0; j < batch; j++) {
          oracle.sample(x, sample, stream);
          space.addScaled(mean, share, sample);
        }
      space.subtractScaled(x, stepSize(k), mean);
    };
  },
});
