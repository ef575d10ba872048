import fc from 'fast-check';
import { describe, it } from 'vitest';
import { linearOnBox } from '../../scenarios/online/linear-on-box.js';
import { interpretFloat } from '../../src/check/interpret.js';
import { methodParameters, trajectory } from '../../src/check/trajectory.js';
import { gradientHistory } from '../../src/measures/gradientHistory.js';
import { regret } from '../../src/measures/regret.js';
import { onlineAdaGrad } from '../../src/methods/adaGrad.js';
import { sharedArena } from '../../src/numerics/arena.js';
import { seededStreams } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

describe('regret and gradientHistory', () => {
  it('are what a direct simulation of AdaGrad on an interval pays, beyond its better end', () => {
    const slopes = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(slopes, fc.double({ min: -1, max: 1, noNaN: true }), (given, start) => {
        const rounds = 12;
        const problem = linearOnBox.build({ radius: 1, slopes: given.map((slope) => [slope]), start: [start] });
        const plan = {
          method: onlineAdaGrad,
          parameters: methodParameters(onlineAdaGrad, { stepSize: '0.3' }, {}, floatField),
          measures: [regret, gradientHistory],
          at: [rounds],
          horizon: rounds,
          previous: false,
          floors: false,
        };
        const machine = interpretFloat({ objective: problem }, sharedArena());
        const [row] = trajectory(plan, problem, {}, machine, seededStreams('test')).rows;

        let [x, paid, sum, squares] = [start, 0, 0, 0];
        for (let t = 0; t < rounds; t++) {
          const slope = given[t % given.length];
          paid += slope * x;
          sum += slope;
          squares += slope ** 2;
          if (slope !== 0) x = Math.min(1, Math.max(-1, x - (0.3 * slope) / Math.sqrt(squares)));
        }
        expectClose(floatField.toNumber(row.regret as never), paid + Math.abs(sum), { scale: 50 });
        expectClose(floatField.toNumber(row.Q as never), Math.sqrt(squares), { scale: 50 });
      }),
      { seed: 1 },
    );
  });
});
