import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta_k grad f(x_{k-tau}), with x_{-1} = ... = x_{-tau} = x_0. */
export const delayedGradientDescent = method({
  title: 'Gradient descent with a fixed delay',
  latex: 'x_{k+1} = x_k - \\eta_k \\nabla f(x_{k-\\tau})',
  parameters: { stepSize: ['schedule', 'eta'], delay: ['integer', 'tau'] },

  init({ space, oracle, start }, { stepSize, delay }) {
    const grad = space.zeros();
    /** past[j] = x_{k-1-j} */
    const past = Array.from({ length: delay }, () => space.zeros());
    for (const x of past) space.copy(x, start);
    const step = (x: typeof start, k: number): void => {
      oracle.gradient(past.at(-1) ?? x, grad);
      for (let j = delay - 1; j > 0; j--) space.copy(past[j], past[j - 1]);
      if (delay > 0) space.copy(past[0], x);
      space.subtractScaled(x, stepSize(k), grad);
    };
    return { step, views: { past } };
  },
});
