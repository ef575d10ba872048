import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solveSdp } from '../../src/pep/sdp.js';
import { fromSdpa, toSdpa } from '../../src/pep/sdpa.js';
import { answer } from '../../src/pep/worstCase.js';
import { CASES } from './cases.js';
import { installed, OUTSIDE, solveOutside } from './outside.js';

const smaller = CASES.map((given) => ({
  ...given,
  horizon: given.horizons.filter((N) => N <= 5).at(-1) ?? given.horizons[0],
}));

describe('toSdpa', () => {
  it('writes a program whose optimum, read again, is the value with its constant and sign', () => {
    const program = {
      order: 2,
      free: 1,
      objective: { constant: 3, gram: [[0, 1, 2]], free: [[0, -1]] },
      constraints: [
        { form: { constant: -4, gram: [[0, 0, 1]], free: [] }, is: '<=' },
        { form: { constant: -1, gram: [[1, 1, 1]], free: [] }, is: '<=' },
        { form: { constant: 2, gram: [], free: [[0, -1]] }, is: '=' },
      ],
    } as const;
    // 3 + 2 sqrt(4 * 1) - 2
    expect(solveSdp(program).value).toBeCloseTo(5, 7);
    expect(solveSdp(fromSdpa(toSdpa(program))).value).toBeCloseTo(5, 7);
  });

  it.each(smaller)('and a reader that keep the worst case: $name', ({ about, claim, symbols, horizon }) => {
    const { posed, solution } = answer(about, { horizon, claim, symbols });
    const again = solveSdp(fromSdpa(toSdpa(posed.sdp, about.id)));
    expect(Math.abs(again.value / solution.value - 1)).toBeLessThan(1e-6);
  });
});

describe('fromSdpa', () => {
  it('reads the example of the format', () => {
    // SDPA User's Manual, Example 1: the optimum is -41.9.
    const text = `"Example 1: mDim = 3, nBLOCK = 1, {2}"
   3  =  mDIM
   1  =  nBLOCK
   2  = bLOCKsTRUCT
{48, -8, 20}
0 1 1 1 -11
0 1 2 2 23
1 1 1 1 10
1 1 1 2 4
2 1 2 2 -8
3 1 1 2 -8
3 1 2 2 -2
`;
    expect(solveSdp(fromSdpa(text)).value).toBeCloseTo(-41.9, 6);
  });

  it('says which line is wrong', () => {
    expect(() => fromSdpa('1\n1\n2\n1\n0 1 3 3 1\n')).toThrow(/line 5 .* declared, got "0 1 3 3 1"/);
    expect(() => fromSdpa('1\n1\n-2\n1\n0 1 1 2 1\n')).toThrow(/line 5 .*beside the diagonal/);
    expect(() => fromSdpa('2\n1\n2\n1\n')).toThrow(/line 4 .*2 right sides/);
    expect(() => fromSdpa('"nothing')).toThrow(/the number of constraints, got/);
  });
});

describe.each(OUTSIDE)('$command on exported programs', (solver) => {
  const here = installed(solver);
  if (!here) console.log(`${solver.command} is not installed: its answers are not compared`);
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'boundlab-sdpa-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!here).each(smaller)('finds the same worst case: $name', ({ about, claim, symbols, horizon }) => {
    const { posed, solution } = answer(about, { horizon, claim, symbols });
    const file = join(folder, 'program.dat-s');
    writeFileSync(file, toSdpa(posed.sdp, about.id));
    const { optimum } = solveOutside(solver, file);
    expect(Math.abs(optimum - solution.value)).toBeLessThan(solver.accuracy * Math.max(1, Math.abs(solution.value)));
  });
});
