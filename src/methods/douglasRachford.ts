import { method } from '../core/method.js';

/**
 * z_{k+1} = z_k + theta (J_A(2 x_k - z_k) - x_k) with x_k = J_B z_k, J the resolvents with step eta; x_k tends to a zero of
 * A + B. The iterate is z_k. One resolvent of each operator per step.
 */
export const douglasRachford = method({
  title: 'Douglas-Rachford splitting',
  latex: 'x_k = J_{\\eta B} z_k,\\; z_{k+1} = z_k + \\theta\\left(J_{\\eta A}(2 x_k - z_k) - x_k\\right)',
  parameters: { stepSize: ['scalar', 'eta'], relaxation: ['scalar', 'theta'] },

  init({ space, oracle }, { stepSize, relaxation }) {
    const { scalar } = space;
    const [A, B] = [oracle.operator('A'), oracle.operator('B')];
    const two = scalar.of(2);
    const one = scalar.of(1);
    const shadow = space.zeros();
    const reflected = space.zeros();
    return (z) => {
      B.resolvent(z, stepSize, shadow);
      space.copy(reflected, shadow);
      space.mix(reflected, two, z, scalar.neg(one));
      A.resolvent(reflected, stepSize, reflected);
      space.subtractScaled(reflected, one, shadow);
      space.addScaled(z, relaxation, reflected);
    };
  },
});
