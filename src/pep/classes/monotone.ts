import type { FunctionClass } from './functionClass.js';
import { coercivity } from './operators.js';

export const monotone: FunctionClass = {
  title: 'monotone operators',
  needs: ['monotone'],
  operators: true,
  source:
    'Zorn: a monotone set is part of a maximal monotone one; Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation, 2020',
  of: () => ({ between: (a, b) => [coercivity(a, b, 0)] }),
};
