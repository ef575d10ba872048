import { distance } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { chebyshevIteration } from '../../src/methods/chebyshevIteration.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { greedyFirstOrder } from '../../src/methods/greedyFirstOrder.js';
import { heavyBall } from '../../src/methods/heavyBall.js';
import { type Case, lastTheta, stated } from './cases.js';

const quadratics = ['quadratic', 'strongly-convex(mu)', 'smooth(L)', 'minimizer'];
const q = { parameters: { q: '(sqrt(kappa) - 1) / (sqrt(kappa) + 1)' } };
const classical = 'classical: the largest value on [mu, L] of the polynomial that the method makes';

export const QUADRATIC_CASES: readonly Case[] = [
  {
    name: 'gradient descent on quadratics, distance',
    about: stated({
      title: 'gradient descent on quadratics',
      cite: classical,
      method: gradientDescent,
      parameters: { eta: '1/L' },
      assumptions: quadratics,
      measure: distance,
      bound: 'max(abs(1 - eta*mu), abs(1 - eta*L))^k * D',
    }),
    symbols: { eta: 1.7 },
    horizons: [1, 2, 5],
  },
  {
    name: 'gradient descent on convex quadratics, gap',
    about: stated({
      title: 'gradient descent on convex quadratics',
      cite: `${classical}, lambda (1 - lambda/L)^(2N) / 2, less than the 1/(4N + 2) of convex functions`,
      method: gradientDescent,
      parameters: { eta: '1/L' },
      assumptions: ['quadratic', 'convex', 'smooth(L)', 'minimizer'],
      measure: gap,
      bound: 'L*D^2/(2*(2*k + 1)) * (2*k/(2*k + 1))^(2*k)',
    }),
    horizons: [1, 2, 5],
  },
  {
    name: 'heavy ball on quadratics, distance',
    about: stated({
      title: 'heavy ball on quadratics',
      cite: 'Polyak, Some methods of speeding up the convergence of iteration methods, 1964; double root at lambda = L',
      method: heavyBall,
      ...q,
      with: { stepSize: '4/(sqrt(L) + sqrt(mu))^2', momentum: 'q^2' },
      assumptions: quadratics,
      measure: distance,
      bound: '(1 + (1 + q)*k) * q^k * D',
    }),
    horizons: [1, 2, 3, 4, 5],
  },
  {
    name: 'Chebyshev iteration on quadratics, distance',
    about: stated({
      title: 'Chebyshev iteration on quadratics',
      cite: 'Golub & Varga, 1961: 1/T_N((kappa + 1)/(kappa - 1))',
      method: chebyshevIteration,
      ...q,
      assumptions: quadratics,
      measure: distance,
      bound: '2*q^k / (1 + q^(2*k)) * D',
    }),
    horizons: [1, 2, 3, 4, 5],
  },
  {
    name: 'conjugate gradient on quadratics, gap',
    about: stated({
      title: 'conjugate gradient as greedy first-order method',
      cite: 'Hestenes & Stiefel 1952, Daniel 1967, attained: Greenbaum 1979; the square of the bound in the energy norm',
      method: greedyFirstOrder,
      ...q,
      assumptions: quadratics,
      measure: gap,
      bound: '(2*q^k / (1 + q^(2*k)))^2 * Delta',
    }),
    horizons: [1, 2, 3, 4, 5, 7],
  },
  {
    name: 'greedy first-order method, smooth convex, gap',
    about: stated({
      title: 'greedy first-order method',
      cite: 'Drori & Taylor, Efficient first-order methods for convex minimization: a constructive approach, 2020: as OGM',
      method: greedyFirstOrder,
      assumptions: ['convex', 'smooth(L)', 'minimizer'],
      measure: gap,
      bound: 'L*D^2',
    }),
    exact: (N) => 1 / (2 * lastTheta(N) ** 2),
    horizons: [1, 2, 3, 5, 10],
  },
];
