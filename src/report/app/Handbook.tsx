import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ReportData } from '../data.js';
import { AreaList, Chips } from './Filters.js';
import { counts, filtered, type TIGHTNESS, tightnessClass } from './filter.js';
import { EVERYTHING, FACETS, type Facet, type Filter, hashOf } from './route.js';
import { TheoremTable } from './TheoremTable.js';
import { replaceRoute } from './useRoute.js';
import { countText, QUANTIFIER_WORDS, STATE_WORDS } from './words.js';

/** The front page: all theorems, as a table that can be searched and narrowed down. */
export function Handbook({ data, filter }: { data: ReportData; filter: Filter }) {
  const shown = useMemo(() => filtered(data, filter), [data, filter]);
  const search = useRef<HTMLInputElement>(null);
  useKeys(search);
  const change = (part: Partial<Filter>): void => replaceRoute({ view: 'handbook', filter: { ...filter, ...part } });
  const toggle = (facet: Facet, value: string): void => {
    const chosen = filter[facet];
    change({ [facet]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] });
  };
  const narrowed = filter.text !== '' || FACETS.some((facet) => filter[facet].length > 0);
  const facet = (name: Facet, title: string, words: Readonly<Record<string, string>>) => (
    <Chips
      title={title}
      words={words}
      counts={counts(data, filter, name)}
      chosen={filter[name]}
      toggle={(value) => toggle(name, value)}
    />
  );
  return (
    <>
      <header class="masthead">
        <p class="wordmark">boundlab</p>
        <Tally data={data} />
        {data.theorems.length > 0 && <a href={hashOf({ view: 'try', id: firstToTry(data) })}>Try it</a>}
      </header>
      <div class="handbook">
        <nav aria-label="Areas" class="areas">
          <AreaList
            data={data}
            counts={counts(data, filter, 'area')}
            chosen={filter.area}
            toggle={(area) => toggle('area', area)}
          />
        </nav>
        <main id="main">
          <h1 tabIndex={-1}>A handbook of optimization, executed</h1>
          <search class="filters">
            <div class="search">
              <label for="search" class="hidden">
                Search theorems
              </label>
              <input
                ref={search}
                id="search"
                type="search"
                placeholder="Search titles, methods, authors, formulas"
                autocomplete="off"
                spellcheck={false}
                value={filter.text}
                onInput={(event) => change({ text: event.currentTarget.value })}
                aria-keyshortcuts="/"
              />
              <kbd>/</kbd>
            </div>
            {facet('state', 'Verdict', STATE_WORDS)}
            {facet('quantifier', 'Quantifier', QUANTIFIER_WORDS)}
            {facet('tight', 'Bound', TIGHTNESS_WORDS)}
            <Assumptions data={data} filter={filter} toggle={(value) => toggle('assumes', value)} />
          </search>
          <p class="found" role="status">
            {narrowed
              ? `${shown.length} of ${countText(data.theorems.length, 'theorem')}`
              : countText(shown.length, 'theorem')}
            {narrowed && (
              <button type="button" class="plain" onClick={() => change({ ...EVERYTHING, sort: filter.sort })}>
                Show all
              </button>
            )}
          </p>
          <TheoremTable data={data} theorems={shown} sort={filter.sort} onSort={(sort) => change({ sort })} />
          {shown.length === 0 && <p class="empty">No theorem fits. Take a word or a filter away.</p>}
        </main>
      </div>
    </>
  );
}

/** The live page begins with a bound that is attained: there is something to break. */
function firstToTry({ theorems }: ReportData): string {
  const attained = theorems.find((theorem) => theorem.state === 'holds' && tightnessClass(theorem) === 'attained');
  return (attained ?? theorems[0]).id;
}

const TIGHTNESS_WORDS: Record<(typeof TIGHTNESS)[number], string> = {
  attained: 'attained',
  close: 'within 10 %',
  loose: 'looser',
  'no ratio': 'no ratio',
};

function Tally({ data: { theorems, level, seed, version } }: { data: ReportData }) {
  const count = (state: string): number => theorems.filter((theorem) => theorem.state === state).length;
  const parts = [
    `${count('holds')} hold`,
    ...(count('refuted') > 0 ? [`${countText(count('refuted'), 'published claim')} refuted`] : []),
    ...(count('wrong') > 0 ? [`${count('wrong')} not as expected`] : []),
    ...(count('inconclusive') > 0 ? [`${count('inconclusive')} inconclusive`] : []),
    ...(count('not judged') > 0 ? [`${count('not judged')} not judged`] : []),
  ];
  return (
    <p class="tally">
      {countText(theorems.length, 'theorem')}: {parts.join(', ')}.{' '}
      <span class="quiet">
        Level {level}, seed {seed}, version {version}.
      </span>
    </p>
  );
}

interface AssumptionsProps {
  readonly data: ReportData;
  readonly filter: Filter;
  readonly toggle: (value: string) => void;
}

/** There are too many assumptions for chips: a list to add from, and chips of those chosen. */
function Assumptions({ data, filter, toggle }: AssumptionsProps) {
  const open = counts(data, filter, 'assumes');
  const others = [...open]
    .filter(([property]) => !filter.assumes.includes(property))
    .sort(([a], [b]) => a.localeCompare(b));
  return (
    <fieldset class="chips">
      <legend>Assumes</legend>
      {filter.assumes.map((property) => (
        <button key={property} type="button" class="chip" aria-pressed="true" onClick={() => toggle(property)}>
          {property} <span aria-hidden="true">×</span>
        </button>
      ))}
      <select
        aria-label="Add an assumption"
        value=""
        onChange={(event) => {
          if (event.currentTarget.value) toggle(event.currentTarget.value);
          event.currentTarget.value = '';
        }}
      >
        <option value="">any assumption…</option>
        {others.map(([property, count]) => (
          <option key={property} value={property}>
            {property} ({count})
          </option>
        ))}
      </select>
    </fieldset>
  );
}

/** '/' goes to the search; arrows go through the rows, Escape empties the search. */
function useKeys(search: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const field = search.current;
      const inField = document.activeElement === field;
      const elsewhere = !inField && /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
      if (elsewhere) return;
      if (event.key === '/' && !inField) {
        event.preventDefault();
        field?.focus();
        field?.select();
      } else if (event.key === 'ArrowDown' || (event.key === 'ArrowUp' && !inField)) {
        if (moveRow(event.key === 'ArrowDown' ? 1 : -1, field)) event.preventDefault();
      } else if (event.key === 'Enter' && inField) {
        rows()[0]?.click();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function rows(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a[id^="row-"]')];
}

/** Moves the focus by rows, from the search to the first one and back; elsewhere arrows scroll as they always do. */
function moveRow(by: 1 | -1, field: HTMLElement | null): boolean {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0 && document.activeElement !== field) return false;
  const next = at + by;
  if (next < 0) field?.focus();
  else all[Math.min(next, all.length - 1)]?.focus();
  return true;
}
