import { readFileSync } from 'node:fs';
import { subject } from '../check/experiment.js';
import { BoundlabError, Refusal } from '../core/errors.js';
import { type Comparison, comparison } from '../pep/certificate/bound.js';
import { type Certificate, MalformedCertificate, readCertificate, says } from '../pep/certificate/certificate.js';
import { exactProgram } from '../pep/certificate/exact.js';
import type { ExactProgram } from '../pep/certificate/program.js';
import { difference } from '../pep/certificate/sameProgram.js';
import { statementOf } from '../pep/certificate/statement.js';
import { type Proof, verify } from '../pep/certificate/verify.js';
import { pose } from '../pep/pose.js';
import { open } from './open.js';
import { shortNumber } from './table.js';
import { EXIT, FileError, systemReason } from './usage.js';

interface Checked {
  readonly status: 'verified' | 'not verified';
  readonly why?: string;
  readonly says: string;
  readonly upper: string;
  readonly tolerance: string;
  /** Whether the program is the one that the theorem's method and classes lead to; missing where the theorem is not known. */
  readonly program?: 'of the theorem';
  readonly claim?: Comparison;
}

/** Checks a certificate again, in exact arithmetic and without the solver. */
export async function verifyCertificate([path, ...theorems]: string[], { json }: { json?: boolean }): Promise<number> {
  const { certificate, program, proof } = load(path);
  const checked = await check(certificate, program, proof, theorems);
  process.stdout.write(json ? `${JSON.stringify(checked)}\n` : `${text(checked, certificate.id)}\n`);
  return checked.status === 'verified' ? EXIT.asExpected : EXIT.wrong;
}

function load(path: string): ReturnType<typeof readCertificate> {
  const where = { where: path, expected: 'a certificate that `boundlab worst-case --certify` wrote' };
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new FileError({ ...where, received: systemReason(error) });
  }
  try {
    return readCertificate(content);
  } catch (error) {
    if (!(error instanceof MalformedCertificate)) throw error;
    throw new FileError({ ...where, received: `something else: ${error.message}` });
  }
}

async function check(
  certificate: Certificate,
  program: ExactProgram,
  proof: Proof,
  theorems: readonly string[],
): Promise<Checked> {
  const { says: stated, upper, tolerance } = certificate;
  const about = { says: stated, upper, tolerance };
  const no = (why: string): Checked => ({ status: 'not verified', why, ...about });
  const verification = verify(program, proof);
  if (!verification.verified) return no(verification.why);
  if (stated !== says(certificate, proof)) return no('its words are not those that its numbers lead to');
  const { library } = await open(theorems);
  const theorem = library.theorems[certificate.id];
  if (!theorem) return { status: 'verified', ...about };

  const known = subject(certificate.id, theorem, library);
  const { id, claim, horizon, symbols } = certificate;
  try {
    const { T: _, kappa: __, ...given } = symbols;
    const posed = pose(known, { horizon, claim, symbols: given });
    const differs = difference(program, exactProgram(posed.sdp), proof.tolerance);
    if (differs) return no(`its program is another than that of ${id}: ${differs}`);
    if (says(statementOf(known, posed), proof) !== stated) return no(`its words are not about ${id}`);
    const result = { status: 'verified', ...about, program: 'of the theorem' } as const;
    return { ...result, claim: comparison(known, posed, proof.upper) };
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof BoundlabError)) throw error;
    return no(`the program of ${id} can't be posed to compare it: ${error.message}`);
  }
}

function text({ status, why, says: stated, tolerance, program, claim }: Checked, id: string): string {
  if (status === 'not verified') return `not verified: ${why}\n(it states: ${stated})`;
  const off = tolerance === '0' ? 'coefficients as they are' : `coefficients up to ${tolerance} off`;
  return [
    `verified: ${stated}`,
    `multipliers are non-negative, function values cancel, and the slack matrix is positive semidefinite, in exact rational arithmetic (${off})`,
    program
      ? `the program is that of ${id}`
      : `${id} is no theorem known here: that the program is the worst case it speaks of was not checked; give its file as well`,
    ...(claim ? [claimLine(claim)] : []),
  ].join('\n');
}

/** How a proved upper bound compares with the bound of the claim. */
export function claimLine({ proved, within, excess, bound }: Comparison): string {
  const how = bound === 'exact' ? '' : ', whose formula is no rational and was evaluated in float64';
  const by = excess <= 0 ? 'the bound itself' : `the bound times 1 + ${shortNumber(excess)}`;
  return proved
    ? `the claim is proved here: the worst case is at most ${by}${how}`
    : `the claim is not proved: the proved worst case exceeds the bound by a part of ${shortNumber(excess)} of it, more than ${within}${how}`;
}
