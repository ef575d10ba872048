/**
 * Imports point one way (docs: STYLE, section 2); a folder may skip levels but not climb.
 *
 *   numerics, random <- core <- spaces <- pieces <- assumptions, methods, measures        (what leaves are made of)
 *                                 ^         ^                      ^
 *                                 |     scenarios  <-----------  theorems                 (leaves)
 *                               check, pep  <--------------------  handbook  <-  cli      (engines, and who feeds them)
 */
const levels = [
  ['src/numerics', 'src/random'],
  ['src/core'],
  ['src/spaces'],
  ['src/pieces'],
  ['src/assumptions', 'src/methods', 'src/measures'],
];
const engines = ['src/check', 'src/pep'];
const leaves = ['scenarios', 'theorems', 'src/assumptions', 'src/methods', 'src/measures'];
const tops = [
  'src/plots',
  'src/live',
  'src/report',
  'src/cli',
  'src/build',
  'src/handbook',
  'src/index',
  'src/worstCase',
  'src/vitest',
  'src/notebook',
];

const verifiers = '(rational|definite|program|verify|certificate|sameProgram)[.]ts$';

const under = (folders) => folders.map((folder) => `^${folder}(/|\\.|$)`).join('|');
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: under(from) },
  to: { path: under(to) },
});

const climbing = levels.map((folders, i) => {
  const above = [...levels.slice(i + 1).flat(), ...engines, 'scenarios', 'theorems', ...tops];
  return never(
    `${folders.at(-1)}-climbs`,
    folders,
    above,
    `${folders.join(', ')} know nothing of what is built on them`,
  );
});

module.exports = {
  forbidden: [
    ...climbing,
    never('engine-knows-leaves', engines, [...leaves, ...tops], 'an engine is handed leaves and imports none'),
    never(
      'scenario-climbs',
      ['scenarios'],
      ['src/methods', 'src/measures', 'src/assumptions', ...engines, 'theorems', ...tops],
      'a scenario is a problem: what is tried on it is not its business',
    ),
    {
      name: 'plots-are-handed-data',
      comment: 'a figure is made of plain data: of the engine it knows types only, and Greek letters',
      severity: 'error',
      from: { path: '^src/plots/' },
      to: { pathNot: '^src/plots/|^src/core/greek[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      ...never('live-climbs', ['src/live'], [...leaves, ...tops], 'a session is handed its leaves, by its worker'),
      from: { path: '^src/live/', pathNot: '^src/live/worker[.]ts$' },
      to: { path: under([...leaves, ...tops.filter((folder) => folder !== 'src/live')]) },
    },
    {
      name: 'page-holds-no-engine',
      comment: 'the page of a report draws what it is handed, and asks the worker for more',
      severity: 'error',
      from: { path: '^src/report/app/' },
      to: { path: under([...engines, 'src/handbook', ...leaves]), dependencyTypesNot: ['type-only'] },
    },
    never('theorem-climbs', ['theorems'], [...engines, ...tops], 'a theorem states; it does not check'),
    {
      name: 'methods-and-measures-apart',
      comment: 'a method does not know how it is measured, nor a measure what it measures',
      severity: 'error',
      from: { path: '^src/(methods|measures)/(?!index\\.generated)' },
      to: { path: '^src/(methods|measures)/', pathNot: '^src/$1/' },
    },
    {
      name: 'only-the-command-line-is-node',
      comment: 'everything else runs in a browser worker',
      severity: 'error',
      from: { path: '^(src|theorems|scenarios)/', pathNot: '^src/(cli|build)/|^src/(vitest|notebook)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'verification-stands-alone',
      comment: 'what verifies a certificate shares no code with what found it',
      severity: 'error',
      from: { path: `^src/pep/certificate/${verifiers}` },
      to: { pathNot: `^src/pep/certificate/${verifiers}` },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-found', severity: 'error', from: { pathNot: '^src/cli/templates/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|^src/cli/templates/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
};
