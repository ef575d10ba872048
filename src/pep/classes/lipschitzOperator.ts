import type { FunctionClass } from './functionClass.js';
import { steepness } from './operators.js';

export const lipschitzOperator: FunctionClass = {
  title: 'Lipschitz operators',
  needs: ['lipschitz-operator'],
  operators: true,
  source:
    'the extension theorem of Kirszbraun and Valentine; Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation, 2020',
  of: ([L]) => ({
    between: (a, b) => [steepness(a, b, L)],
    nonexpansive: { scenario: 'lipschitz-interpolant', constant: L, image: (_x, g) => g / L },
  }),
};
