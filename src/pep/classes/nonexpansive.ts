import type { FunctionClass } from './functionClass.js';
import { coercivity } from './operators.js';

/** Maps T with ||T x - T y|| <= ||x - y||, by the values x - T x, which are cocoercive with constant 1/2. */
export const nonexpansive: FunctionClass = {
  title: 'nonexpansive maps',
  needs: ['nonexpansive'],
  operators: true,
  source:
    'the extension theorem of Kirszbraun and Valentine; Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation, 2020',
  of: () => ({
    between: (a, b) => [coercivity(a, b, 0, 1 / 2)],
    nonexpansive: { scenario: 'nonexpansive-map-interpolant', image: (x, g) => x - g },
  }),
};
