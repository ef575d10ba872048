import type { FunctionClass } from './functionClass.js';
import { coercivity, steepness } from './operators.js';

export const lipschitzMonotone: FunctionClass = {
  title: 'Lipschitz monotone operators',
  needs: ['monotone', 'lipschitz-operator'],
  operators: true,
  source: 'both definitions, at the points',
  relaxed: 'more than two points that satisfy the conditions of both need not belong to one operator that has both',
  of: (_monotone, [L]) => ({ between: (a, b) => [coercivity(a, b, 0), steepness(a, b, L)] }),
};
