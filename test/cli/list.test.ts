import { describe, expect, it } from 'vitest';
import { library } from '../library.js';
import { boundlab, start } from './boundlab.js';

describe('boundlab list', () => {
  it('gives every theorem with what a program wants to know of it', async () => {
    const { status, stdout } = await boundlab(['list', '--json']);
    expect(status).toBe(0);
    const entries = JSON.parse(stdout) as { id: string; rungs: string[]; quantifiers: string[]; expected: string }[];
    expect(entries.map(({ id }) => id)).toEqual(Object.keys(library.theorems));
    const huber = entries.find(({ id }) => id === 'gd/convex-last-iterate-exact');
    expect(huber).toMatchObject({
      assumptions: ['convex', 'smooth(L)', 'minimizer'],
      quantifiers: ['every-run'],
      expected: 'holds',
      rungs: ['well-formed', 'dimensions', 'simulated', 'searched', 'sensitive', 'exact', 'certified'],
    });
    expect(entries.find(({ id }) => id === 'mirror/exponentiated-gradient')?.rungs).not.toContain('exact');
    expect(entries.find(({ id }) => id === 'momentum/heavy-ball-counterexample')?.expected).toBe('violated');
  });

  it('lists the theorems that a pattern selects', async () => {
    const { stdout } = await boundlab(['list', 'gd/*']);
    const ids = Object.keys(library.theorems).filter((id) => id.startsWith('gd/'));
    for (const id of ids) expect(stdout).toContain(`${id}  ${library.theorems[id].title}`);
    expect(stdout).not.toContain('sgd/');
  });

  it('stops quietly when its reader has seen enough', async () => {
    const { process, ended } = start(['list']);
    process.stdout?.destroy();
    const { stderr } = await ended;
    expect(stderr).toBe('');
  });
});
