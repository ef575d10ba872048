import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Form, type Sdp, solveSdp } from '../../../src/pep/sdp.js';
import { answer } from '../../../src/pep/worstCase.js';
import { CASES } from '../cases.js';
import { atMost, program, trace } from './programs.js';

/** What the bracket has to close to, relative to the value. */
const GAP = 1e-8;

const entry = fc.integer({ min: -100, max: 100 }).map((value) => value / 100);
const symmetric = (n: number) =>
  fc.array(entry, { minLength: (n * (n + 1)) / 2, maxLength: (n * (n + 1)) / 2 }).map((values) => {
    const all: [number, number, number][] = [];
    for (let i = 0, k = 0; i < n; i++) for (let j = i; j < n; j++) all.push([i, j, values[k++]]);
    return all;
  });

/** Bounded, with 0 inside: a unit trace bound and some more rows. */
const programs = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc
    .record({
      objective: symmetric(n),
      rows: fc.array(fc.record({ gram: symmetric(n), bound: fc.double({ min: 0.1, max: 1, noNaN: true }) }), {
        maxLength: 6,
      }),
    })
    .map(({ objective, rows }) =>
      program(n, objective, [atMost(trace(n), 1), ...rows.map(({ gram, bound }) => atMost(gram, bound))]),
    ),
);

const moved = ({ gram, ...rest }: Form, to: readonly number[], factor = 1): Form => ({
  ...rest,
  constant: factor * rest.constant,
  gram: gram.map(([i, j, v]) => [Math.min(to[i], to[j]), Math.max(to[i], to[j]), factor * v]),
});
const same = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** The optima are at least 0 and at most of unit size, and near 0 the bracket is relative to the data. */
const expectClose = (a: number, b: number, scale = 1): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(2 * GAP * Math.max(scale, Math.abs(a)));

describe('solveSdp', () => {
  it('closes the bracket around a value that its point and its multipliers agree on', () => {
    fc.assert(
      fc.property(programs, (sdp: Sdp) => {
        const { status, lower, value, upper, multipliers } = solveSdp(sdp);
        expect(status).toBe('solved');
        expect(lower).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(upper);
        for (const y of multipliers) expect(y).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('scales the value with the objective', () => {
    fc.assert(
      fc.property(programs, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (sdp, factor) => {
        const scaled = { ...sdp, objective: moved(sdp.objective, same(sdp.order), factor) };
        expectClose(solveSdp(scaled).value, factor * solveSdp(sdp).value, factor);
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('does not depend on the order of constraints and basis vectors', () => {
    fc.assert(
      fc.property(programs, (sdp) => {
        const to = same(sdp.order).map((i) => sdp.order - 1 - i);
        const turned = {
          ...sdp,
          objective: moved(sdp.objective, to),
          constraints: sdp.constraints.map(({ form, is }) => ({ form: moved(form, to), is })).reverse(),
        };
        expectClose(solveSdp(turned).value, solveSdp(sdp).value);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('reaches the phases of its work in order', () => {
    const phases = new Set<string>();
    solveSdp(program(2, [[0, 1, 1]], [atMost(trace(2), 1)]), { lap: (phase) => phases.add(phase) });
    expect([...phases]).toEqual(['presolve', 'schur', 'factor', 'solve', 'step']);
  });
});

/** Relative error allowed against the closed form: what DESIGN asks of every row of its table. */
const ACCURACY = 1e-7;

describe.each(CASES)('solveSdp on $name', ({ about, claim, horizons, symbols, exact }) => {
  it.each(horizons)('closes the bracket around the closed form at N = %i', (horizon) => {
    const { worst, posed, solution } = answer(about, { horizon, symbols, claim });
    expect(solution.status, solution.reason).toBe('solved');
    expect(solution.upper - solution.lower).toBeLessThanOrEqual(GAP * Math.abs(solution.value));
    expect(Math.abs(worst.value / (exact?.(horizon) ?? worst.bound) - 1)).toBeLessThan(ACCURACY);
    // The interior point is dual feasible up to residuals, with a bound near the value.
    const bound = solution.interior!.reduce(
      (sum, y, k) => sum - y * posed.sdp.constraints[k].form.constant,
      posed.sdp.objective.constant,
    );
    expect(Math.abs(bound / solution.value - 1)).toBeLessThan(1e-5);
  });
});
