import { scenario } from '../../src/core/scenario.js';
import { choice, integer, list, positive, real, record, where } from '../../src/core/shape.js';
import { type Fitted, fittedLogistic } from './fit.js';
import { columnsOf, DATASETS } from './tables.js';

/** Starts close to the minimizer are of interest here: `away` is the part of the way from it to `start` that is taken. */
function started(fitted: Fitted, start: readonly number[], away: number) {
  return { ...fitted, start: start.map((xi, i) => fitted.minimizer[i] + away * (xi - fitted.minimizer[i])) };
}

/**
 * f(x) = (1/n) sum_i log(1 + exp(-y_i a_i.x)) on the first n samples of a data set, with an intercept and one or two
 * standardized features: virginica among irises, the sex of penguins, union members, eights against threes. L, G and the
 * minimizer are computed from the data. With so few features no hyperplane separates the classes, or there would be no
 * minimizer.
 */
export const logisticRegression = scenario({
  title: 'Logistic regression on real data',
  satisfies:
    'finite-sum convex smooth lipschitz convex@each smooth@each lipschitz@each minimizer variance-at-minimizer twice-differentiable hessian-lipschitz nondegenerate-minimizer',
  instance: record(
    {
      dataset: choice(...DATASETS),
      samples: integer(40, 150),
      start: list('d', real(-2, 2)),
      away: positive(0.01, 1),
    },
    { d: [2, 3] },
  ),
  build: ({ dataset, samples, start, away }) => started(fittedLogistic(dataset, samples, start.length, 0), start, away),
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
        away: positive(0.01, 1),
      },
      { d: [2, 10] },
    ),
    'no more coordinates than the data set has columns',
    ({ dataset, start }) => start.length <= columnsOf(dataset, 'classification'),
  ),
  build: ({ dataset, samples, ridge, start, away }) =>
    started(fittedLogistic(dataset, samples, start.length, ridge), start, away),
});
