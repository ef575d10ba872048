import { method } from '../core/method.js';

/**
 * The Chebyshev semi-iteration for curvatures in [mu, L]: the polynomial of each degree that is smallest there. With
 * c = (L + mu)/2, h = (L - mu)/2 and rho_0 = h/c,
 *
 * x_1 = x_0 - grad f(x_0)/c, rho_k = 1/(2 c/h - rho_{k-1}),
 * x_{k+1} = x_k + rho_k rho_{k-1} (x_k - x_{k-1}) - (2 rho_k/h) grad f(x_k)
 *
 * source  Golub & Varga, Chebyshev semi-iterative methods, successive overrelaxation iterative methods, and second order
 *         Richardson iterative methods, 1961
 */
export const chebyshevIteration = method({
  title: 'Chebyshev semi-iteration',
  latex:
    'x_{k+1} = x_k + \\rho_k \\rho_{k-1} (x_k - x_{k-1}) - \\tfrac{4 \\rho_k}{L - \\mu} \\nabla f(x_k),\\; \\rho_k^{-1} = 2\\tfrac{L + \\mu}{L - \\mu} - \\rho_{k-1}',
  parameters: { smallest: ['scalar', 'mu'], largest: ['scalar', 'L'] },

  init({ space, oracle }, { smallest, largest }) {
    const { scalar } = space;
    const two = scalar.of(2);
    const center = scalar.div(scalar.add(largest, smallest), two);
    const half = scalar.div(scalar.sub(largest, smallest), two);
    const grad = space.zeros();
    const move = space.zeros();
    let rho = scalar.div(half, center);
    return (x, k) => {
      oracle.gradient(x, grad);
      if (k === 0) space.mix(move, scalar.of(0), grad, scalar.neg(scalar.div(scalar.of(1), center)));
      else {
        const next = scalar.div(scalar.of(1), scalar.sub(scalar.mul(two, scalar.div(center, half)), rho));
        space.mix(move, scalar.mul(next, rho), grad, scalar.neg(scalar.div(scalar.mul(two, next), half)));
        rho = next;
      }
      space.addScaled(x, scalar.of(1), move);
    };
  },
});
