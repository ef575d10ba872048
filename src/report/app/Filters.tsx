import type { Area } from '../areas.js';
import type { ReportData } from '../data.js';

interface Choosing {
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
  readonly toggle: (value: string) => void;
}

/** The choices of a facet, each with the number of theorems it would show. */
export function Chips({
  title,
  words,
  counts,
  chosen,
  toggle,
}: Choosing & { title: string; words: Readonly<Record<string, string>> }) {
  const offered = Object.keys(words).filter((value) => counts.has(value) || chosen.includes(value));
  return (
    <fieldset class="chips">
      <legend>{title}</legend>
      {offered.map((value) => (
        <button
          key={value}
          type="button"
          class="chip"
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
        >
          {words[value]} <span class="count">{counts.get(value) ?? 0}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The areas under their parts of the field. */
export function AreaList({ data: { areas }, counts, chosen, toggle }: Choosing & { data: ReportData }) {
  const parts = [...new Set(areas.map(({ part }) => part))];
  return (
    <details open={matchMedia('(min-width: 64rem)').matches}>
      <summary>Areas{chosen.length > 0 && ` (${chosen.length} chosen)`}</summary>
      {parts.map((part) => (
        <section key={part}>
          <h2>{part}</h2>
          <ul>
            {areas
              .filter((area) => area.part === part)
              .map((area) => (
                <AreaItem key={area.key} area={area} {...{ counts, chosen, toggle }} />
              ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function AreaItem({ area: { key, title }, counts, chosen, toggle }: Choosing & { area: Area }) {
  return (
    <li>
      <button type="button" class="area" aria-pressed={chosen.includes(key)} onClick={() => toggle(key)}>
        <span>{title}</span>
        <span class="count">{counts.get(key) ?? 0}</span>
      </button>
    </li>
  );
}
