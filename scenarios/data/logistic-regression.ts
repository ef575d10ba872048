import { scenario } from '../../src/core/scenario.js';
import { choice, integer, list, positive, real, record, where } from '../../src/core/shape.js';
import { fittedLogistic } from './fit.js';
import { columnsOf, DATASETS, type DatasetName } from './tables.js';

const fits = ({ dataset, start }: { dataset: DatasetName; start: number[] }): boolean =>
  start.length <= columnsOf(dataset, 'classification');

/**
 * f(x) = (1/n) sum_i log(1 + exp(-y_i a_i.x)) on the first n samples of a data set, with an intercept and as many
 * standardized features as the start has further coordinates: virginica among irises, the sex of penguins, union members,
 * eights against threes. L, G and the minimizer are computed from the data; classes that a hyperplane separates, and so
 * have no minimizer, are refused.
 */
export const logisticRegression = scenario({
  title: 'Logistic regression on real data',
  satisfies:
    'finite-sum convex smooth lipschitz convex@each smooth@each lipschitz@each minimizer variance-at-minimizer twice-differentiable hessian-lipschitz nondegenerate-minimizer',
  instance: where(
    record({ dataset: choice(...DATASETS), samples: integer(40, 150), start: list('d', real(-2, 2)) }, { d: [2, 3] }),
    'no more coordinates than the data set has columns',
    fits,
  ),
  build: ({ dataset, samples, start }) => ({ start, ...fittedLogistic(dataset, samples, start.length, 0) }),
});

/** The same with ridge/2 ||x||^2 in every component: separable classes are welcome, and up to ten columns. */
export const regularizedLogistic = scenario({
  title: 'Regularized logistic regression on real data',
  satisfies:
    'finite-sum strongly-convex smooth strongly-convex@each smooth@each minimizer variance-at-minimizer twice-differentiable hessian-lipschitz',
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
    ...fittedLogistic(dataset, samples, start.length, ridge),
  }),
});
