import type { FunctionClass } from './functionClass.js';
import { coercivity } from './operators.js';

export const cocoerciveStronglyMonotone: FunctionClass = {
  title: 'cocoercive strongly monotone operators',
  needs: ['strongly-monotone', 'cocoercive'],
  operators: true,
  source: 'both definitions, at the points',
  relaxed: 'more than two points that satisfy the conditions of both need not belong to one operator that has both',
  of: ([mu], [beta]) => ({ between: (a, b) => [coercivity(a, b, mu), coercivity(a, b, 0, beta)] }),
};
