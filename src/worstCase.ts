/** Exact worst cases as a library: `boundlab/worst-case`. Theorems are given as such, or by their ids in the handbook. */
import { subject } from './check/experiment.js';
import type { Theorem } from './core/theorem.js';
import { library, type Own, subjectOf } from './handbook.js';
import type { Certificate } from './pep/certificate/certificate.js';
import { type Certified, certify as certifyIn } from './pep/certificate/certify.js';
import { type Rechecked, recheck } from './pep/certificate/recheck.js';
import { type Minimized, minimize as minimizeIn } from './pep/minimize.js';
import { pose, type Question } from './pep/pose.js';
import { toSdpa as writeSdpa } from './pep/sdpa.js';
import { answer } from './pep/worstCase.js';

export { InstanceError, Refusal } from './core/errors.js';
export { type Own, worstCase } from './handbook.js';
export type { Comparison } from './pep/certificate/bound.js';
export { type Certificate, MalformedCertificate } from './pep/certificate/certificate.js';
export type { Certified } from './pep/certificate/certify.js';
export type { Rechecked } from './pep/certificate/recheck.js';
export type { Minimized } from './pep/minimize.js';
export type { Question } from './pep/pose.js';
export type { Draw, Symbols } from './pep/symbols.js';
export type { WorstCase } from './pep/worstCase.js';
export type { WorstFunction } from './pep/worstFunction.js';

/**
 * An upper bound of a worst case that is verified in exact rational arithmetic, or why there is none.
 *
 * @throws Refusal        where the worst case can't be expressed, with the reason
 * @throws InstanceError  for a horizon or symbols that are out of range
 */
export function certify(theorem: string | Theorem, question: Question & Own): Certified {
  const about = aboutOf(theorem, question);
  return certifyIn(about, answer(about, question));
}

/**
 * Checks a certificate again, in exact arithmetic and with none of the solver's code; for a theorem of one's own, `theorem`
 * is needed to see that the certificate is about it.
 *
 * @param certificate            as `certify` made it, or the text of a file
 * @throws MalformedCertificate  naming the field that can't be read
 */
export function verify(certificate: Certificate | string, theorem?: Theorem, own: Own = {}): Rechecked {
  const text = typeof certificate === 'string' ? certificate : JSON.stringify(certificate);
  return recheck(text, libraryWith(theorem, own));
}

/**
 * The best constant value of a parameter for the exact worst case at a horizon.
 *
 * @param parameter       its name, or that of one that is computed from it
 * @throws Refusal        where the worst case can't be expressed, with the reason
 * @throws InstanceError  for a name that is no parameter to be chosen, with those that are
 */
export function minimize(theorem: string | Theorem, question: Question & Own, parameter: string): Minimized {
  return minimizeIn(aboutOf(theorem, question), question, parameter);
}

/**
 * The semidefinite program of a worst case in SDPA's sparse format, `.dat-s`, for other solvers. Its optimum is the worst
 * case, or its square where the claim is about a root, or minus it where the claim is a lower bound.
 *
 * @throws Refusal        where the worst case can't be expressed, with the reason
 * @throws InstanceError  for a horizon or symbols that are out of range
 */
export function toSdpa(theorem: string | Theorem, question: Question & Own): string {
  const about = aboutOf(theorem, question);
  const posed = pose(about, question);
  return writeSdpa(posed.sdp, `${about.id}, claim ${posed.claim}, ${question.horizon} steps`);
}

function aboutOf(theorem: string | Theorem, own: Own): ReturnType<typeof subject> {
  const { id, leaf, joined } = subjectOf(theorem, own);
  return subject(id, leaf, joined);
}

function libraryWith(theorem: Theorem | undefined, own: Own): ReturnType<typeof subjectOf>['joined'] {
  if (!theorem) return library;
  const { id, leaf, joined } = subjectOf(theorem, own);
  return { ...joined, theorems: { ...joined.theorems, [id]: leaf } };
}
