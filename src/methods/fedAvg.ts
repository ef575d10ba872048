import { averaging } from '../core/combine.js';
import { method } from '../core/method.js';

/** One round: every worker takes H gradient steps on its own function from x_r, and the server averages the results. */
export const fedAvg = method({
  title: 'Federated averaging (local gradient descent)',
  latex: 'x_{r+1} = \\frac1n \\sum_{m=1}^n (\\mathrm{id} - \\eta \\nabla f_m)^H (x_r)',
  parameters: { stepSize: ['schedule', 'eta'], localSteps: ['integer', 'H'] },

  init({ space, oracle }, { stepSize, localSteps }) {
    const grad = space.zeros();
    const workers = Array.from({ length: oracle.components }, () => space.zeros());
    const average = averaging(space, workers);
    const step = (x: typeof grad, r: number): void => {
      for (const [m, local] of workers.entries()) {
        space.copy(local, x);
        for (let j = 0; j < localSteps; j++) {
          oracle.component(m, local, grad);
          space.subtractScaled(local, stepSize(r), grad);
        }
      }
      average(x);
    };
    return { step, views: { workers } };
  },
});
