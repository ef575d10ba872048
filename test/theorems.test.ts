import { describe, expect, it } from 'vitest';
import { check } from '../src/check/check.js';
import { RUNGS } from '../src/core/theorem.js';
import { exactEvidence } from '../src/pep/evidence.js';
import { library } from './library.js';

/** Room that the level of one check leaves in the suite's false-alarm rate of 1e-6. */
const MOST_CHECKS = 10_000;

describe.each(Object.entries(library.theorems))('%s', (id, theorem) => {
  const verdict = check(id, theorem, library, { exact: exactEvidence });

  it('is judged as expected, claim by claim', () => {
    for (const claim of verdict.claims)
      expect(claim, JSON.stringify(verdict.counterexample)).toMatchObject({ verdict: claim.expected });
  });

  it('passes every rung that applies, and says why where one does not', () => {
    for (const rung of RUNGS) {
      expect(['holds', 'not-applicable'], `${rung}: ${verdict.why[rung]}`).toContain(verdict.rungs[rung]);
      if (verdict.rungs[rung] === 'not-applicable') expect(verdict.why[rung], rung).toBeTruthy();
    }
  });

  it('has a mutant, and rejects each', () => {
    expect(verdict.mutants.length).toBeGreaterThan(0);
    for (const mutant of verdict.mutants) expect(mutant).toMatchObject({ verdict: 'violated' });
  });

  it('fails where an assumption is dropped', () => {
    for (const example of verdict.counterexamples) expect(example).toMatchObject({ verdict: 'violated' });
  });
});

describe('the handbook', () => {
  it('makes fewer checks than its false-alarm level has room for', () => {
    const checks = Object.values(library.theorems).reduce(
      (sum, { claims, mutants }) => sum + claims.length + mutants.length,
      0,
    );
    expect(checks).toBeLessThan(MOST_CHECKS);
  });
});
