import { useEffect, useState } from 'preact/hooks';
import type { ReportData, TheoremEntry } from '../data.js';
import { tightnessOf } from './filter.js';
import { RungMarks, StateMark } from './Marks.js';
import { MathText } from './MathText.js';
import { hashOf, type Sort } from './route.js';
import { countText, QUANTIFIER_WORDS, shareText } from './words.js';

interface TableProps {
  readonly data: ReportData;
  readonly theorems: readonly TheoremEntry[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** Rows of the first frame: more than a window shows. */
const FIRST = 40;

/** All rows once the first frame has been drawn. Only the first table of a page waits: one returned to is whole at once. */
let drawnOnce = false;
function useRows(theorems: readonly TheoremEntry[]): readonly TheoremEntry[] {
  const [whole, setWhole] = useState(drawnOnce);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setWhole((drawnOnce = true))));
    return () => cancelAnimationFrame(frame);
  }, []);
  return whole ? theorems : theorems.slice(0, FIRST);
}

/** The theorems under their areas, or in one order across all of them. */
export function TheoremTable({ data, theorems: all, sort, onSort }: TableProps) {
  const theorems = useRows(all);
  const groups =
    sort === 'field'
      ? data.areas.map((area) => ({ area, rows: theorems.filter((theorem) => theorem.area === area.key) }))
      : [{ area: undefined, rows: theorems }];
  return (
    <table class="theorems" aria-label="Theorems">
      <thead>
        <tr>
          <Header title="Theorem" sort={sort} up="title" onSort={onSort} />
          <th scope="col" class="col-claim">
            Claim
          </th>
          <Header title="Tightness" sort={sort} up="-tightness" down="tightness" onSort={onSort} />
          <th scope="col">Evidence</th>
          <Header title="Verdict" sort={sort} up="state" onSort={onSort} />
        </tr>
      </thead>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ area, rows }) => (
          <tbody key={area?.key ?? 'all'}>
            {area && (
              <tr class="group">
                <th scope="rowgroup" colSpan={5}>
                  {area.title} <span class="count">{rows.length}</span>
                </th>
              </tr>
            )}
            {rows.map((theorem) => (
              <Row key={theorem.id} theorem={theorem} />
            ))}
          </tbody>
        ))}
    </table>
  );
}

interface HeaderProps {
  readonly title: string;
  readonly sort: Sort;
  readonly up: Sort;
  /** The other direction, where there is one. */
  readonly down?: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** A heading that sorts: up, down, and back to the order of the field. */
function Header({ title, sort, up, down, onSort }: HeaderProps) {
  const next = sort === up ? (down ?? 'field') : sort === down ? 'field' : up;
  const descending = (order: Sort | undefined): boolean => order?.startsWith('-') ?? false;
  const active = sort === up || sort === down;
  const direction = descending(sort) ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={active ? direction : 'none'}>
      <button type="button" class="sort" onClick={() => onSort(next)}>
        {title}
        <span aria-hidden="true">{active ? (descending(sort) ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

function Row({ theorem }: { theorem: TheoremEntry }) {
  const { id, title, claims, assumptions, state, verdict } = theorem;
  const quantifiers = [...new Set(claims.map(({ quantifier }) => QUANTIFIER_WORDS[quantifier.kind]))];
  const [first, ...others] = claims;
  return (
    <tr class="theorem">
      <th scope="row" class="col-title">
        <a id={`row-${id}`} href={hashOf({ view: 'theorem', id })}>
          {title}
        </a>
        <span class="assumes">{assumptions.map(({ text }) => text).join(' · ') || id}</span>
      </th>
      <td class="col-claim">
        <MathText of={first.math} />
        <span class="more">
          {[quantifiers.join(', '), ...(others.length > 0 ? [countText(others.length, 'more claim')] : [])].join(' · ')}
        </span>
      </td>
      <td class={state === 'refuted' ? 'col-tightness refuting' : 'col-tightness'}>
        {shareText(tightnessOf(theorem))}
      </td>
      <td class="col-rungs">
        <RungMarks verdict={verdict} />
      </td>
      <td class="col-state">
        <StateMark state={state} />
      </td>
    </tr>
  );
}
