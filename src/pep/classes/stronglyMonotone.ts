import type { FunctionClass } from './functionClass.js';
import { coercivity } from './operators.js';

export const stronglyMonotone: FunctionClass = {
  title: 'strongly monotone operators',
  needs: ['strongly-monotone'],
  operators: true,
  source: 'A - mu I is monotone; Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation, 2020',
  of: ([mu]) => ({ between: (a, b) => [coercivity(a, b, mu)] }),
};
