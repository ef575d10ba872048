import type { Method } from '../core/method.js';
import { method } from '../core/method.js';
import { type GradientSource, onlineGradients, sampledGradients } from './gradientSource.js';

/**
 * m = beta1 m + (1 - beta1) g and v = beta2 v + (1 - beta2) g^2, coordinate by coordinate, then
 * x_i = x_i - alpha_k (m_i / c1_k) / (sqrt(v_i / c2_k) + eps), and the projection. The corrections are formulas of k,
 * 1 - beta1^(k+1) and 1 - beta2^(k+1) unless a theorem says otherwise: '1' is no correction. AMSGrad divides by the
 * largest v so far.
 */
function adamOn(source: GradientSource, memory: 'latest' | 'largest'): Method {
  return method({
    title: `${memory === 'latest' ? 'Adam' : 'AMSGrad'}${source.words}`,
    latex: 'x_{k+1} = x_k - \\alpha_k\\, \\hat m_k / (\\sqrt{\\hat v_k} + \\epsilon)',
    parameters: {
      stepSize: ['schedule', 'alpha'],
      firstDecay: ['scalar', 'beta1'],
      secondDecay: ['scalar', 'beta2'],
      firstCorrection: ['schedule', '1 - beta1^(k + 1)'],
      secondCorrection: ['schedule', '1 - beta2^(k + 1)'],
      epsilon: ['scalar', 'eps'],
    },

    init(context, { stepSize, firstDecay, secondDecay, firstCorrection, secondCorrection, epsilon }) {
      const { space } = context;
      const { scalar, coordinates } = space;
      const gradient = source.gradient(context);
      const project = source.project(context);
      const [grad, mean, square, scaled, largest] = Array.from({ length: 5 }, space.zeros);
      const one = scalar.of(1);
      const [firstShare, secondShare] = [scalar.sub(one, firstDecay), scalar.sub(one, secondDecay)];
      return (x, k) => {
        gradient(x, k, grad);
        space.mix(mean, firstDecay, grad, firstShare);
        space.scale(square, secondDecay);
        coordinates.addSquares(square, secondShare, grad);
        space.copy(scaled, square);
        if (memory === 'largest') {
          coordinates.maximum(largest, square);
          space.copy(scaled, largest);
        }
        space.scale(scaled, scalar.div(one, secondCorrection(k)));
        coordinates.subtractQuotient(x, scalar.div(stepSize(k), firstCorrection(k)), mean, scaled, epsilon);
        project(x);
      };
    },
  });
}

export const adam = adamOn(sampledGradients, 'latest');
export const onlineAdam = adamOn(onlineGradients, 'latest');
export const amsGrad = adamOn(sampledGradients, 'largest');
export const onlineAmsGrad = adamOn(onlineGradients, 'largest');
