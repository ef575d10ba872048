import { measure } from '../core/measure.js';

/** The length of the last Polyak step, of the factor c; 0 before the first. */
export const polyakStepTaken = measure({
  title: 'length of the Polyak step taken',
  symbol: 'taken',
  dimension: 'X^2/F',
  latex: '\\gamma_{k-1}',
  start({ space, oracle, scope }) {
    const [before, now, grad] = [space.zeros(), space.zeros(), space.zeros()];
    return {
      each(x) {
        space.copy(before, now);
        space.copy(now, x);
      },
      read(_x, k) {
        if (k === 0) return space.scalar.of(0);
        oracle.gradient(before, grad);
        return oracle.polyakStep(before, grad, scope.c);
      },
    };
  },
});
