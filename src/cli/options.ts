import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { LEVELS, type Level } from '../check/effort.js';
import { shown } from '../core/errors.js';
import { UsageError } from './usage.js';

/** One part of several, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

function rejected(flag: string, expected: string, received: string, advice = ''): UsageError {
  return new UsageError({ where: flag, expected, received, advice });
}

function whole(flag: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw rejected(flag, `a whole number >= ${least}`, shown(text));
  };
}

function positive(flag: string, most = Number.POSITIVE_INFINITY): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() && value > 0 && value < most) return value;
    throw rejected(
      flag,
      most < Number.POSITIVE_INFINITY ? `a number between 0 and ${most}` : 'a number > 0',
      shown(text),
    );
  };
}

function level(text: string): Level {
  if (text in LEVELS) return text as Level;
  throw rejected('--level', Object.keys(LEVELS).join(', '), shown(text));
}

function shard(text: string): Shard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw rejected('--shard', 'I/N with 1 <= I <= N, such as 1/4', shown(text));
}

function json(flag: string): (text: string) => unknown {
  return (text) => {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw rejected(
        flag,
        'JSON',
        `${shown(text)} (${(error as Error).message})`,
        'Quote it for the shell: \'{"h":1}\'.',
      );
    }
  };
}

/** '10', 'k=10,i=2' */
function row(text: string): Record<string, number> {
  const named = text.includes('=') ? text : `k=${text}`;
  const entries = named.split(',').map((part) => part.split('='));
  if (entries.every(([symbol, value]) => symbol && /^\d+$/.test(value ?? '')))
    return Object.fromEntries(entries.map(([symbol, value]) => [symbol, Number(value)]));
  throw rejected('--at', 'a step such as 10, or a row such as k=10,i=2', shown(text));
}

/** 'eta=0.5', once or several times. */
function assignments(): (text: string) => Record<string, number> {
  const all: Record<string, number> = {};
  return (text) => {
    const [, name, value] = /^([A-Za-z]\w*)=(.+)$/.exec(text) ?? [];
    if (name === undefined || !value.trim() || !Number.isFinite(Number(value)))
      throw rejected('--set', 'NAME=VALUE with a number, such as eta=0.5', shown(text));
    all[name] = Number(value);
    return all;
  };
}

const option = <T>(flags: string, says: string, parse: (text: string) => T): Option =>
  new Option(flags, says).argParser(parse);

/** Every option by its name; a command takes those it needs. */
const OPTIONS = {
  json: () => new Option('--json', 'one line of JSON for each result'),
  seed: () => option('--seed <n>', 'seed of everything random', whole('--seed', 0)).default(1),
  level: () => option('--level <level>', 'how hard to try: quick, full or deep', level).default('quick'),
  runs: () => option('--runs <n>', 'most runs of a sampled experiment', whole('--runs', 1)),
  workers: () => option('--workers <n>', 'threads', whole('--workers', 1)).default(availableParallelism(), 'all cores'),
  oneThread: () =>
    option('--workers <n>', 'taken as by check, without effect: one point is one thread', whole('--workers', 1)),
  rounds: () => option('--shard <i/n>', 'only every n-th round, from the i-th on', shard),
  shard: () => option('--shard <i/n>', 'only the i-th of n parts', shard),
  out: () => new Option('--out <dir>', 'keep a file for each verdict there; the same command resumes'),
  page: () => new Option('--out <file>', 'the page').default('handbook.html'),
  junit: () => new Option('--junit <file>', 'write a JUnit report'),
  falseAlarm: () =>
    option(
      '--false-alarm <p>',
      'chance that the whole suite calls a true claim violated (default: 1e-6)',
      positive('--false-alarm', 1),
    ),
  quiet: () => new Option('--quiet', 'no progress'),
  noProgress: () => new Option('--quiet', 'taken as by check, without effect: there is no progress to tell'),
  noAlarm: () =>
    option(
      '--false-alarm <p>',
      'taken as by check, without effect: nothing is judged by samples',
      positive('--false-alarm', 1),
    ),
  budget: () => option('--budget <seconds>', 'search for so long', positive('--budget')),
  instance: () => option('--instance <json>', 'the instance', json('--instance')),
  params: () => option('--params <json>', 'values of the parameters', json('--params')),
  scenario: () => new Option('--scenario <name>', 'one of the scenarios that fit'),
  horizon: () => option('--horizon <n>', 'steps', whole('--horizon', 0)),
  at: () => option('--at <k>', 'the row: a step k, or k=10,i=2', row),
  claim: () => option('--claim <i>', 'index of the claim', whole('--claim', 0)),
  run: () => option('--run <n>', 'number of the run, for random ones', whole('--run', 0)),
  set: () => option('--set <name=value...>', 'values of constants and parameters', assignments()),
  plot: () => new Option('--plot <file>', 'draw the claims: a page (.html) or a picture (.png, .svg)'),
  parquet: () => new Option('--parquet <file>', 'write every row of every run as Parquet'),
  certify: () => new Option('--certify [file]', 'prove it in exact arithmetic, and write the certificate'),
  export: () => new Option('--export <file>', 'write the program for other solvers (.dat-s)'),
  minimize: () => new Option('--minimize <name>', 'find the best constant value of this parameter'),
  outside: () => new Option('--outside', 'also where the theorem does not speak'),
} as const;

export type OptionName = keyof typeof OPTIONS;

export function withOptions(command: Command, ...names: OptionName[]): Command {
  for (const name of names) command.addOption(OPTIONS[name]());
  return command;
}
