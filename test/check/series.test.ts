import { describe, expect, it } from 'vitest';
import { run, series } from '../../src/handbook.js';
import { theorems } from '../../theorems/index.generated.js';

const FIXED = 'gd/convex-last-iterate-exact';
const EXACT = 'sgd/strongly-convex-additive-noise';
const LIKELY = 'sgd/high-probability-azuma';

const claims = Object.entries(theorems).flatMap(([id, { claims }]) =>
  claims.map((claim, index) => ({ id, index, text: `${claim.left} ${claim.is} ${claim.right}` })),
);

describe('series', () => {
  it.each(claims)('has an entry for each row that $id, claim $index speaks of', ({ id, index, text }) => {
    const { at, bound, measured, runs, claim, text: said, latex } = series(id, { claim: index, runs: 4 });
    expect({ claim, said }).toEqual({ claim: index, said: text });
    expect(`${latex.left}, ${latex.right}`).not.toMatch(/,\\;| = /);
    expect(at.length).toBeGreaterThan(0);
    expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
    for (const values of [bound, measured.values, ...runs]) expect(values).toHaveLength(at.length);
  });

  it('gives the numbers of run', () => {
    const { at, bound, measured, params } = series(FIXED);
    const { rows, params: same } = run(FIXED);
    expect(params).toEqual(same);
    expect(at).toEqual(rows.map(({ at: { k } }) => k));
    expect(bound).toEqual(rows.map(({ claims }) => claims[0]?.right));
    expect(measured.values).toEqual(rows.map(({ claims }) => claims[0]?.left));
  });

  it('keeps no more single runs than asked for, and none of an experiment without chance', () => {
    expect(series(EXACT, { faint: 3 }).runs).toHaveLength(3);
    expect(series(EXACT, { runs: 2 }).runs).toHaveLength(2);
    expect(series(FIXED).runs).toEqual([]);
  });

  it('gives an exact expectation no band, and a sampled mean one that contains it', () => {
    expect(series(EXACT).measured.lower).toBeUndefined();
    const { at, measured } = series('vr/saga-strongly-convex', { runs: 50, horizon: 40 });
    expect(measured.how).toBe('mean of 50 runs');
    at.forEach((_, i) => {
      expect(measured.lower?.[i]).toBeLessThanOrEqual(measured.values[i]);
      expect(measured.upper?.[i]).toBeGreaterThanOrEqual(measured.values[i]);
    });
  });

  it('shows of a claim that may fail the run that the share delta exceeds', () => {
    const { measured, failures, bound } = series(LIKELY, { runs: 50 });
    expect(measured.how).toBe('1 − δ quantile of 50 runs');
    failures?.share.forEach((share, i) => {
      expect(measured.values[i] <= bound[i]).toBe(share <= failures.allowed[i]);
    });
  });

  it.each(
    Object.entries(theorems).flatMap(([id, { counterexamples }]) =>
      counterexamples.map(({ drops }, index) => ({ id, index, drops })),
    ),
  )('runs the counterexample of $id to $drops', ({ id, index }) => {
    const { at, measured } = series(id, { counterexample: index, runs: 4 });
    expect(at.length).toBeGreaterThan(0);
    expect(measured.values).toHaveLength(at.length);
  });

  it('goes on where nothing is claimed', () => {
    const { outside, measured } = series(FIXED, { params: { h: 2.1 }, horizon: 30, outside: true });
    expect(outside).toBe('h = 2.1, not in (0, 1]');
    expect(measured.values).toHaveLength(31);
  });

  it('names the claim that a counterexample is about', () => {
    const later = Object.entries(theorems).flatMap(([id, { counterexamples }]) =>
      counterexamples.flatMap(({ claim = 0 }, counterexample) => (claim > 0 ? [{ id, counterexample, claim }] : [])),
    );
    expect(later.length).toBeGreaterThan(0);
    for (const { id, counterexample, claim } of later)
      expect(series(id, { counterexample, runs: 2 }).claim).toBe(claim);
  });

  it('names the claims there are', () => {
    expect(() => series(FIXED, { claim: 7 })).toThrow(`expected 0 to 0, the claims of ${FIXED}, got 7`);
  });
});
