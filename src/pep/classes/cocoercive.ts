import type { FunctionClass } from './functionClass.js';
import { coercivity } from './operators.js';

export const cocoercive: FunctionClass = {
  title: 'cocoercive operators',
  needs: ['cocoercive'],
  operators: true,
  source:
    'the inverse is strongly monotone; Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation, 2020',
  of: ([beta]) => ({
    between: (a, b) => [coercivity(a, b, 0, beta)],
    nonexpansive: { scenario: 'cocoercive-interpolant', constant: beta, image: (x, g) => x - 2 * beta * g },
  }),
};
