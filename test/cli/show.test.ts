import { describe, expect, it } from 'vitest';
import { boundlab, emptyFolder, writeTheorem } from './boundlab.js';

describe('boundlab show', () => {
  it('states claims, assumptions, method, tight case, mutants, source and LaTeX', async () => {
    const { status, stdout } = await boundlab(['show', 'gd/convex-last-iterate-exact']);
    expect(status).toBe(0);
    expect(stdout).toContain('0: gap <= L*D^2 / (4*k*h + 2)  in every run');
    expect(stdout).toContain('smooth(L): The gradient is L-Lipschitz');
    expect(stdout).toContain('h in (0, 1]');
    expect(stdout).toContain('x_{k+1} = x_k - \\eta_k \\nabla f(x_k)');
    expect(stdout).toContain('convex/huber');
    expect(stdout).toContain('constant just below the exact one');
    expect(stdout).toContain('arXiv:1206.3209');
    expect(stdout).toContain('\\le \\frac{');
  });

  it('sets exact worst cases beside the bound at a few horizons, or says why there are none', async () => {
    const { stdout } = await boundlab(['show', 'composite/fista-simplified']);
    // L D^2 / 4 after one step is the exact worst case of a proximal gradient step of length 1/L.
    expect(stdout).toMatch(/claim {2}steps +worst +bound +bound\/worst\n +0 +1 +0\.25 +0\.25 +1\n/);
    const { worstCases } = JSON.parse((await boundlab(['show', 'gd/convex-last-iterate-exact', '--json'])).stdout);
    expect(worstCases.map(({ horizon }: { horizon: number }) => horizon)).toEqual([1, 2, 5]);
    const other = await boundlab(['show', 'mirror/exponentiated-gradient']);
    expect(other.stdout).toContain('not analysable exactly because');
  });

  it('gives tight cases as commands that can be run', async () => {
    const { stdout } = await boundlab(['show', 'gd/convex-last-iterate-exact', '--json']);
    const { tight, claims } = JSON.parse(stdout);
    expect(claims[0]).toMatchObject({ left: 'gap', is: '<=', right: 'L*D^2 / (4*k*h + 2)' });
    const [{ instance, params }] = tight;
    const given = ['--instance', JSON.stringify(instance), '--params', JSON.stringify(params), '--json'];
    const table = JSON.parse((await boundlab(['run', 'gd/convex-last-iterate-exact', ...given])).stdout);
    expect(table.rows.at(-1).claims[0].ratio).toBeCloseTo(1, 12);
  });

  it('shows a theorem of a file', async () => {
    const folder = emptyFolder();
    const { status, stdout } = await boundlab(['show', writeTheorem(folder, 'mine')], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('mine: gradient descent on smooth convex functions');
  });

  it('says where a worst case is only known from above', async () => {
    const { stdout } = await boundlab(['show', 'gd/pl-linear']);
    expect(stdout).toMatch(/^ +1 +5 +at most 0\.\d+ +0\.\d+ +1$/m);
    expect((await boundlab(['show', 'gd/convex-last-iterate-exact'])).stdout).not.toContain('at most');
  });
});
