import type { Method } from '../core/method.js';
import { method } from '../core/method.js';
import { type GradientSource, onlineGradients, sampledGradients } from './gradientSource.js';

/**
 * x_i = x_i - eta g_i / sqrt(sum_{s <= k} g_{s,i}^2), coordinate by coordinate; then projected. On a box the Euclidean
 * projection is the one in the adaptive norm too: both clip.
 */
function diagonal(source: GradientSource): Method {
  return method({
    title: `AdaGrad, diagonal${source.words}`,
    latex: 'x_{k+1,i} = x_{k,i} - \\eta\\, g_{k,i} / \\sqrt{\\textstyle\\sum_{s \\le k} g_{s,i}^2}',
    parameters: { stepSize: ['scalar', 'eta'] },

    init(context, { stepSize }) {
      const { space } = context;
      const { scalar, coordinates } = space;
      const gradient = source.gradient(context);
      const project = source.project(context);
      const grad = space.zeros();
      const squares = space.zeros();
      const [zero, one] = [scalar.of(0), scalar.of(1)];
      return (x, k) => {
        gradient(x, k, grad);
        coordinates.addSquares(squares, one, grad);
        coordinates.subtractQuotient(x, stepSize, grad, squares, zero);
        project(x);
      };
    },
  });
}

export const adaGrad = diagonal(sampledGradients);
export const onlineAdaGrad = diagonal(onlineGradients);
