import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { solveSdp } from '../src/pep/sdp.js';
import { fromSdpa } from '../src/pep/sdpa.js';
import type * as Entry from '../src/worstCase.js';
import { theorems } from '../theorems/index.generated.js';

/** As one who installed the package imports it. */
const { certify, InstanceError, minimize, Refusal, toSdpa, verify, worstCase }: typeof Entry = await import(
  createRequire(import.meta.url).resolve('boundlab/worst-case')
);

const ID = 'gd/convex-last-iterate-exact';
/** L D^2 / (4 N + 2) at L = D = 1: Drori & Teboulle, Performance of first-order methods for smooth convex minimization, 2014. */
const HORIZON = 3;
const EXACT = 1 / 14;
/** What the issue asks of values and of certificates, relative. */
const ACCURACY = 1e-6;
const close = (value: number): boolean => Math.abs(value / EXACT - 1) <= ACCURACY;

describe('boundlab/worst-case', () => {
  it('computes a worst case, with the function that attains it', () => {
    const { status, value, worstFunction } = worstCase(ID, { horizon: HORIZON });
    expect(status).toBe('solved');
    expect([value, worstFunction?.simulated ?? 0].map(close)).toEqual([true, true]);
  });

  it('certifies it, and verifies what was certified', () => {
    const proved = certify(ID, { horizon: HORIZON });
    if (proved.status !== 'verified') throw new Error(proved.why);
    expect(close(proved.decimal)).toBe(true);
    expect(verify(proved.certificate)).toMatchObject({ status: 'verified', program: 'of the theorem' });
    expect(verify({ ...proved.certificate, upper: '1/15' })).toMatchObject({ status: 'not verified' });
  });

  it("verifies a certificate about a theorem of one's own only as far as it knows the theorem", () => {
    const mine = { ...theorems[ID], title: 'Mine' };
    const proved = certify(mine, { horizon: 1 });
    if (proved.status !== 'verified') throw new Error(proved.why);
    expect(verify(proved.certificate).program).toBeUndefined();
    expect(verify(proved.certificate, mine).program).toBe('of the theorem');
  });

  it('writes the program for other solvers', () => {
    expect(close(solveSdp(fromSdpa(toSdpa(ID, { horizon: HORIZON }))).value)).toBe(true);
  });

  it('finds the best constant step', () => {
    // Both branches of the worst case of one step, 1/(4 h + 2) and (1 - h)^2 / 2, are equal at h = 3/2.
    const { best } = minimize('gd/convex-exact-all-steps', { horizon: 1 }, 'h');
    expect(Math.abs(best / 1.5 - 1)).toBeLessThan(ACCURACY);
  });

  it('refuses as the command line does', () => {
    expect(() => worstCase(ID, { horizon: 0 })).toThrow(InstanceError);
    expect(() => worstCase('adaptive/adagrad-diagonal-regret', { horizon: 2 })).toThrow(Refusal);
  });
});
