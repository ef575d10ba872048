import { subject } from '../../check/experiment.js';
import type { Library } from '../../check/library.js';
import { BoundlabError, Refusal } from '../../core/errors.js';
import { pose } from '../pose.js';
import { type Comparison, comparison } from './bound.js';
import { readCertificate, says } from './certificate.js';
import { exactProgram } from './exact.js';
import { difference } from './sameProgram.js';
import { statementOf } from './statement.js';
import { verify } from './verify.js';

/** A certificate that was checked again. */
export interface Rechecked {
  readonly status: 'verified' | 'not verified';
  /** Why not. */
  readonly why?: string;
  /** What the certificate states, in words. */
  readonly says: string;
  /** The id of the theorem it is about. */
  readonly id: string;
  readonly upper: string;
  readonly tolerance: string;
  /** Whether the program is the one that the theorem's method and classes lead to; missing where the theorem is not known. */
  readonly program?: 'of the theorem';
  readonly claim?: Comparison;
}

/**
 * Checks a certificate again, in exact arithmetic and without the solver; and, where the library has the theorem, that the
 * program is the worst case it speaks of.
 *
 * @param text  the certificate as JSON
 * @throws MalformedCertificate  naming the field
 */
export function recheck(text: string, library: Library): Rechecked {
  const { certificate, program, proof } = readCertificate(text);
  const { id, claim, horizon, symbols, says: stated, upper, tolerance } = certificate;
  const about = { says: stated, id, upper, tolerance };
  const no = (why: string): Rechecked => ({ status: 'not verified', why, ...about });
  const verification = verify(program, proof);
  if (!verification.verified) return no(verification.why);
  if (stated !== says(certificate, proof)) return no('its words are not those that its numbers lead to');
  const theorem = library.theorems[id];
  if (!theorem) return { status: 'verified', ...about };

  const known = subject(id, theorem, library);
  try {
    const { T: _, kappa: __, ...given } = symbols;
    const posed = pose(known, { horizon, claim, symbols: given });
    const differs = difference(program, exactProgram(posed.sdp), proof.tolerance);
    if (differs) return no(`its program is another than that of ${id}: ${differs}`);
    if (says(statementOf(known, posed), proof) !== stated) return no(`its words are not about ${id}`);
    return { status: 'verified', ...about, program: 'of the theorem', claim: comparison(known, posed, proof.upper) };
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof BoundlabError)) throw error;
    return no(`the program of ${id} can't be posed to compare it: ${error.message}`);
  }
}
