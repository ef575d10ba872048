import { useId, useState } from 'preact/hooks';
import type { ClaimEntry, TheoremEntry } from '../data.js';
import { StateMark } from './Marks.js';
import { MathText } from './MathText.js';
import { RatioPlot, SeriesPlot } from './Plot.js';
import { ratioText } from './words.js';

/** What is claimed, and for each claim the plot of what was measured against it. */
export function Claims({ theorem }: { theorem: TheoremEntry }) {
  const { claims } = theorem;
  return (
    <section class="claims">
      <h2>{claims.length > 1 ? 'Claims' : 'Claim'}</h2>
      <ol class={claims.length > 1 ? 'claim-list' : 'claim-list single'}>
        {claims.map((claim, i) => (
          <li key={`${i}-${claim.latex}`}>
            <Claim claim={claim} />
          </li>
        ))}
      </ol>
      <Plots theorem={theorem} />
    </section>
  );
}

function Claim({ claim }: { claim: ClaimEntry }) {
  const { math, is, when, says, assumes, quantifier, verdict, expected, tightness, how, reason } = claim;
  const refuted = expected === 'violated' && verdict === 'violated';
  const state = verdict === undefined ? 'not judged' : refuted ? 'refuted' : verdict === expected ? 'holds' : 'wrong';
  return (
    <>
      <MathText of={math} class={refuted ? 'display false' : 'display'} />
      <p class="terms">
        {quantifier.text}
        {when.map((condition, i) => (
          <span key={condition}>
            {i === 0 ? ', when ' : ' and '}
            <MathText of={condition} />
          </span>
        ))}
        {assumes.length > 0 && `, if also ${assumes.map(({ text }) => text).join(', ')}`}
        {says && <span class="says">: {says}</span>}
      </p>
      <p class="judged">
        <StateMark state={verdict === 'inconclusive' ? 'inconclusive' : state} />
        {tightness !== null && !refuted && !is.startsWith('=') && (
          <span>largest measured/bound {ratioText(tightness)}</span>
        )}
        {how && how !== 'every run' && <span class="quiet">judged by {how}</span>}
        {reason && <span>{reason}</span>}
      </p>
    </>
  );
}

/** One plot, or tabs of several. */
function Plots({ theorem }: { theorem: TheoremEntry }) {
  const { claims, verdict, state } = theorem;
  const drawn = claims.flatMap(({ plot }, i) => ('none' in plot ? [] : [i]));
  const undrawn = claims.flatMap(({ plot }, i) => ('none' in plot ? [{ i, why: plot.none }] : []));
  const [chosen, choose] = useState(drawn[0]);
  const name = useId();
  const plot = chosen === undefined ? undefined : claims[chosen].plot;
  const worst = exactCases(verdict, chosen, plot);
  return (
    <>
      {plot && !('none' in plot) && (
        <div class="plots">
          <h3>
            {state === 'refuted' && plot.broken.some(Boolean) ? 'The run that breaks it' : 'Measured against bound'}
          </h3>
          {drawn.length > 1 && (
            <div
              role="tablist"
              aria-label="Claims"
              class="tabs"
              onKeyDown={(event) => step(event, drawn, chosen, choose)}
            >
              {drawn.map((i) => (
                <button
                  key={i}
                  type="button"
                  role="tab"
                  id={`${name}-tab-${i}`}
                  aria-selected={i === chosen}
                  aria-controls={`${name}-panel`}
                  tabIndex={i === chosen ? 0 : -1}
                  onClick={() => choose(i)}
                >
                  Claim {i + 1}
                </button>
              ))}
            </div>
          )}
          <div
            {...(drawn.length > 1 && {
              role: 'tabpanel',
              id: `${name}-panel`,
              'aria-labelledby': `${name}-tab-${chosen}`,
            })}
          >
            <SeriesPlot key={chosen} series={plot} worst={worst} />
          </div>
        </div>
      )}
      {drawn.length === 0 && verdict && (
        <div class="plots">
          <h3>Measured/bound, wherever it was tried</h3>
          <RatioPlot theorem={theorem} verdict={verdict} />
        </div>
      )}
      {undrawn.length > 0 && (
        <ul class="undrawn">
          {undrawn.map(({ i, why }) => (
            <li key={i}>
              {claims.length > 1 && `Claim ${i + 1}: `}
              {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Arrows go through tabs, as they do everywhere. */
function step(event: KeyboardEvent, tabs: readonly number[], chosen: number, choose: (tab: number) => void): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const at = (tabs.indexOf(chosen) + by + tabs.length) % tabs.length;
  choose(tabs[at]);
  (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus();
}

/** Exact worst cases that belong into a plot: of its claim, with the constants that it was run with. */
function exactCases(
  verdict: TheoremEntry['verdict'],
  claim: number | undefined,
  plot: ClaimEntry['plot'] | undefined,
): { k: number; value: number }[] {
  if (!verdict || !plot || 'none' in plot) return [];
  const known = { ...plot.constants, ...plot.params };
  return verdict.worstCases
    .filter((record) => record.claim === claim)
    .filter(({ symbols }) =>
      Object.entries(symbols).every(
        ([symbol, value]) => symbol === 'T' || known[symbol] === undefined || near(known[symbol], value),
      ),
    )
    .map(({ horizon, value }) => ({ k: horizon, value }));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b));
}
