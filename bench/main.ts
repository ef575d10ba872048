/** `npm run bench [-- simulation | statistics | worst-case | check]`: prints the tables that README and notes quote. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { simulationBench } from './simulation.js';
import { statisticsBench } from './statistics.js';
import { table } from './table.js';
import { worstCaseBench } from './worstCase.js';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Wall time of a command and the peak of its memory, which it prints as it leaves. */
function timed(args: string[]): string[] {
  const report = "process.on('exit', () => process.stderr.write('\\nrss ' + process.resourceUsage().maxRSS + '\\n'))";
  const from = performance.now();
  const { stderr, status } = spawnSync(
    'node',
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, MAIN, ...args],
    {
      encoding: 'utf8',
    },
  );
  const seconds = (performance.now() - from) / 1000;
  const rss = Number(/rss (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
  return [`boundlab ${args.join(' ')}`, seconds.toFixed(2), rss.toFixed(0), String(status)];
}

async function checkBench(): Promise<string> {
  const rows = [['list'], ['check', '--quiet'], ['check', '--quiet', '--workers', '1']].map(timed);
  return table(['command', 'seconds', 'peak MB', 'exit status'], rows);
}

const sections = {
  simulation: simulationBench,
  statistics: statisticsBench,
  'worst-case': worstCaseBench,
  check: checkBench,
};
const wanted = process.argv.slice(2);
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const [name, run] of Object.entries(sections))
  if (wanted.length === 0 || wanted.includes(name)) console.log(`\n# ${name}\n\n${await run()}`);
