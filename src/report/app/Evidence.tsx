import { RUNGS } from '../../core/theorem.js';
import type { TheoremEntry } from '../data.js';
import { Copy } from './Copy.js';
import { OutcomeMark } from './Marks.js';
import { checkLine, countText, RUNG_WORDS, ratioText } from './words.js';

/** The ladder of evidence, rung by rung, with reasons. */
export function Evidence({
  theorem: { id, verdict },
  seed,
  level,
}: {
  theorem: TheoremEntry;
  seed: number;
  level: string;
}) {
  if (!verdict)
    return (
      <section>
        <h2>Evidence</h2>
        <p>Not judged: the results this report was made from have no verdict on it.</p>
      </section>
    );
  const { rungs, why, runs, evalue, level: allowed, interval } = verdict;
  return (
    <section>
      <h2>Evidence</h2>
      <ol class="ladder">
        {RUNGS.map((rung) => (
          <li key={rung} class={`is-${rungs[rung]}`}>
            <p>
              <b>{RUNG_WORDS[rung].title}</b> <OutcomeMark outcome={rungs[rung]} />
            </p>
            <p class="note">
              {rungs[rung] === 'holds' ? RUNG_WORDS[rung].says : (why[rung] ?? RUNG_WORDS[rung].says)}.
            </p>
          </li>
        ))}
      </ol>
      <p class="note">
        {countText(runs, 'run')}, {countText(verdict.scenarios.length, 'scenario')}, level {level}, seed {seed}.
        {evalue !== null && allowed !== null && (
          <>
            {' '}
            Largest e-value against it {ratioText(evalue)}; it would count as violated from {ratioText(1 / allowed)} on.
          </>
        )}
        {interval && (
          <>
            {' '}
            The sampled mean closest to its bound is {ratioText(interval.mean)} of it, from {ratioText(interval.lower)}{' '}
            to {ratioText(interval.upper)} ({countText(interval.runs, 'run')} on <code>{interval.scenario}</code>).
          </>
        )}
      </p>
      <Copy text={checkLine(id, level, seed)} label="the command that judges it again" />
    </section>
  );
}
