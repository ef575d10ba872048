import { describe, expect, it } from 'vitest';
import '../src/vitest.js';
import { theorems } from '../theorems/index.generated.js';

const exact = theorems['gd/convex-last-iterate-exact'];
/** The theorem with another right side: one's own, not in the handbook. */
const claiming = (right: string) => ({ ...exact, title: 'Mine', claims: [{ ...exact.claims[0], right }] });
const tooSmall = claiming('L*D^2 / (4*k*h + 2.1)');
const loose = claiming('L*D^2 / (4*k*h + 1)');

describe('the matchers', () => {
  it('pass on what a check finds', async () => {
    await expect(exact).toHold();
    await expect('gd/convex-last-iterate-exact').toBeExact({ seed: 2 });
    await expect('gd/convex-last-iterate-exact').toBeTight(0.99);
    await expect('momentum/heavy-ball-counterexample').toBeViolated();
    await expect(tooSmall).toBeViolated();
    await expect(loose).not.toBeExact();
    await expect(tooSmall).not.toHold();
  });

  it('fail with the paragraph of the command line, and a line that replays', async () => {
    const failure = expect(tooSmall).toHold({ file: './mine.ts' });
    await expect(failure).rejects.toThrow(
      /^expected mine to hold\n\nmine: violated, expected to hold\n {2}claim 0: gap <= .*\n {4}measured .*, bound .* at k = .*\n {4}on .*\n {4}boundlab replay \.\/mine\.ts --instance '\{/,
    );
  });

  it('say where a bound that is not tight was closest to it', async () => {
    await expect(expect(loose).toBeTight(0.999)).rejects.toThrow(
      /largest measured\/bound 0\.\d+, on .*: \{"objective"/,
    );
  });

  it('do not take an erratum for a theorem that holds', async () => {
    await expect(expect('momentum/heavy-ball-counterexample').toHold()).rejects.toThrow(/violated, as expected/);
  });

  it('name an id that the handbook does not have', async () => {
    await expect(expect('gd/convex').toHold()).rejects.toThrow(/the id of one in the handbook, got "gd\/convex"/);
  });
});
