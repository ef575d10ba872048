import type { RefutationEntry, TheoremEntry } from '../data.js';
import { Copy } from './Copy.js';
import { MathText } from './MathText.js';
import { Place } from './Place.js';

/** The comparison that breaks a claim, and how to see it again. */
export function Refutation({ theorem, refutation }: { theorem: TheoremEntry; refutation: RefutationEntry }) {
  const { claim, measured, bound, digits, command } = refutation;
  return (
    <section class="refutation">
      <h2>What breaks it</h2>
      <p>
        <MathText of={theorem.claims[claim].math} />
      </p>
      <p>
        Measured <strong>{cut(measured)}</strong>, bound <strong>{cut(bound)}</strong>, both computed with {digits}{' '}
        digits.
      </p>
      <Place place={refutation} />
      {command && <Copy text={command} label="the command that replays it" />}
    </section>
  );
}

/** Twelve digits of many. */
function cut(number: string): string {
  const [digits, exponent] = number.split('e');
  return `${digits.slice(0, 14)}${digits.length > 14 ? '…' : ''}${exponent ? `e${exponent}` : ''}`;
}
