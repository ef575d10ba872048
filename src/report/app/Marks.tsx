import { RUNGS, type Rung } from '../../core/theorem.js';
import type { RungOutcome } from '../../core/verdict.js';
import type { State, VerdictEntry } from '../data.js';
import { RUNG_WORDS, STATE_WORDS } from './words.js';

/** Shapes that differ without their colours: check, cross, question mark, exclamation mark, dot. */
const SHAPES = {
  holds: 'M4 8.5l2.8 2.8L12 5',
  refuted: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  violated: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  wrong: 'M8 3.5v5.2M8 11.8v.4',
  inconclusive: 'M5.6 6.2a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .7-1 1.4M8 12v.3',
  'not judged': 'M5 8h6',
  'not-applicable': 'M8 8h.01',
} as const;

function Shape({ of }: { of: keyof typeof SHAPES }) {
  return (
    <svg class={`shape shape-${of.replace(' ', '-')}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}

/** A theorem's standing, in words and by shape. */
export function StateMark({ state }: { state: State }) {
  return (
    <span class={`state state-${state.replace(' ', '-')}`}>
      <Shape of={state} />
      {STATE_WORDS[state]}
    </span>
  );
}

export function OutcomeMark({ outcome }: { outcome: RungOutcome }) {
  return (
    <span class={`outcome outcome-${outcome}`}>
      <Shape of={outcome} />
      {outcomeText(outcome)}
    </span>
  );
}

/** The rungs of the evidence as a row of small marks. */
export function RungMarks({ verdict }: { verdict: VerdictEntry | undefined }) {
  if (!verdict) return <span class="quiet">–</span>;
  const told = RUNGS.map((rung) => `${RUNG_WORDS[rung].title}: ${outcomeText(verdict.rungs[rung])}`).join('\n');
  return (
    <span class="rungs" role="img" aria-label={told.replaceAll('\n', ', ')} title={told}>
      {RUNGS.map((rung: Rung) => (
        <span key={rung} class={`rung rung-${verdict.rungs[rung]}`} />
      ))}
    </span>
  );
}

function outcomeText(outcome: RungOutcome): string {
  return outcome === 'not-applicable' ? 'does not apply' : outcome;
}
