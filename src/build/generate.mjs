/**
 * Writes the indexes of the leaf folders. A leaf is found by its file; nobody keeps a list.
 *
 * theorems/<family>/<name>.ts     default export, id = path
 * scenarios/<setting>/*.ts        every `export const x = scenario|noise|network|compressor(`, name = setting/kebab-x
 * src/assumptions/*.ts            every `export const x = assumption(`, property = kebab-x
 *
 * Scenarios are also exported by name, as are methods, measures and pieces, for theorems outside the repository.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const kebab = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .sort();
}

function exportsOf(folder, file, makers) {
  const text = readFileSync(join(root, folder, file), 'utf8');
  return [...text.matchAll(new RegExp(`^export const (\\w+) = (?:${makers})[(<]`, 'gm'))].map((match) => match[1]);
}

/** Leaves a file alone that is right already: others may be reading it. */
function put(path, text) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

function write(folder, file, header, entries, more = '') {
  const lines = entries.map(
    ({ from, imported }, i) => `import ${imported ? `{ ${imported} as leaf${i} }` : `leaf${i}`} from '${from}';`,
  );
  const table = entries.map(({ name }, i) => `  ${JSON.stringify(name)}: leaf${i},`);
  const text = `${header.imports}\n${lines.join('\n')}\n\n${header.docs}\nexport const ${header.name} = {\n${table.join('\n')}\n} as unknown as Readonly<Record<string, ${header.type}>>;\n${more}`;
  put(join(root, folder, file), text);
}

/** `export { huber } from './convex/huber.js'`; two of one name would hide each other, so they are an error. */
function byName(entries) {
  const places = new Map();
  for (const { imported, from } of entries) {
    const other = places.get(imported);
    if (other)
      throw new Error(
        `scenarios: expected one export named ${imported}, got two, in ${other} and ${from}. Rename one.`,
      );
    places.set(imported, from);
  }
  return [...places].map(([imported, from]) => `export { ${imported} } from '${from}';\n`).join('');
}

/** An index that re-exports the values of all files. */
function writeExports(folder) {
  const lines = files(folder).flatMap((file) => {
    const text = readFileSync(join(root, folder, file), 'utf8');
    const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map((match) => match[1]);
    return names.length > 0 ? [`export { ${names.join(', ')} } from '${js(file)}';\n`] : [];
  });
  put(join(root, folder, 'index.generated.ts'), lines.join(''));
}

const js = (file) => `./${file.replace(/\.ts$/, '.js')}`;

write(
  'theorems',
  'index.generated.ts',
  {
    imports: "import type { Theorem } from '../src/core/theorem.js';",
    docs: '/** All theorems of the handbook by id. */',
    name: 'theorems',
    type: 'Theorem',
  },
  files('theorems')
    .filter(
      (file) =>
        dirname(file) !== '.' && /^export default theorem\b/m.test(readFileSync(join(root, 'theorems', file), 'utf8')),
    )
    .map((file) => ({ name: file.replace(/\.ts$/, ''), from: js(file) })),
);
const scenarios = files('scenarios').flatMap((file) =>
  exportsOf('scenarios', file, 'scenario|noise|network|compressor').map((imported) => ({
    name: `${dirname(file)}/${kebab(imported)}`,
    from: js(file),
    imported,
  })),
);
write(
  'scenarios',
  'index.generated.ts',
  {
    imports: "import type { Scenario } from '../src/core/scenario.js';",
    docs: '/** All scenarios by name. */',
    name: 'scenarios',
    type: 'Scenario',
  },
  scenarios,
  `\n${byName(scenarios)}`,
);
write(
  join('src', 'assumptions'),
  'index.generated.ts',
  {
    imports: "import type { Assumption } from '../core/assumption.js';",
    docs: '/** All assumptions by the name of their property. */',
    name: 'assumptions',
    type: 'Assumption',
  },
  files('src/assumptions').flatMap((file) =>
    exportsOf('src/assumptions', file, 'assumption').map((imported) => ({
      name: kebab(imported),
      from: js(file),
      imported,
    })),
  ),
);
for (const folder of ['src/methods', 'src/measures', 'src/pieces']) writeExports(folder);
if (process.argv.includes('--verbose')) console.log(`indexes written in ${relative(process.cwd(), root) || '.'}`);
