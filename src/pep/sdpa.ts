import { BoundlabError } from '../core/errors.js';
import type { Constraint, Form, Sdp } from './sdp.js';

/** Text that is no semidefinite program in SDPA's sparse format. */
export class SdpaError extends BoundlabError {}

/** A row <A, G> + slacks + function values + constant = 0, or the objective. */
interface Row {
  readonly gram: Map<number, number>;
  /** Slacks first, then function values. */
  readonly scalars: Map<number, number>;
  constant: number;
}

/**
 * A program in SDPA's sparse format, as  max <F_0, Y>  subject to  <F_k, Y> = c_k, Y >= 0,  the side of Y, so that what other
 * solvers report as the optimum is the value of the program. Blocks of Y: G, and a diagonal one with a slack for each
 * inequality. The free scalars are eliminated: as differences of non-negative ones they would leave the other side without
 * interior, which solvers stop at. A constant of the objective becomes an entry of the diagonal that is 1.
 *
 * source  Fujisawa, Fukuda, Kojima, Nakata, Nakata & Yamashita, SDPA User's Manual, the sparse format
 */
export function toSdpa({ order, free, objective, constraints }: Sdp, title = ''): string {
  const slacks = constraints.filter(({ is }) => is === '<=').length;
  let slack = 0;
  const rows = constraints.map(({ form, is }) => rowOf(form, order, slacks, is === '<=' ? slack++ : undefined));
  const goal = rowOf(objective, order, slacks);
  const left = eliminate(goal, rows, slacks, free);
  const scalars = slacks + left.length;
  const signed = [
    ...Array.from({ length: slacks }, (_, i) => [i, 1] as const),
    ...left.flatMap((m) => [[m, 1] as const, [m, -1] as const]),
  ];
  const places = new Map<number, [place: number, sign: number][]>();
  signed.forEach(([scalar, sign], i) => places.set(scalar, [...(places.get(scalar) ?? []), [i + 1, sign]]));
  if (goal.constant !== 0) {
    places.set(scalars + free, [[signed.length + 1, 1]]);
    rows.push({ gram: new Map(), scalars: new Map([[scalars + free, 1]]), constant: -1 });
    goal.scalars.set(scalars + free, goal.constant);
  }
  const diagonal = signed.length + (goal.constant === 0 ? 0 : 1);
  const blocks = [...(order > 0 ? [order] : []), ...(diagonal > 0 ? [-diagonal] : [])];
  const entries = [goal, ...rows].flatMap((row, matrix) => [
    ...[...row.gram].map(([key, value]) => {
      const [i, j] = [Math.floor(key / order), key % order];
      return `${matrix} 1 ${i + 1} ${j + 1} ${i === j ? value : value / 2}`;
    }),
    ...[...row.scalars].flatMap(([scalar, value]) =>
      places.get(scalar)!.map(([place, sign]) => `${matrix} ${blocks.length} ${place} ${place} ${sign * value}`),
    ),
  ]);
  return `${[
    ...(title ? [`"${title}`] : []),
    '"max <F_0, Y> subject to <F_k, Y> = c_k, Y >= 0: the optimum is the value of the worst case, with no change of sign',
    `"Y: ${order > 0 ? `G of order ${order}; ` : ''}on a diagonal ${slacks} slacks of inequalities${goal.constant === 0 ? '' : ', and 1 for a constant'}; ` +
      `${free - left.length} function values are eliminated, ${left.length} are differences (+, -)`,
    `${rows.length}`,
    `${blocks.length}`,
    blocks.join(' '),
    rows.map(({ constant }) => -constant).join(' '),
    ...entries,
  ].join('\n')}\n`;
}

function rowOf({ constant, gram, free }: Form, order: number, slacks: number, slack?: number): Row {
  const row: Row = { gram: new Map(), scalars: new Map(), constant };
  for (const [i, j, value] of gram) add(row.gram, Math.min(i, j) * order + Math.max(i, j), value);
  for (const [m, value] of free) add(row.scalars, slacks + m, value);
  if (slack !== undefined) row.scalars.set(slack, 1);
  return row;
}

/** Solves rows for free scalars and puts them into the others; the rows that are used up go. @returns those that stay */
function eliminate(goal: Row, rows: Row[], slacks: number, free: number): number[] {
  const left: number[] = [];
  for (let scalar = slacks; scalar < slacks + free; scalar++) {
    const using = [goal, ...rows].filter((row) => row.scalars.has(scalar));
    if (using.length === 0) continue;
    // The shortest row fills the others least.
    const [pivot] = using.filter((row) => row !== goal).sort((a, b) => lengthOf(a) - lengthOf(b));
    if (!pivot) {
      left.push(scalar);
      continue;
    }
    rows.splice(rows.indexOf(pivot), 1);
    for (const row of using) {
      if (row === pivot) continue;
      const factor = -row.scalars.get(scalar)! / pivot.scalars.get(scalar)!;
      for (const [key, value] of pivot.gram) add(row.gram, key, factor * value);
      for (const [key, value] of pivot.scalars) add(row.scalars, key, factor * value);
      row.scalars.delete(scalar);
      row.constant += factor * pivot.constant;
    }
  }
  return left;
}

const lengthOf = ({ gram, scalars }: Row): number => gram.size + scalars.size;

function add(terms: Map<number, number>, key: number, value: number): void {
  const sum = (terms.get(key) ?? 0) + value;
  if (sum === 0) terms.delete(key);
  else terms.set(key, sum);
}

/**
 * The program  max <F_0, Y>, <F_k, Y> = c_k, Y >= 0  of a file in SDPA's sparse format: its blocks become one G, entries of
 * diagonal blocks free scalars that must not be negative.
 *
 * @throws SdpaError with the line
 */
export function fromSdpa(text: string): Sdp {
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '' && !/^["*]/.test(line));
  const fail = (line: number, expected: string): never => {
    const received = line < lines.length && lines[line] ? `"${lines[line].slice(0, 60)}"` : 'nothing';
    throw new SdpaError({ where: `line ${line + 1} of a .dat-s file`, expected, received });
  };
  const numbers = (line: number, expected: string): number[] => {
    const found = (lines[line] ?? '').replace(/[{}(),]/g, ' ').match(/[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?/g);
    return found?.map((word) => Number(word.replace(/d/i, 'e'))) ?? fail(line, expected);
  };
  const [rows] = numbers(Math.max(0, first), 'the number of constraints');
  const [count] = numbers(first + 1, 'the number of blocks');
  const sizes = numbers(first + 2, `the sizes of ${count} blocks`).slice(0, count);
  if (sizes.length !== count || sizes.some((size) => !Number.isInteger(size) || size === 0))
    fail(first + 2, `the sizes of ${count} blocks`);
  const right = numbers(first + 3, `${rows} right sides`).slice(0, rows);
  if (right.length !== rows) fail(first + 3, `${rows} right sides`);

  let [order, free] = [0, 0];
  const starts = sizes.map((size) => {
    const start = size > 1 ? order : free;
    if (size > 1) order += size;
    else free += Math.abs(size);
    return start;
  });
  const forms = Array.from({ length: rows + 1 }, () => ({
    gram: [] as [number, number, number][],
    free: [] as [number, number][],
  }));
  for (let line = first + 4; line < lines.length; line++) {
    if (lines[line] === '') continue;
    const [matrix, block, i, j, value] = numbers(line, 'an entry: matrix, block, row, column, value');
    const [form, size] = [forms[matrix], sizes[block - 1]];
    const inside = [i, j].every((place) => Number.isInteger(place) && place >= 1 && place <= Math.abs(size));
    if (!form || !inside || value === undefined) fail(line, 'an entry of a matrix and block that are declared');
    const start = starts[block - 1];
    if (size > 1) {
      const [row, column] = [start + Math.min(i, j) - 1, start + Math.max(i, j) - 1];
      form.gram.push([row, column, i === j ? value : 2 * value]);
    } else if (i === j) form.free.push([start + i - 1, value]);
    else if (value !== 0) fail(line, 'no entry beside the diagonal of a diagonal block');
  }
  const [maximized, ...equalities] = forms;
  const constraints: Constraint[] = [
    ...equalities.map((form, k): Constraint => ({ form: { ...form, constant: -right[k] }, is: '=', name: `${k + 1}` })),
    ...Array.from({ length: free }, (_, m): Constraint => {
      return { form: { constant: 0, gram: [], free: [[m, -1]] }, is: '<=', name: `diagonal ${m + 1}` };
    }),
  ];
  return { order, free, objective: { constant: 0, ...maximized }, constraints };
}
