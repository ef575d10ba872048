import { replay as again, type Replay, type ReplayOptions } from '../check/replay.js';
import { open, selectOne } from './open.js';
import { columns, shortNumber } from './table.js';
import { EXIT } from './usage.js';

interface Options extends ReplayOptions {
  readonly json?: boolean;
}

/** Makes one comparison again and says what it shows. */
export async function replay([argument]: string[], { json, ...options }: Options): Promise<number> {
  const opened = await open([argument]);
  const { id, theorem } = selectOne(opened, argument);
  const made = again(id, theorem, opened.library, options);
  process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${text(made)}\n`);
  if (made.verdict === 'inconclusive') return EXIT.inconclusive;
  return made.verdict === theorem.claims[made.claim.index].expected ? EXIT.asExpected : EXIT.wrong;
}

function text(made: Replay): string {
  const { id, claim, scenario, at, run, params, sides, sampled, verdict, reason } = made;
  const row = Object.entries({ ...at, ...(run > 0 ? { run } : {}) }).map(([symbol, value]) => `${symbol} = ${value}`);
  const where = [scenario, ...Object.entries(params).map(([name, value]) => `${name} = ${value}`)];
  return [
    `${id}, claim ${claim.index}: ${claim.text}${claim.when ? `, when ${claim.when}` : ''}`,
    `on ${where.join(', ')}`,
    ...(row.length > 0 ? [`at ${row.join(', ')}`] : []),
    '',
    ...sides.map(({ arithmetic, measured, bound, ratio }) =>
      [arithmetic, `  measured  ${measured}`, `  bound     ${bound}`, `  ratio     ${ratio}`].join('\n'),
    ),
    ...(sampled ? [sampledTable(sampled)] : []),
    '',
    `${verdict}${reason ? `: ${reason}` : ''}`,
  ].join('\n');
}

/** Means in units of the bound, with their limits. */
function sampledTable(sampled: NonNullable<Replay['sampled']>): string {
  const rows = sampled.map(({ at, runs, mean, lower, upper }) => [
    Object.entries(at)
      .map(([symbol, value]) => `${symbol} = ${value}`)
      .join(', '),
    String(runs),
    ...[mean, lower, upper].map((x) => shortNumber(x)),
  ]);
  return columns(['row', 'runs', 'mean/bound', 'lower', 'upper'], rows, ['left', 'right', 'right', 'right', 'right']);
}
