import { subject } from '../check/experiment.js';
import { InstanceError, Refusal } from '../core/errors.js';
import { verdictOf } from '../pep/evidence.js';
import { worstCase as compute, type WorstCase } from '../pep/worstCase.js';
import type { WorstFunction } from '../pep/worstFunction.js';
import { open, selectOne } from './open.js';
import { shortNumber } from './table.js';
import { EXIT } from './usage.js';

interface Options {
  readonly horizon?: number;
  readonly set?: Readonly<Record<string, number>>;
  readonly claim?: number;
  readonly json?: boolean;
}

/** The exact worst case of a theorem over its class of functions, with a function that attains it. */
export async function worstCase([argument]: string[], { horizon = 10, set, claim, json }: Options): Promise<number> {
  const opened = await open([argument]);
  const { id, theorem } = selectOne(opened, argument);
  const about = subject(id, theorem, opened.library);
  try {
    const now = (): number => performance.now();
    const worst = compute(
      about,
      { horizon, symbols: set, claim },
      { construct: true, called: opened.calls.get(id), now },
    );
    process.stdout.write(json ? `${JSON.stringify(worst)}\n` : `${text(worst)}\n`);
    const verdict = verdictOf(worst);
    if (verdict === 'holds' || verdict === theorem.claims[worst.claim].expected) return EXIT.asExpected;
    return verdict === 'violated' ? EXIT.wrong : EXIT.inconclusive;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new InstanceError({
      where: `worst case of ${id}`,
      expected: 'a method and a class that can be analysed exactly',
      received: 'others',
      advice: `Not analysable exactly because ${error.message}.`,
    });
  }
}

function text(worst: WorstCase): string {
  const { id, claim, horizon, symbols, value, lower, upper, bound, boundOverWorst, classes, status } = worst;
  const given = Object.entries(symbols)
    .filter(([symbol]) => symbol !== 'T')
    .map(([symbol, x]) => `${symbol} = ${shortNumber(x)}`);
  const { relaxed, reason, worstFunction, whyNoFunction, residuals, iterations, seconds } = worst;
  const milliseconds = (s: number): string => `${(1000 * s).toFixed(0)} ms`;
  return [
    `${id}, claim ${claim}, after ${horizon} steps, over ${classes.join(' + ')} functions`,
    `with ${given.join(', ')}`,
    '',
    `worst case    ${value}  ${status === 'solved' ? '' : `(${status})`}`.trimEnd(),
    `in between    [${lower}, ${upper}]`,
    `bound         ${bound}`,
    `bound/worst   ${boundOverWorst}`,
    ...(relaxed ? [`upper bound only: ${relaxed}`] : []),
    ...(reason ? [reason] : []),
    ...(worstFunction ? functionLines(worstFunction) : [`no worst function: ${whyNoFunction}`]),
    `residuals ${shortNumber(residuals.primal)} primal, ${shortNumber(residuals.dual)} dual; ${iterations} iterations; ` +
      `${milliseconds(seconds.build)} to build, ${milliseconds(seconds.solve)} to solve`,
  ].join('\n');
}

/** What the method measures on the worst function, and the commands that show it. */
export function functionLines({ dimension, simulated, scenario, replay }: WorstFunction): string[] {
  return [
    `worst function of dimension ${dimension} (${scenario}): the method, run on it, measures ${simulated}`,
    `  ${replay}`,
  ];
}
