import type { Formula } from '../core/formula.js';
import { type Measure, measure, type RunView } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';
import { meanBefore } from './sumBefore.js';

/**
 * The Moreau envelope of phi = f + h with parameter lambda, phi_lambda(x) = min_y phi(y) + ||y - x||^2 / (2 lambda), by the
 * exact proximal step of phi.
 */
function envelope(run: RunView, parameter: Formula): { gradientSquared(x: Vector): Scalar; value(x: Vector): Scalar } {
  const { space, oracle, scope } = run;
  const { scalar } = space;
  const lambda = scalar.formula(parameter)(scope);
  const nearest = space.zeros();
  const away = space.zeros();
  const squaredMove = (x: Vector): Scalar => {
    oracle.proximalPoint(x, lambda, nearest);
    space.copy(away, x);
    space.subtractScaled(away, scalar.of(1), nearest);
    return space.dot(away, away);
  };
  return {
    gradientSquared: (x) => scalar.div(squaredMove(x), scalar.mul(lambda, lambda)),
    value(x) {
      const squared = squaredMove(x);
      const phi = scalar.add(oracle.value(nearest), oracle.proximalValue(nearest));
      return scalar.add(phi, scalar.div(squared, scalar.mul(scalar.of(2), lambda)));
    },
  };
}

/** phi_lambda(x_k) - min phi; lambda is a formula over the symbols of the run, such as `1/(2*rho)`. */
export function envelopeGap(lambda: Formula): Measure {
  return measure({
    title: 'gap of the Moreau envelope',
    symbol: 'envelopeGap',
    dimension: 'F',
    latex: '\\varphi_\\lambda(x_k) - \\min \\varphi',
    start(run) {
      const { value } = envelope(run, lambda);
      const lowest = run.minimum();
      return (x) => run.space.scalar.sub(value(x), lowest);
    },
  });
}

/** The mean of ||grad phi_lambda(x_j)||^2 = ||x_j - prox(x_j)||^2 / lambda^2 over j < k. */
export function averageEnvelopeGradientSquared(lambda: Formula): Measure {
  return measure({
    title: 'average squared gradient of the Moreau envelope',
    symbol: 'meanEnvelopeGradSquared',
    dimension: 'F^2/X^2',
    latex: '\\tfrac1k \\textstyle\\sum_{j<k} \\|\\nabla \\varphi_\\lambda(x_j)\\|^2',
    start: (run) => meanBefore(run, envelope(run, lambda).gradientSquared),
  });
}
