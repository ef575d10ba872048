import type { AssumedEntry, MethodEntry, ReportData, TheoremEntry } from '../data.js';
import { MathText } from './MathText.js';

/** What is given: assumptions, parameters, and the method as a program. */
export function Setting({ data, theorem }: { data: ReportData; theorem: TheoremEntry }) {
  const { region, method, measures } = theorem;
  const assumptions = assumptionsOf(theorem);
  return (
    <div class="setting">
      {assumptions.length > 0 && (
        <section>
          <h2>Assume</h2>
          <dl class="assumptions">
            {assumptions.map(({ assumed, claims }) => (
              <Assumption key={assumed.text} data={data} assumed={assumed} claims={claims} />
            ))}
          </dl>
        </section>
      )}
      <section>
        <h2>{method ? method.title : 'Experiment of its own'}</h2>
        {method ? (
          <Program method={method} region={region} />
        ) : (
          <>
            <p class="note">
              What is measured here is no run of a method on a function; the theorem brings its experiment.
            </p>
            <Region region={region} />
          </>
        )}
        {measures.length > 0 && (
          <ul class="measures">
            {measures.map(({ title, math }) => (
              <li key={title}>
                <span>{title}</span> <MathText of={math} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

/** What all claims assume, then what some of them do besides, with their numbers. */
function assumptionsOf({ assumptions, claims }: TheoremEntry): { assumed: AssumedEntry; claims: readonly number[] }[] {
  const further = new Map(claims.flatMap(({ assumes }) => assumes.map((assumed) => [assumed.text, assumed])));
  return [
    ...assumptions.map((assumed) => ({ assumed, claims: [] })),
    ...[...further.values()].map((assumed) => ({
      assumed,
      claims: claims.flatMap(({ assumes }, i) => (assumes.some(({ text }) => text === assumed.text) ? [i + 1] : [])),
    })),
  ];
}

/** A property of the objective, the noise, the network: its name, what it means in letters and in words. */
function Assumption({ data, assumed, claims }: { data: ReportData; assumed: AssumedEntry; claims: readonly number[] }) {
  const { text, property, letters } = assumed;
  const { definition, math, letters: own } = data.assumptions[property];
  const bound = letters?.map((letter, i) => `${letter} for ${own[i]}`).join(', ');
  return (
    <div>
      <dt>
        {text}
        {claims.length > 0 && (
          <span class="only">
            {' '}
            only {claims.length > 1 ? 'claims' : 'claim'} {claims.join(', ')}
          </span>
        )}
      </dt>
      <dd>
        <MathText of={math} class="block" />
        <span class="definition">
          {definition}
          {bound && ` Here with ${bound}.`}
        </span>
      </dd>
    </div>
  );
}

function Region({ region }: { region: readonly string[] }) {
  if (region.length === 0) return null;
  return (
    <p class="region">
      {region.map((math, i) => (
        <span key={math}>
          {i > 0 && ', '}
          <MathText of={math} />
        </span>
      ))}
    </p>
  );
}

function Program({ method, region }: { method: MethodEntry; region: readonly string[] }) {
  const { steps, settings, horizon } = method;
  const [fewest, most] = horizon;
  return (
    <div class="program">
      <p>
        <b>given</b> <i>x</i>
        <sub>0</sub>
        {[...region, ...settings].map((math) => (
          <span key={math}>
            , <MathText of={math} />
          </span>
        ))}
      </p>
      <p>
        <b>for</b> <i>k</i> = 0, 1, …, <i>T</i> − 1
      </p>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <MathText of={step} />
          </li>
        ))}
      </ol>
      <p class="note">
        Tried with <i>T</i> from {fewest} to {most}.
      </p>
    </div>
  );
}
