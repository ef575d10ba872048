import { readFileSync } from 'node:fs';
import type { Library } from '../check/library.js';
import type { Comparison } from '../pep/certificate/bound.js';
import { MalformedCertificate } from '../pep/certificate/certificate.js';
import { type Rechecked, recheck } from '../pep/certificate/recheck.js';
import { open } from './open.js';
import { shortNumber } from './table.js';
import { EXIT, FileError, systemReason } from './usage.js';

/** Checks a certificate again, in exact arithmetic and without the solver. */
export async function verifyCertificate([path, ...theorems]: string[], { json }: { json?: boolean }): Promise<number> {
  const content = read(path);
  const { library } = await open(theorems);
  const checked = rechecked(path, content, library);
  process.stdout.write(json ? `${JSON.stringify(checked)}\n` : `${text(checked)}\n`);
  return checked.status === 'verified' ? EXIT.asExpected : EXIT.wrong;
}

const EXPECTED = 'a certificate that `boundlab worst-case --certify` wrote';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new FileError({ where: path, expected: EXPECTED, received: systemReason(error) });
  }
}

function rechecked(path: string, content: string, library: Library): Rechecked {
  try {
    return recheck(content, library);
  } catch (error) {
    if (!(error instanceof MalformedCertificate)) throw error;
    throw new FileError({ where: path, expected: EXPECTED, received: `something else: ${error.message}` });
  }
}

function text({ status, why, says: stated, id, tolerance, program, claim }: Rechecked): string {
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
