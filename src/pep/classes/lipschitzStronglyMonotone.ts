import type { FunctionClass } from './functionClass.js';
import { coercivity, steepness } from './operators.js';

export const lipschitzStronglyMonotone: FunctionClass = {
  title: 'Lipschitz strongly monotone operators',
  needs: ['strongly-monotone', 'lipschitz-operator'],
  operators: true,
  source: 'both definitions, at the points',
  relaxed: 'more than two points that satisfy the conditions of both need not belong to one operator that has both',
  of: ([mu], [L]) => ({ between: (a, b) => [coercivity(a, b, mu), steepness(a, b, L)] }),
};
