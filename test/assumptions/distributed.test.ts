import { describe, expect, it } from 'vitest';
import { identity } from '../../scenarios/compressors/identity.js';
import { qsgd } from '../../scenarios/compressors/qsgd.js';
import { randomK, scaledRandomK } from '../../scenarios/compressors/random-k.js';
import { scaledSign } from '../../scenarios/compressors/scaled-sign.js';
import { topK } from '../../scenarios/compressors/top-k.js';
import { isotropicQuadratic } from '../../scenarios/distributed/isotropic.js';
import { pulledQuadratics } from '../../scenarios/distributed/pulled-quadratics.js';
import { quadratics } from '../../scenarios/distributed/quadratics.js';
import { ring } from '../../scenarios/networks/ring.js';
import { swap } from '../../scenarios/networks/swap.js';
import { contraction, unbiasedCompressor } from '../../src/assumptions/compressor.js';
import { isotropic, meanSquaredSmooth, quadraticForm } from '../../src/assumptions/distributed.js';
import { doublyStochastic, mixing } from '../../src/assumptions/network.js';
import type { Assumption } from '../../src/core/assumption.js';
import { sample } from '../../src/core/shape.js';
import type { World } from '../../src/core/world.js';
import { stream } from '../../src/random/streams.js';

const found = (assumption: Assumption, world: World, constants: number[] = [], subject = ''): string | undefined =>
  assumption.audit(world, constants, stream('audit'), subject);

describe('audits of networks', () => {
  const network = ring.build({ nodes: 8, self: 1 / 3 });
  const [rho] = network.facts.mixing;

  it('refute a rho one percent too small, and that a swap mixes', () => {
    expect(found(mixing, { network }, [rho])).toBeUndefined();
    expect(found(mixing, { network }, [0.99 * rho])).toContain('distance to its mean');
    expect(found(mixing, { network: swap.build({}) }, [0.99])).toContain('distance to its mean');
  });

  it('refute weights that are not symmetric, negative, or do not sum to one', () => {
    const with_ = (i: number, j: number, change: number) => ({
      ...network,
      weights: network.weights.map((row, k) => row.map((w, l) => (k === i && l === j ? w + change : w))),
    });
    expect(found(doublyStochastic, { network: with_(0, 0, 0) })).toBeUndefined();
    expect(found(doublyStochastic, { network: with_(0, 0, 1e-9) })).toContain('sum to');
    expect(
      found(doublyStochastic, {
        network: {
          ...network,
          weights: [
            [1.5, -0.5],
            [-0.5, 1.5],
          ],
          nodes: 2,
        },
      }),
    ).toContain('is -0.5');
    expect(
      found(doublyStochastic, {
        network: {
          ...network,
          weights: [
            [0.5, 0.5],
            [0.25, 0.75],
          ],
          nodes: 2,
        },
      }),
    ).toContain('W[0][1]');
  });
});

describe('audits of compressors', () => {
  const objective = isotropicQuadratic.build({ curvature: 1, start: [1, 1, 1] });
  const world = (compressor: World['compressor']): World => ({ objective, compressor });

  it('refute a delta ten percent too large, for each family', () => {
    for (const built of [
      topK.build({ kept: 1 }, objective),
      randomK.build({ kept: 1 }, objective),
      scaledSign.build({}, objective),
    ]) {
      const [delta] = built.facts.contraction;
      expect(found(contraction, world(built), [delta])).toBeUndefined();
      expect(found(contraction, world(built), [1.1 * delta])).toContain('E||C(x) - x||^2');
    }
  });

  it('refute an omega ten percent too small, and that a biased compressor is unbiased', () => {
    for (const built of [scaledRandomK.build({ kept: 1 }, objective)]) {
      const [omega] = built.facts['unbiased-compressor'];
      expect(found(unbiasedCompressor, world(built), [omega])).toBeUndefined();
      expect(found(unbiasedCompressor, world(built), [0.9 * omega])).toContain('E||C(x) - x||^2');
    }
    const rounded = qsgd.build({ levels: 1 }, objective);
    expect(found(unbiasedCompressor, world(rounded), [0.5])).toContain('E||C(x) - x||^2');
    expect(found(unbiasedCompressor, world(topK.build({ kept: 2 }, objective)), [1])).toContain('E C(x)');
    expect(found(unbiasedCompressor, world(identity.build({})), [0])).toBeUndefined();
  });

  it('say so where there is nothing to audit', () => {
    expect(found(contraction, {}, [1])).toContain('no compressor');
    expect(found(mixing, {}, [1])).toContain('no network');
  });
});

describe('audits of distributed objectives', () => {
  const instances = Array.from({ length: 10 }, (_, seed) => seed + 1);

  it('refute another curvature, or one curvature where there are two', () => {
    const objective = isotropicQuadratic.build({ curvature: 2, start: [1, 1] });
    expect(found(isotropic, { objective }, [2])).toBeUndefined();
    expect(found(isotropic, { objective }, [2.001])).toContain('gradient turns');
    const bent = quadratics.build({ start: [1, 1], workers: [{ spectrum: [2, 3], tilt: [0, 0], center: [0, 0] }] });
    expect(found(isotropic, { objective: bent }, [2])).toContain('gradient turns');
  });

  it('refute a mean-square smoothness that the steepest direction exceeds', () => {
    const objective = quadratics.build({
      start: [1],
      workers: [
        { spectrum: [1], tilt: [0], center: [0] },
        { spectrum: [5], tilt: [0], center: [1] },
      ],
    });
    const exact = Math.sqrt((1 + 25) / 2);
    expect(found(meanSquaredSmooth, { objective }, [exact])).toBeUndefined();
    expect(found(meanSquaredSmooth, { objective }, [0.999 * exact])).toContain('in the mean square');
  });

  it('find the matrices of quadratics, and miss them where there are none', () => {
    for (const seed of instances) {
      const objective = quadratics.build(sample(quadratics.instance, seed));
      expect(found(quadraticForm, { objective }, [], 'each')).toBeUndefined();
      const moved = objective.components!.map((f) => ({
        ...f,
        form: { ...f.form!, center: f.form!.center.map((c) => c + 1e-3) },
      }));
      expect(found(quadraticForm, { objective: { ...objective, components: moved } }, [], 'each')).toContain(
        'A (x - b)',
      );
      const pulled = pulledQuadratics.build(sample(pulledQuadratics.instance, seed));
      expect(found(quadraticForm, { objective: pulled }, [], 'each')).toContain('no matrix');
    }
  });

  it('sees pulls that balance to the last bit', () => {
    for (const seed of instances) {
      const { components, dim } = pulledQuadratics.build(sample(pulledQuadratics.instance, seed));
      const at = new Float64Array(dim);
      const total = new Float64Array(dim);
      for (const f of components!) {
        const g = new Float64Array(dim);
        f.float64(undefined as never).gradient(at, g);
        for (let i = 0; i < dim; i++) total[i] += g[i];
      }
      expect([...total].map(Math.abs)).toEqual(new Array(dim).fill(0));
    }
  });
});
