import type { CounterexampleEntry, MutantEntry, TheoremEntry } from '../data.js';
import { OutcomeMark } from './Marks.js';
import { MathText } from './MathText.js';
import { SeriesPlot } from './Plot.js';
import { ratioText } from './words.js';

/** Wrong variants of the claims, which the same engine has to reject. */
export function Mutants({ theorem: { mutants, claims } }: { theorem: TheoremEntry }) {
  if (mutants.length === 0) return null;
  return (
    <section>
      <h2>Wrong variants, rejected</h2>
      <p class="note">
        The same engine with the same settings must reject these; a check that can not fail shows nothing.
      </p>
      <ul class="mutants">
        {mutants.map((mutant) => (
          <li key={`${mutant.claim}-${mutant.math}-${mutant.why}`}>
            <Mutant mutant={mutant} many={claims.length > 1} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mutant({ mutant, many }: { mutant: MutantEntry; many: boolean }) {
  const { claim, math, extra, why, verdict, ratio, scenario, reason } = mutant;
  return (
    <>
      <div class="variant">
        {many && <span class="index">claim {claim + 1}</span>}
        <MathText of={math} />
        {extra && <span class="extra">{extra}</span>}
      </div>
      <p>
        {why}.{' '}
        <span class="quiet">
          {verdict === 'violated' ? 'Rejected' : <OutcomeMark outcome={verdict ?? 'not-applicable'} />}
          {scenario && (
            <>
              {' '}
              on <code>{scenario}</code>
            </>
          )}
          {ratio !== null && `, measured/bound ${ratioText(ratio)}`}
          {reason && `: ${reason}`}.
        </span>
      </p>
    </>
  );
}

/** What happens to a claim where one assumption is dropped. */
export function Counterexamples({ theorem: { counterexamples, claims } }: { theorem: TheoremEntry }) {
  if (counterexamples.length === 0) return null;
  return (
    <section>
      <h2>Fails without</h2>
      <div class="counterexamples">
        {counterexamples.map((example) => (
          <Counterexample key={`${example.drops}-${example.why}`} example={example} many={claims.length > 1} />
        ))}
      </div>
    </section>
  );
}

function Counterexample({ example, many }: { example: CounterexampleEntry; many: boolean }) {
  const { drops, why, claim, verdict, ratio, reason, plot } = example;
  return (
    <article class="counterexample">
      <h3>{drops}</h3>
      <p>
        {why}.{' '}
        <span class="quiet">
          {many && `Claim ${claim + 1}: `}
          {verdict === 'violated' ? (
            many ? (
              'violated'
            ) : (
              'Violated'
            )
          ) : (
            <OutcomeMark outcome={verdict ?? 'not-applicable'} />
          )}
          {ratio !== null && `, measured/bound ${ratioText(ratio)}`}
          {reason && `: ${reason}`}.
        </span>
      </p>
      {'none' in plot ? <p class="note">{plot.none}</p> : <SeriesPlot series={plot} small />}
    </article>
  );
}
