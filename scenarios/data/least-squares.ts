import { scenario } from '../../src/core/scenario.js';
import { choice, integer, list, positive, real, record, where } from '../../src/core/shape.js';
import { fittedLeastSquares } from './fit.js';
import { columnsOf, DATASETS, type DatasetName } from './tables.js';

const fits = ({ dataset, start }: { dataset: DatasetName; start: number[] }): boolean =>
  start.length <= columnsOf(dataset, 'regression');

/**
 * f(x) = (1/2n) sum_i (a_i.x - b_i)^2 on the first n samples of a data set, with an intercept and as many standardized
 * features as the start has further coordinates: petal width of irises, body mass of penguins, log wages, threes against
 * eights. L, mu and the minimizer are computed from the data.
 */
export const leastSquares = scenario({
  title: 'Least squares on real data',
  satisfies: 'finite-sum quadratic strongly-convex smooth convex@each smooth@each minimizer variance-at-minimizer',
  instance: where(
    record({ dataset: choice(...DATASETS), samples: integer(40, 150), start: list('d', real(-2, 2)) }, { d: [2, 6] }),
    'no more coordinates than the data set has columns',
    fits,
  ),
  build: ({ dataset, samples, start }) => ({ start, ...fittedLeastSquares(dataset, samples, start.length, 0) }),
});

/** The same with ridge/2 ||x||^2 in every component, and up to ten columns. */
export const ridgeRegression = scenario({
  title: 'Ridge regression on real data',
  satisfies:
    'finite-sum quadratic strongly-convex smooth strongly-convex@each smooth@each minimizer variance-at-minimizer',
  instance: where(
    record(
      {
        dataset: choice(...DATASETS),
        samples: integer(20, 150),
        ridge: positive(0.01, 1),
        start: list('d', real(-2, 2)),
      },
      { d: [2, 10] },
    ),
    'no more coordinates than the data set has columns',
    fits,
  ),
  build: ({ dataset, samples, ridge, start }) => ({
    start,
    ...fittedLeastSquares(dataset, samples, start.length, ridge),
  }),
});
