import type { Library } from '../check/library.js';
import { run } from '../check/run.js';
import type { Series, SeriesOptions } from '../check/series.js';
import { InstanceError } from '../core/errors.js';
import { latexOf } from '../core/latex.js';
import type { Theorem } from '../core/theorem.js';

export function seriesOf(id: string, theorem: Theorem, library: Library, options: SeriesOptions): Series {
  const claim = options.claim ?? 0;
  const table = run(id, theorem, library, options);
  const rows = table.rows.filter((row) => row.claims[claim]);
  const indices = Object.keys(rows[0]?.at ?? {});
  if (indices.length !== 1 || rows.length < 2)
    throw new InstanceError({ where: id, expected: 'a trajectory', received: `${rows.length} rows` });
  const [index] = indices;
  const c = theorem.claims[claim];
  const symbols = Object.fromEntries(theorem.measures.map(({ symbol, latex }) => [symbol, latex]));
  return {
    schema: 'boundlab/series@1',
    id,
    title: theorem.title,
    claim,
    text: table.claims[claim].text,
    is: c.is,
    quantifier: c.quantifier.kind,
    latex: { left: latexOf(c.left, symbols), right: latexOf(c.right, symbols) },
    scenario: table.scenario,
    instance: table.instance,
    params: table.params,
    constants: table.constants,
    outside: table.outside,
    seed: table.seed,
    index,
    at: rows.map((row) => row.at[index]),
    bound: rows.map((row) => row.claims[claim]!.right),
    measured: { how: table.claims[claim].how, values: rows.map((row) => row.claims[claim]!.left) },
    runs: [],
  };
}
