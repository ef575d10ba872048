import type { TheoremEntry } from '../data.js';
import { Copy } from './Copy.js';
import { tightnessClass } from './filter.js';
import { Place } from './Place.js';
import { ratioText } from './words.js';

const SAYS = {
  attained: 'The bound is attained: no smaller constant is true.',
  close: 'The bound is nearly attained.',
  loose: 'Nothing tried comes closer to the bound; a smaller constant may be true.',
  'no ratio': '',
};

/** The largest measured/bound of all that was tried, and the instance behind it. */
export function Tightness({
  theorem,
  tightest,
}: {
  theorem: TheoremEntry;
  tightest: NonNullable<TheoremEntry['tightest']>;
}) {
  const { ratio, claim, command } = tightest;
  const kind = tightnessClass(theorem);
  const loosest = theorem.verdict?.worstCases.filter((record) => record.boundOverWorst > 1.001) ?? [];
  return (
    <section>
      <h2>Tightness</h2>
      <p>
        <strong class="figure">{ratioText(ratio)}</strong> is the largest measured/bound
        {theorem.claims.length > 1 && ` (claim ${claim + 1})`}. {theorem.state !== 'refuted' && SAYS[kind]}
      </p>
      {loosest.length > 0 && (
        <p>
          Against the exact worst case over the class the bound is loose by a factor of{' '}
          {ratioText(Math.min(...loosest.map(({ boundOverWorst }) => boundOverWorst)))} to{' '}
          {ratioText(Math.max(...loosest.map(({ boundOverWorst }) => boundOverWorst)))} at the horizons computed.
        </p>
      )}
      <Place place={tightest} />
      {command && <Copy text={command} label="the command that runs it" />}
      <WorstCases theorem={theorem} />
    </section>
  );
}

/** Exact worst cases beside the bound. */
function WorstCases({ theorem: { verdict, claims } }: { theorem: TheoremEntry }) {
  if (!verdict || verdict.worstCases.length === 0) return null;
  return (
    <details class="numbers">
      <summary>Exact worst cases over the class</summary>
      <section class="scroll" aria-label="Exact worst cases">
        <table>
          <thead>
            <tr>
              {claims.length > 1 && <th scope="col">claim</th>}
              <th scope="col">horizon</th>
              <th scope="col">constants</th>
              <th scope="col">worst case</th>
              <th scope="col">bound</th>
              <th scope="col">bound/worst</th>
            </tr>
          </thead>
          <tbody>
            {verdict.worstCases.map(({ claim, horizon, symbols, value, bound, boundOverWorst }) => (
              <tr key={`${claim}-${horizon}-${value}`}>
                {claims.length > 1 && <td>{claim + 1}</td>}
                <td>{horizon}</td>
                <td class="left">
                  {Object.entries(symbols)
                    .filter(([symbol]) => symbol !== 'T')
                    .map(([symbol, x]) => `${symbol} = ${ratioText(x)}`)
                    .join(', ')}
                </td>
                <td>{ratioText(value)}</td>
                <td>{ratioText(bound)}</td>
                <td>{ratioText(boundOverWorst)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
