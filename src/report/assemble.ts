import { type Library, requirementsOf } from '../check/library.js';
import type { Theorem } from '../core/theorem.js';
import type { Verdict } from '../core/verdict.js';
import { areasOf, familyOf } from './areas.js';
import { type AssumptionEntry, REPORT_SCHEMA, type ReportData, type TheoremEntry } from './data.js';
import { mathml } from './mathml.js';
import { prose } from './prose.js';
import { relatedTo } from './related.js';
import { theoremEntry } from './theoremEntry.js';

export interface ReportInput {
  readonly version: string;
  readonly seed: number;
  readonly level: string;
  readonly library: Library;
  /** Ids of the theorems shown. */
  readonly ids: readonly string[];
  /** A theorem without a verdict is shown as not judged. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Told of each theorem that is done. */
  readonly progress?: (id: string) => void;
}

/** Puts together what a report shows: statements, verdicts, and the runs behind its plots. */
export function reportData(input: ReportInput): ReportData {
  const { version, seed, level, library, ids, progress = () => {} } = input;
  const areas = areasOf(ids);
  const rank = new Map(areas.map(({ key }, i) => [key, i]));
  const ordered = ids.toSorted(
    (a, b) =>
      rank.get(familyOf(a))! - rank.get(familyOf(b))! ||
      library.theorems[a].title.localeCompare(library.theorems[b].title, 'en'),
  );
  const theorems = ordered.map((id): TheoremEntry => {
    const entry = { ...theoremEntry(id, input), related: relatedTo(id, ids, library) };
    progress(id);
    return entry;
  });
  return {
    schema: REPORT_SCHEMA,
    version,
    seed,
    level,
    areas,
    assumptions: assumptionEntries(
      ids.map((id) => library.theorems[id]),
      library,
    ),
    theorems,
  };
}

function assumptionEntries(theorems: readonly Theorem[], library: Library): Record<string, AssumptionEntry> {
  const entries = theorems.flatMap((theorem) => {
    const own = requirementsOf(library, theorem, theorem.title);
    const ofClaims = requirementsOf(library, theorem, theorem.title, 'all');
    return [...own, ...ofClaims].map(({ requirement: { property }, assumption }) => {
      const { axis, definition, latex, constants = [] } = assumption;
      const letters = constants.map(({ symbol }) => symbol);
      return [property, { axis, definition: prose(definition), math: mathml(latex), letters }] as const;
    });
  });
  return Object.fromEntries(entries);
}
