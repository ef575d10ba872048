import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { precise } from '../../src/core/arithmetic.js';

describe('precise', () => {
  it('takes a double as exactly that double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(precise.toNumber(precise.of(x)) === x).toBe(true);
      }),
    );
    expect(precise.of(0.1).toFixed(55)).toBe('0.1000000000000000055511151231257827021181583404541015625');
    expect(precise.of(5e-324).toNumber()).toBe(5e-324);
  });

  it('takes a literal as the decimal it is', () => {
    expect(precise.literal('0.1').mul(10).eq(1)).toBe(true);
  });
});
