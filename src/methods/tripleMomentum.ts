import { method } from '../core/method.js';

/**
 * The triple momentum method for smooth strongly convex functions, rho = 1 - 1/sqrt(kappa). The iterate is the output
 * z_k + delta (z_k - z_{k-1}); gradients are asked for at y_k = z_k + gamma (z_k - z_{k-1}).
 */
export const tripleMomentum = method({
  title: 'Triple momentum',
  latex:
    'z_{k+1} = z_k + \\beta (z_k - z_{k-1}) - \\eta \\nabla f(z_k + \\gamma (z_k - z_{k-1})),\\; x_k = z_k + \\delta (z_k - z_{k-1})',
  parameters: { smoothness: ['scalar', 'L'], rate: ['scalar', 'rho'] },

  init({ space, oracle, start }, { smoothness, rate }) {
    const { formula, add, of, neg } = space.scalar;
    const scope = { L: smoothness, rho: rate };
    const eta = formula('(1 + rho) / L')(scope);
    const [beta, gamma, delta] = ['rho^2 / (2 - rho)', 'rho^2 / ((1 + rho) * (2 - rho))', 'rho^2 / (1 - rho^2)'].map(
      (text) => formula(text)(scope),
    );
    const grad = space.zeros();
    const [now, before, ahead] = [space.zeros(), space.zeros(), space.zeros()];
    space.copy(now, start);
    space.copy(before, start);
    /** out = now + factor (now - before) */
    const extrapolate = (out: typeof now, factor: typeof beta): void => {
      space.copy(out, now);
      space.mix(out, add(of(1), factor), before, neg(factor));
    };
    return (x) => {
      extrapolate(ahead, gamma);
      oracle.gradient(ahead, grad);
      extrapolate(ahead, beta);
      space.subtractScaled(ahead, eta, grad);
      space.copy(before, now);
      space.copy(now, ahead);
      extrapolate(x, delta);
    };
  },
});
