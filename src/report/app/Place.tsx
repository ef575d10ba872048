import type { PlaceEntry } from '../data.js';
import { ratioText } from './words.js';

/** An instance in words: the scenario, its parameters, the row, and the data. */
export function Place({ place: { scenario, params, at, instance } }: { place: PlaceEntry }) {
  const row = named(at);
  const settings = named(params);
  return (
    <>
      <p>
        On <code>{scenario}</code>
        {settings && ` with ${settings}`}
        {row && `, at ${row}`}.
      </p>
      <details>
        <summary>Instance</summary>
        <pre class="instance">{instance}</pre>
      </details>
    </>
  );
}

function named(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value < 0 ? `−${ratioText(-value)}` : ratioText(value)}`)
    .join(', ');
}
