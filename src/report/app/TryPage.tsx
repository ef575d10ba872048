import type { ReportData } from '../data.js';
import { Live } from './live.js';
import { Masthead } from './Masthead.js';
import { MathText } from './MathText.js';
import { type Filter, hashOf } from './route.js';

interface TryProps {
  readonly data: ReportData;
  readonly id: string;
  readonly filter: Filter;
}

/** The live panel alone, with the whole handbook to choose from. */
export function TryPage({ data, id, filter }: TryProps) {
  const theorem = data.theorems.find((other) => other.id === id);
  return (
    <>
      <Masthead filter={filter}>{theorem && <a href={hashOf({ view: 'theorem', id })}>About this theorem</a>}</Masthead>
      <main id="main" class="page try-page">
        <h1 tabIndex={-1}>Try a theorem</h1>
        <label class="try-choice">
          <span class="hidden">Theorem</span>
          <select value={id} onChange={({ currentTarget }) => visit(currentTarget.value)}>
            {data.areas.map(({ key, title }) => (
              <optgroup key={key} label={title}>
                {data.theorems
                  .filter(({ area }) => area === key)
                  .map((other) => (
                    <option key={other.id} value={other.id}>
                      {other.title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        {theorem ? (
          <>
            <MathText of={theorem.claims[0].math} class="block try-claim" />
            <Live key={id} id={id} />
          </>
        ) : (
          <p>
            This handbook has no theorem <code>{id}</code>. Choose another one.
          </p>
        )}
      </main>
    </>
  );
}

function visit(id: string): void {
  location.hash = hashOf({ view: 'try', id });
}
