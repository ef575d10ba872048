import { method } from '../core/method.js';

/** Newton's method with full steps: x_{k+1} = x_k - H(x_k)^{-1} grad f(x_k). One Hessian solve per step. */
export const newton = method({
  title: "Newton's method",
  latex: 'x_{k+1} = x_k - \\nabla^2 f(x_k)^{-1} \\nabla f(x_k)',
  parameters: {},

  init({ space, oracle }) {
    const grad = space.zeros();
    const direction = space.zeros();
    return (x) => {
      oracle.gradient(x, grad);
      oracle.newtonDirection(x, grad, direction);
      space.subtractScaled(x, space.scalar.of(1), direction);
    };
  },
});
