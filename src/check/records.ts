import { rowScope } from './compare.js';
import { floatField } from './experiment.js';
import { rowIndices } from './sightings.js';
import type { Simulation } from './simulation.js';

/** A named column of numbers, one for each row of each run; null where a claim is silent. */
export interface RecordColumn {
  readonly name: string;
  readonly whole: boolean;
  readonly values: readonly (number | null)[];
}

/**
 * All rows of all runs as a table for statistics programs: `run`, the indices of the row, the measured symbols, and
 * left_i, right_i, ratio_i of claim i.
 */
export function recordsOf(simulation: Simulation): RecordColumn[] {
  const { claims } = simulation.about.theorem;
  const rows = Array.from({ length: simulation.runs }, (_, run) => {
    const sides = claims.map((claim) => simulation.inRun(claim, run));
    return simulation.observed(run).rows.map((row, position) => ({
      run,
      at: rowIndices(row, floatField),
      measured: rowScope({}, row, floatField),
      seen: sides.map((seen) => seen[position]?.comparison),
    }));
  }).flat();
  const indices = [...new Set(rows.flatMap(({ at }) => Object.keys(at)))];
  const symbols = [...new Set(rows.flatMap(({ measured }) => Object.keys(measured)))];
  return [
    { name: 'run', whole: true, values: rows.map(({ run }) => run) },
    ...indices.map((name) => ({ name, whole: true, values: rows.map(({ at }) => at[name] ?? null) })),
    ...symbols
      .filter((name) => !indices.includes(name))
      .map((name) => ({
        name,
        whole: false,
        values: rows.map(({ measured }) => (name in measured ? floatField.toNumber(measured[name]) : null)),
      })),
    ...claims.flatMap((_, i) =>
      (['left', 'right', 'ratio'] as const).map((side) => ({
        name: `${side}_${i}`,
        whole: false,
        values: rows.map(({ seen }) => seen[i]?.[side] ?? null),
      })),
    ),
  ];
}
