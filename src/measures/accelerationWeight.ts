import { measure } from '../core/measure.js';

/** t_k of accelerated methods: t_0 = 0, t_{k+1} = (1 + sqrt(1 + 4 t_k^2))/2; at least (k + 1)/2 for k >= 1. */
export const accelerationWeight = measure({
  title: 'acceleration weight',
  symbol: 'tk',
  dimension: '1',
  latex: 't_k',
  start({ space }) {
    const next = space.scalar.formula('(1 + sqrt(1 + 4*t^2)) / 2');
    let t = space.scalar.of(0);
    return {
      each(_x, k) {
        if (k > 0) t = next({ t });
      },
      read: () => t,
    };
  },
});
