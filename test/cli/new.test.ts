import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { boundlab, emptyFolder, writeText } from './boundlab.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('boundlab new', () => {
  it('writes a theorem that checks green as it is', async () => {
    const folder = emptyFolder();
    expect(await boundlab(['new', 'theorem', 'mine/my-bound'], folder)).toMatchObject({
      status: 0,
      stdout: './my-bound.ts is written. Next: boundlab check ./my-bound.ts\n',
    });
    const { status, stdout } = await boundlab(['check', './my-bound.ts'], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/my-bound +holds +1 +1 +1\/1 +1\/1/);
  });

  it('writes a scenario whose audits pass', async () => {
    const folder = emptyFolder();
    await boundlab(['new', 'scenario', 'steep-valley', 'own/valley.ts'], folder);
    const { status, stdout } = await boundlab(['check', 'own/valley.ts'], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^scenario steep-valley: .*\n {2}✓ strongly-convex\n {2}✓ smooth\n/);
    expect(stdout).toMatch(/\d+ theorems are tried on it: .*gd\/pl-linear/s);
  });

  it('never overwrites', async () => {
    const folder = emptyFolder();
    writeText(folder, 'my-bound.ts', 'mine');
    expect(await boundlab(['new', 'theorem', 'my-bound'], folder)).toMatchObject({
      status: 2,
      stderr:
        './my-bound.ts: expected a new file, got one that is there already. Nothing was overwritten; choose another name or give a path.\n',
    });
    expect(readFileSync(join(folder, 'my-bound.ts'), 'utf8')).toBe('mine');
  });

  it('writes files that typecheck for a user who installed the package', async () => {
    const folder = emptyFolder();
    await boundlab(['new', 'theorem', 'my-bound'], folder);
    await boundlab(['new', 'scenario', 'my-valley'], folder);
    writeText(
      folder,
      'my.test.ts',
      "import 'boundlab/vitest';\nimport { expect } from 'vitest';\nimport mine from './my-bound.js';\nawait expect(mine).toBeTight(0.9, { seed: 2 });\n",
    );
    writeText(folder, 'package.json', '{ "type": "module" }');
    const compilerOptions = { strict: true, module: 'NodeNext', target: 'ES2022', noEmit: true, types: [] };
    writeText(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules', 'boundlab'));
    for (const name of ['vitest', '@vitest'])
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    expect(() => execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })).not.toThrow();
  });
});
