import type { ReportData, TheoremEntry } from '../data.js';
import { tightnessOf } from './filter.js';
import { RungMarks, StateMark } from './Marks.js';
import { MathText } from './MathText.js';
import { hashOf, type Sort } from './route.js';
import { countText, QUANTIFIER_WORDS, ratioText } from './words.js';

interface TableProps {
  readonly data: ReportData;
  readonly theorems: readonly TheoremEntry[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** The theorems under their areas, or in one order across all of them. */
export function TheoremTable({ data, theorems, sort, onSort }: TableProps) {
  const groups =
    sort === 'field'
      ? data.areas.map((area) => ({ area, rows: theorems.filter((theorem) => theorem.area === area.key) }))
      : [{ area: undefined, rows: theorems }];
  return (
    // Roles are spelled out: on a narrow screen rows are laid out as cards, which would make a browser forget them.
    <table class="theorems" role="table" aria-label="Theorems">
      <thead role="rowgroup">
        <tr role="row">
          <Header title="Theorem" sort={sort} up="title" onSort={onSort} />
          <th role="columnheader" scope="col" class="col-claim">
            Claim
          </th>
          <th role="columnheader" scope="col">
            Holds
          </th>
          <Header title="Tightness" sort={sort} up="-tightness" down="tightness" onSort={onSort} />
          <th role="columnheader" scope="col">
            Evidence
          </th>
          <Header title="Verdict" sort={sort} up="state" onSort={onSort} />
        </tr>
      </thead>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ area, rows }) => (
          <tbody key={area?.key ?? 'all'} role="rowgroup">
            {area && (
              <tr role="row" class="group">
                <th role="rowheader" scope="rowgroup" colSpan={6}>
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
    <th role="columnheader" scope="col" aria-sort={active ? direction : 'none'}>
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
    <tr role="row" class="theorem">
      <th role="rowheader" scope="row" class="col-title">
        <a id={`row-${id}`} href={hashOf({ view: 'theorem', id })}>
          {title}
        </a>
        <span class="assumes">{assumptions.map(({ text }) => text).join(' · ') || id}</span>
      </th>
      <td role="cell" class="col-claim">
        <MathText of={first.math} />
        {others.length > 0 && <span class="more">and {countText(others.length, 'more claim')}</span>}
      </td>
      <td role="cell" class="col-holds">
        {quantifiers.join(', ')}
      </td>
      <td role="cell" class="col-tightness">
        {ratioText(tightnessOf(theorem))}
      </td>
      <td role="cell" class="col-rungs">
        <RungMarks verdict={verdict} />
      </td>
      <td role="cell" class="col-state">
        <StateMark state={state} />
      </td>
    </tr>
  );
}
