import { averageIterateGap } from '../../src/measures/averageGap.js';
import { bestGap } from '../../src/measures/best.js';
import { gap } from '../../src/measures/gap.js';
import { frankWolfe } from '../../src/methods/frankWolfe.js';
import { projectedSubgradient } from '../../src/methods/projectedSubgradient.js';
import { type Case, stated } from './cases.js';

export const SET_CASES: readonly Case[] = [
  {
    name: 'Frank-Wolfe',
    about: stated({
      title: 'Frank-Wolfe',
      cite: 'one step: derived here, f = L/2 x^2 on [0, diam] from its minimizer; ten steps: the example frank_wolfe of PEPit, Goujaud et al. 2024, whose solver MOSEK brackets [0.078289539, 0.078289543]',
      method: frankWolfe,
      with: { weight: '2/(k + 2)' },
      assumptions: ['convex', 'smooth(L)', 'constrained', 'bounded-set(diam)', 'linearly-minimizable'],
      measure: gap,
      bound: '2*L*diam^2/(k + 2)',
    }),
    exact: (N) => (N === 1 ? 1 / 2 : 0.078289541),
    horizons: [1, 10],
  },
  ...([bestGap, averageIterateGap] as const).flatMap((measure) =>
    (
      [
        ['D', []],
        ['R', ['feasible-radius(R)']],
        ['diam', ['bounded-set(diam)']],
      ] as const
    ).map(([size, more]) => ({
      name: `projected subgradient, ${measure.title}, start bounded by ${size}`,
      about: stated({
        title: 'projected subgradient',
        cite: 'Drori & Teboulle 2016, Appendix A; a projection does not help in the worst case',
        method: projectedSubgradient,
        with: { stepSize: `${size}/(G*sqrt(T))` },
        assumptions: ['convex', 'lipschitz(G)', 'constrained', ...more],
        measure,
        bound: `G*${size}/sqrt(T)`,
      }),
      horizons: [1, 2, 5],
    })),
  ),
];
