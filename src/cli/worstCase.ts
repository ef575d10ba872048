import { subject } from '../check/experiment.js';
import { InstanceError, Refusal } from '../core/errors.js';
import { type Certified, certify as certified } from '../pep/certificate/certify.js';
import { verdictOf } from '../pep/evidence.js';
import { type Minimized, minimize as minimized } from '../pep/minimize.js';
import type { Posed } from '../pep/pose.js';
import { toSdpa } from '../pep/sdpa.js';
import { answer, type WorstCase } from '../pep/worstCase.js';
import type { WorstFunction } from '../pep/worstFunction.js';
import { expectWritable, writeWhole } from './files.js';
import { open, selectOne } from './open.js';
import { shortNumber } from './table.js';
import { EXIT } from './usage.js';
import { claimLine } from './verifyCertificate.js';

interface Options {
  readonly horizon?: number;
  readonly set?: Readonly<Record<string, number>>;
  readonly claim?: number;
  readonly json?: boolean;
  /** `true` where no file is named. */
  readonly certify?: string | true;
  readonly export?: string;
  readonly minimize?: string;
}

/** What was asked for beside the worst case itself. */
interface Extras {
  readonly best?: Minimized;
  readonly proof?: Certified;
  readonly certificateFile?: string;
  readonly exported?: { readonly file: string; readonly optimum: string };
}

/** The exact worst case of a theorem over its class of functions, with a function that attains it. */
export async function worstCase(
  [argument]: string[],
  { horizon = 10, set, claim, json, certify, export: exportFile, minimize }: Options,
): Promise<number> {
  const opened = await open([argument]);
  const { id, theorem } = selectOne(opened, argument);
  const about = subject(id, theorem, opened.library);
  const certificateFile = certify === true ? `${id.replaceAll('/', '--')}.certificate.json` : certify;
  for (const file of [certificateFile, exportFile]) if (file !== undefined) expectWritable(file);
  try {
    const now = (): number => performance.now();
    const asked = { horizon, symbols: set, claim };
    const best = minimize === undefined ? undefined : minimized(about, asked, minimize);
    const question = best ? { ...asked, symbols: { ...set, [best.parameter]: best.best } } : asked;
    const found = answer(about, question, { construct: true, called: opened.calls.get(id), now });
    const { worst, posed } = found;
    const proof = certificateFile === undefined ? undefined : certified(about, found);
    if (proof?.status === 'verified' && certificateFile !== undefined)
      writeWhole(certificateFile, `${JSON.stringify(proof.certificate)}\n`);
    if (exportFile !== undefined)
      writeWhole(exportFile, toSdpa(posed.sdp, `${id}, claim ${worst.claim}, ${horizon} steps`));
    const extras: Extras = {
      best,
      proof,
      certificateFile: proof?.status === 'verified' ? certificateFile : undefined,
      exported: exportFile === undefined ? undefined : { file: exportFile, optimum: optimumOf(posed) },
    };
    process.stdout.write(json ? `${JSON.stringify(jsonOf(worst, extras))}\n` : `${text(worst, extras)}\n`);
    if (proof && proof.status !== 'verified') return EXIT.inconclusive;
    const verdict = proof?.claim.proved ? 'holds' : verdictOf(worst);
    if (verdict === 'holds' || verdict === theorem.claims[worst.claim].expected) return EXIT.asExpected;
    return verdict === 'violated' ? EXIT.wrong : EXIT.inconclusive;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new InstanceError({
      where: `worst case of ${id}`,
      expected: 'a theorem that can be analysed exactly',
      received: `one that is not analysable exactly because ${error.message}`,
    });
  }
}

/** What other solvers report as the optimum of an exported program. */
function optimumOf({ least, squared }: Posed): string {
  return squared ? 'the square of the worst case' : least ? 'minus the worst case' : 'the worst case';
}

