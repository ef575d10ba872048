import type { VerdictEntry } from '../data.js';
import { countText, ratioText } from './words.js';

/** Scenarios shown at once; the others on demand. */
const SHOWN = 10;

/** How close each scenario comes to the bound: the looseness of the claim away from its worst case. */
export function Tried({ verdict: { scenarios } }: { verdict: VerdictEntry }) {
  const sorted = scenarios.toSorted((a, b) => (b.maxRatio ?? -1) - (a.maxRatio ?? -1));
  const comparisons = scenarios.reduce((sum, report) => sum + report.comparisons, 0);
  return (
    <section>
      <h2>Where it was tried</h2>
      <p class="note">
        {countText(comparisons, 'comparison')} on {countText(scenarios.length, 'scenario')}; the bar is the largest
        measured/bound, up to the bound itself.
      </p>
      <Scenarios reports={sorted.slice(0, SHOWN)} />
      {sorted.length > SHOWN && (
        <details>
          <summary>{countText(sorted.length - SHOWN, 'more scenario')}</summary>
          <Scenarios reports={sorted.slice(SHOWN)} />
        </details>
      )}
    </section>
  );
}

function Scenarios({ reports }: { reports: VerdictEntry['scenarios'] }) {
  return (
    <table class="tried">
      <thead class="hidden">
        <tr>
          <th scope="col">scenario</th>
          <th scope="col">largest measured/bound</th>
          <th scope="col">instances</th>
          <th scope="col">comparisons</th>
        </tr>
      </thead>
      <tbody>
        {reports.map(({ name, maxRatio, instances, comparisons }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="bar" style={{ '--share': Math.min(1, Math.max(0, maxRatio ?? 0)) }}>
              <span>{ratioText(maxRatio)}</span>
            </td>
            <td>{countText(instances, 'instance')}</td>
            <td>{countText(comparisons, 'comparison')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
