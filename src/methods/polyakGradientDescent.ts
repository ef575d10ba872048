import { method } from '../core/method.js';

/** x_{k+1} = x_k - c (f(x_k) - f*)/||g_k||^2 g_k: a step that needs to know f*, and no other constant. */
export const polyakGradientDescent = method({
  title: 'Gradient descent with Polyak steps',
  latex: 'x_{k+1} = x_k - c\\,\\frac{f(x_k) - f^\\star}{\\|g_k\\|^2} g_k',
  parameters: { factor: ['scalar', 'c'] },

  init({ space, oracle }, { factor }) {
    const grad = space.zeros();
    return (x) => {
      oracle.gradient(x, grad);
      space.subtractScaled(x, oracle.polyakStep(x, grad, factor), grad);
    };
  },
});