/** Without the program of the certificate, which is pages long. */
function jsonOf(worst: WorstCase, { best, proof, certificateFile, exported }: Extras): object {
  const { certificate: _, ...proved } = proof?.status === 'verified' ? proof : { certificate: undefined, ...proof };
  return {
    ...worst,
    ...(proof ? { certificate: { ...proved, file: certificateFile } } : {}),
    ...(best ? { minimized: { ...best, worst: undefined } } : {}),
    ...(exported ? { export: exported } : {}),
  };
}

function text(worst: WorstCase, { best, proof, certificateFile, exported }: Extras): string {
  const { id, claim, horizon, symbols, value, lower, upper, bound, boundOverWorst, classes, status } = worst;
  const given = Object.entries(symbols)
    .filter(([symbol]) => symbol !== 'T')
    .map(([symbol, x]) => `${symbol} = ${shortNumber(x)}`);
  const { relaxed, reason, worstFunction, whyNoFunction, residuals, iterations, seconds } = worst;
  const milliseconds = (s: number): string => `${(1000 * s).toFixed(0)} ms`;
  return [
    `${id}, claim ${claim}, after ${horizon} steps, over ${classes.join(' + ')}`,
    `with ${given.join(', ')}`,
    '',
    ...(best ? minimizedLines(best) : []),
    `worst case    ${value}  ${status === 'solved' ? '' : `(${status})`}`.trimEnd(),
    `in between    [${lower}, ${upper}]`,
    `bound         ${bound}`,
    `bound/worst   ${boundOverWorst}`,
    ...(relaxed ? [`upper bound only: ${relaxed}`] : []),
    ...(reason ? [reason] : []),
    ...(worstFunction ? functionLines(worstFunction) : [`no worst function: ${whyNoFunction}`]),
    `residuals ${shortNumber(residuals.primal)} primal, ${shortNumber(residuals.dual)} dual; ${iterations} iterations; ` +
      `${milliseconds(seconds.build)} to build, ${milliseconds(seconds.solve)} to solve`,
    ...(proof ? certifiedLines(proof, certificateFile) : []),
    ...(exported ? [`program written to ${exported.file}; the optimum of other solvers is ${exported.optimum}`] : []),
  ].join('\n');
}

/** What the method measures on the worst function, and the command that shows it. */
function functionLines({ dimension, simulated, scenario, replay }: WorstFunction): string[] {
  return [
    `worst function of dimension ${dimension} (${scenario}): the method, run on it, measures ${simulated}`,
    ...(replay === undefined ? [] : [`  ${replay}`]),
  ];
}

function minimizedLines({ asked, parameter, best, range, edge, evaluations, worst }: Minimized): string[] {
  const follows = asked === parameter ? '' : `, so that ${asked} = ${worst.symbols[asked]}`;
  return [
    `best ${parameter}${' '.repeat(Math.max(1, 9 - parameter.length))}${best}${follows}`,
    `found among values in ${range[0]} to ${range[1]}, in ${evaluations} evaluations`,
    ...(edge ? [`it lies at the ${edge} end of what the theorem speaks of: a better value may lie beyond`] : []),
  ];
}

function certifiedLines(proof: Certified, file: string | undefined): string[] {
  if (proof.status !== 'verified') return [`not verified in exact arithmetic: ${proof.why}`];
  const { upper, decimal, bounds, slack, tolerance, claim } = proof;
  const square =
    bounds === 'left squared' ? ' (of the square)' : bounds === 'minus left' ? ' (of minus the left side)' : '';
  const off =
    tolerance === '0' ? 'of the program as it is' : `of programs whose coefficients are up to ${tolerance} off`;
  return [
    `proved        at most ${shortened(upper)} = ${decimal}${square}, ${off}; ${shortNumber(slack)} above the value`,
    claimLine(claim),
    `certificate written to ${file}`,
  ];
}

/** A rational with the digits of its parts that a reader can take in. */
function shortened(rational: string): string {
  return rational
    .split('/')
    .map((part) => (part.length > 24 ? `${part.slice(0, 10)}...${part.slice(-6)}` : part))
    .join('/');
}
