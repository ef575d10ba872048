#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { BoundlabError } from '../core/errors.js';
import { type OptionName, withOptions } from './options.js';
import { EXIT, FileError, systemReason } from './usage.js';

declare const BOUNDLAB_VERSION: string;

/** Commands import what they need when they run: starting one costs nothing for the others. */
type Action = (args: string[], options: never) => Promise<number>;

const program = new Command('boundlab')
  .description('The theorems of optimization for deep learning as executable, falsifiable objects')
  .version(BOUNDLAB_VERSION)
  .helpCommand(false)
  .showSuggestionAfterError()
  .exitOverride()
  .configureOutput({ outputError: () => {} });

let status = 0;

function command(usage: string, says: string, options: readonly OptionName[], load: () => Promise<Action>): void {
  const added = program.command(usage).description(says).exitOverride();
  withOptions(added, ...options).action(async (...given: unknown[]) => {
    const args = given
      .slice(0, -2)
      .flat()
      .filter((arg) => arg !== undefined) as string[];
    const action = await load();
    status = await action(args, given.at(-2) as never);
  });
}

command(
  'list [ids...]',
  'the theorems: what they assume and claim',
  ['json'],
  async () => (await import('./list.js')).list,
);
command('show <id>', 'one theorem as a reader wants it', ['json'], async () => (await import('./show.js')).show);
command(
  'check [ids...]',
  'judge theorems: ids, patterns such as "gd/*", or .ts files',
  ['level', 'seed', 'runs', 'workers', 'shard', 'out', 'json', 'junit', 'falseAlarm', 'quiet'],
  async () => (await import('./check.js')).check,
);
command(
  'search <id>',
  'adversarial search for the largest measured/bound',
  ['budget', 'seed', 'runs', 'workers', 'rounds', 'noAlarm', 'json', 'quiet'],
  async () => (await import('./search.js')).search,
);
command(
  'run <id>',
  'simulate at one point and print both sides of each claim',
  [
    'scenario',
    'instance',
    'params',
    'horizon',
    'runs',
    'seed',
    'outside',
    'claim',
    'plot',
    'parquet',
    'noAlarm',
    'oneThread',
    'json',
    'noProgress',
  ],
  async () => (await import('./run.js')).run,
);
command(
  'replay <id>',
  'one comparison again, in float64 and with many digits',
  ['instance', 'params', 'at', 'claim', 'run', 'seed', 'level', 'runs', 'outside', 'json'],
  async () => (await import('./replay.js')).replay,
);
command(
  'worst-case <id>',
  'the exact worst case over the whole class of functions',
  ['horizon', 'set', 'claim', 'certify', 'export', 'minimize', 'json'],
  async () => (await import('./worstCase.js')).worstCase,
);
command(
  'verify-certificate <file> [theorems...]',
  'check a certificate again, in exact arithmetic; with .ts files of theorems that the handbook does not hold',
  ['json'],
  async () => (await import('./verifyCertificate.js')).verifyCertificate,
);
command(
  'new <kind> <name> [file]',
  'write a theorem or a scenario to start from',
  [],
  async () => (await import('./new.js')).create,
);
command(
  'merge <dirs...>',
  'join the results of shards',
  ['json', 'junit'],
  async () => (await import('./merge.js')).merge,
);
command(
  'report [dir]',
  'the handbook as one page: from a folder of `check --out`, or from a check made now',
  ['page', 'level', 'seed', 'workers', 'quiet'],
  async () => (await import('./report.js')).report,
);

/** One sentence on stderr for whatever a user can cause; a stack only for faults of the program. */
function complain(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.asExpected;
    const [text, hint = ''] = error.message.replace(/^error: /, '').split('\n');
    const advice = hint.replace(/[()]/g, '').trim();
    if (error.code !== 'commander.help')
      process.stderr.write(`boundlab: ${text.replace(/\.$/, '')}.${advice && ` ${advice}`} See boundlab --help.\n`);
    return EXIT.usage;
  }
  if (error instanceof BoundlabError) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(`boundlab: a fault of the program, please report it.\n${(error as Error)?.stack ?? error}\n`);
  return EXIT.usage;
}

// A reader that has seen enough (head, less) closes the pipe; a full disk behind stdout is an error like any other.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(status);
  const facts = { where: 'stdout', expected: 'to write results', received: systemReason(error) };
  process.exit(complain(new FileError(facts)));
});

try {
  await program.parseAsync();
} catch (error) {
  status = complain(error);
}
process.exitCode = status;
