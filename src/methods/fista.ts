import { type Method, type MethodContext, method, type Schedule, type Step } from '../core/method.js';
import { extrapolated, optimalMomentum } from './acceleration.js';

/** Proximal gradient steps from extrapolated points. */
function accelerated(context: MethodContext, stepSize: Schedule, momentum: Schedule): Step {
  const { space, oracle } = context;
  const grad = space.zeros();
  return extrapolated(context, momentum, (x, k) => {
    oracle.gradient(x, grad);
    space.subtractScaled(x, stepSize(k), grad);
    oracle.prox(x, stepSize(k), x);
  });
}

const latex =
  'x_{k+1} = \\mathrm{prox}_{\\eta_k h}(y_k - \\eta_k \\nabla f(y_k)),\\; y_{k+1} = x_{k+1} + \\beta_k (x_{k+1} - x_k)';

/** FISTA: accelerated proximal gradient with beta_k = (t_{k+1} - 1)/t_{k+2}, t_{k+1} = (1 + sqrt(1 + 4 t_k^2))/2, y_0 = x_0. */
export const fista: Method = method({
  title: 'FISTA',
  latex: `${latex},\\; \\beta_k = (t_{k+1} - 1)/t_{k+2},\\; t_{k+1} = (1 + \\sqrt{1 + 4 t_k^2})/2`,
  parameters: { stepSize: ['schedule', 'eta'] },
  init: (context, { stepSize }) => accelerated(context, stepSize, optimalMomentum(context)),
});

/** The same with a momentum that is given. */
export const fistaWithMomentum: Method = method({
  title: 'FISTA, momentum given',
  latex,
  parameters: { stepSize: ['schedule', 'eta'], momentum: ['schedule', 'beta'] },
  init: (context, { stepSize, momentum }) => accelerated(context, stepSize, momentum),
});
