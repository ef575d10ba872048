import { subject } from '../check/experiment.js';
import { claimNumber } from '../check/given.js';
import { type RunOptions, type RunRow, type RunTable, simulate, tableOf } from '../check/run.js';
import { type Series, seriesIn } from '../check/series.js';
import type { Simulation } from '../check/simulation.js';
import { InstanceError } from '../core/errors.js';
import { expectWritable, writeWhole } from './files.js';
import { open, selectOne } from './open.js';
import { columns, dim, shortNumber } from './table.js';

interface Options extends RunOptions {
  readonly json?: boolean;
  readonly claim?: number;
  readonly plot?: string;
  readonly parquet?: string;
}

/** Simulates a theorem at one point and prints both sides of each claim, row by row; also as a plot and as a data file. */
export async function run([argument]: string[], options: Options): Promise<number> {
  const { json, claim, plot, parquet, ...point } = options;
  const plotting = plot === undefined ? undefined : await import('./plot.js');
  const format = plot === undefined ? undefined : plotting?.plotFormat(plot);
  if (parquet !== undefined) expectWritable(parquet);
  const opened = await open([argument]);
  const { id, theorem } = selectOne(opened, argument);
  if (claim !== undefined) claimNumber(subject(id, theorem, opened.library), claim);
  const simulation = simulate(id, theorem, opened.library, point);
  const table = tableOf(simulation);
  if (plot !== undefined && format !== undefined)
    await plotting?.writePlot(plot, format, speakingSeries(simulation, claim));
  if (parquet !== undefined) await writeParquet(parquet, simulation, table);
  process.stdout.write(json ? `${JSON.stringify(table, spelledOut)}\n` : `${text(table)}\n`);
  return 0;
}

/** The claims that speak of some row of the simulated point: the one asked for, or all. */
function speakingSeries(simulation: Simulation, claim: number | undefined): Series[] {
  const claims = claim === undefined ? [...simulation.about.theorem.claims.keys()] : [claim];
  const speaking = claims.map((number) => seriesIn(simulation, number)).filter(({ at }) => at.length > 0);
  if (speaking.length === 0)
    throw new InstanceError({
      where: '--plot',
      expected: 'a claim that speaks of some row of this run',
      received: 'none',
      advice: 'Try another instance, or a longer --horizon.',
    });
  return speaking;
}

async function writeParquet(file: string, simulation: Simulation, table: RunTable): Promise<void> {
  const [{ parquetOf }, { recordsOf }] = await Promise.all([import('./parquet.js'), import('../check/records.js')]);
  const { id, title, scenario, instance, params, constants, seed, claims } = table;
  const facts = { id, title, scenario, instance, params, constants, seed, claims };
  writeWhole(file, parquetOf(recordsOf(simulation), facts));
}

/** JSON has no infinity and no NaN; a run that diverges does. */
function spelledOut(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

const MOST_ROWS = 24;
const MOST_COLUMNS = 9;

function text(table: RunTable): string {
  const { id, title, scenario, instance, params, constants, claims, runs, outside } = table;
  const numbers = (named: Readonly<Record<string, number>>): string =>
    Object.entries(named)
      .map(([name, value]) => `${name} = ${shortNumber(value)}`)
      .join(', ');
  const rows = spread(table.rows);
  return [
    `${id}: ${title}`,
    ...(outside ? [`Nothing is claimed here: ${outside}.`] : []),
    `on ${scenario}: ${JSON.stringify(instance)}`,
    `with ${numbers({ ...constants, ...params })}${runs > 1 ? `; ${runs} runs, seed ${table.seed}` : ''}`,
    ...claims.map((claim, i) => `claim ${i}: ${claim.text}  (${claim.how})`),
    '',
    grid(rows, claims.length),
    ...(rows.length < table.rows.length
      ? [dim(`${rows.length} of ${table.rows.length} rows; all of them with --json`)]
      : []),
  ].join('\n');
}

/** Rows spread evenly, the first and the last among them. */
function spread(rows: readonly RunRow[]): readonly RunRow[] {
  if (rows.length <= MOST_ROWS) return rows;
  const chosen = Array.from({ length: MOST_ROWS }, (_, i) => Math.round((i * (rows.length - 1)) / (MOST_ROWS - 1)));
  return [...new Set(chosen)].map((i) => rows[i]);
}

function grid(rows: readonly RunRow[], claims: number): string {
  const indices = Object.keys(rows[0]?.at ?? {});
  const sides = Array.from({ length: claims }, (_, i) =>
    claims > 1 ? ['left', 'right', 'ratio'].map((s) => `${s} ${i}`) : ['left', 'right', 'ratio'],
  );
  const measured = Object.keys(rows[0]?.measured ?? {}).slice(0, Math.max(1, MOST_COLUMNS - 3 * claims));
  const header = [...indices, ...measured, ...sides.flat()];
  const cells = rows.map(({ at, measured: values, claims: compared }) => [
    ...indices.map((symbol) => String(at[symbol])),
    ...measured.map((symbol) => shortNumber(values[symbol])),
    ...compared.flatMap((claim) =>
      claim ? [claim.left, claim.right, claim.ratio].map((x) => shortNumber(x)) : ['', '', ''],
    ),
  ]);
  return columns(
    header,
    cells,
    header.map(() => 'right'),
  );
}
