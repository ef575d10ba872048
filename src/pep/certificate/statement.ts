import type { Subject } from '../../check/experiment.js';
import type { Posed } from '../pose.js';
import { claimAt } from '../symbols.js';
import type { Statement } from './certificate.js';

/** What a program that was posed is about. */
export function statementOf(
  subject: Subject,
  { claim, symbols, classes, least, squared, measuredRight }: Posed,
): Statement {
  const { left, right } = claimAt(subject, claim);
  const sides = { none: left, ratio: `(${left}) / (${right})`, difference: `(${left}) - (${right})` };
  return {
    id: subject.id,
    claim,
    horizon: symbols.T,
    symbols,
    classes,
    left: sides[measuredRight],
    bounds: squared ? 'left squared' : least ? 'minus left' : 'left',
  };
}
