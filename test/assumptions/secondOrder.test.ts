import { describe, expect, it } from 'vitest';
import { cubicWell } from '../../scenarios/second-order/cubic-well.js';
import { lessard } from '../../scenarios/strongly-convex/lessard.js';
import { hessianLipschitz, nondegenerateMinimizer, twiceDifferentiable } from '../../src/assumptions/secondOrder.js';
import { threeSlopes } from '../../src/assumptions/threeSlopes.js';
import { stream } from '../../src/random/streams.js';

const well = cubicWell.build({ curvatures: [2, 3], M: 1, start: [0.3, 0.2] });
const random = () => stream('audits');

describe('the audits of second-order properties', () => {
  it('refute a Lipschitz constant of the Hessian that is too small', () => {
    expect(hessianLipschitz.audit({ objective: well }, [1], random(), '')).toBeUndefined();
    expect(hessianLipschitz.audit({ objective: well }, [0.9], random(), '')).toMatch(/changes by/);
  });

  it('refute a curvature at the minimizer that is too large, and a point that is not stationary', () => {
    expect(nondegenerateMinimizer.audit({ objective: well }, [2], random(), '')).toBeUndefined();
    expect(nondegenerateMinimizer.audit({ objective: well }, [2.5], random(), '')).toMatch(/curves/);
    const moved = { ...well, minimizer: [0.1, 0] };
    expect(nondegenerateMinimizer.audit({ objective: moved }, [2], random(), '')).toMatch(/gradient/);
  });

  it('refute a Hessian solve that is off by one in a hundred', () => {
    expect(twiceDifferentiable.audit({ objective: well }, [], random(), '')).toBeUndefined();
    const newton: typeof well.newton = (A, x, g, out) => {
      well.newton!(A, x, g, out);
      for (let i = 0; i < out.length; i++) out[i] = A.mul(out[i], A.of(1.01));
    };
    expect(twiceDifferentiable.audit({ objective: { ...well, newton } }, [], random(), '')).toMatch(/differs/);
  });
});

describe('the audit of three-slopes', () => {
  it('refutes a kink in another place', () => {
    const problem = lessard.build({ mu: 1, kink: 1, start: 3.3 });
    expect(threeSlopes.audit({ objective: problem }, [1], random(), '')).toBeUndefined();
    expect(threeSlopes.audit({ objective: problem }, [1.1], random(), '')).toMatch(/f'/);
  });
});
