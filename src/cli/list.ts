import { isErratum, quantifierText } from '../check/describe.js';
import { subject } from '../check/experiment.js';
import type { Library } from '../check/library.js';
import { targets } from '../check/search.js';
import { RUNGS, type Rung, type Theorem } from '../core/theorem.js';
import { analysable } from '../pep/evidence.js';
import { open, select } from './open.js';
import { bold, dim } from './table.js';

/** The theorems, two lines each. */
export async function list(args: string[], { json }: { json?: boolean }): Promise<number> {
  const opened = await open(args);
  const { library } = opened;
  const { theorems } = library;
  const ids = args.length === 0 ? Object.keys(theorems) : select(opened, args);
  if (json)
    process.stdout.write(
      `${JSON.stringify(
        ids.map((id) => entry(id, theorems[id], library)),
        null,
        1,
      )}\n`,
    );
  else process.stdout.write(`${ids.map((id) => paragraph(id, theorems[id])).join('\n')}\n`);
  return 0;
}

function entry(id: string, theorem: Theorem, library: Library): object {
  const { title, assumptions, claims } = theorem;
  const quantifiers = [...new Set(claims.map(({ quantifier }) => quantifier.kind))];
  const expected = isErratum(theorem) ? 'violated' : 'holds';
  return { id, title, assumptions, quantifiers, expected, rungs: rungsOf(id, theorem, library) };
}

/** The rungs that are meant to apply; a check says whether they did. */
function rungsOf(id: string, theorem: Theorem, library: Library): Rung[] {
  const { claims, mutants, counterexamples } = theorem;
  const exact = analysable(subject(id, theorem, library));
  const applies: Partial<Record<Rung, boolean>> = {
    'well-formed': true,
    dimensions: true,
    simulated: true,
    searched: targets(claims, true).length > 0,
    sensitive: mutants.length + counterexamples.length > 0,
    exact: exact.includes(true),
    certified: claims.some(({ expected }, claim) => exact[claim] && expected === 'holds'),
  };
  return RUNGS.filter((rung) => applies[rung]);
}

function paragraph(id: string, theorem: Theorem): string {
  const { title, assumptions, claims } = theorem;
  const quantifiers = [...new Set(claims.map(({ quantifier }) => quantifierText(quantifier).split(/[,:(]/)[0].trim()))];
  const erratum = isErratum(theorem) ? '  erratum' : '';
  const assumes = assumptions.length > 0 ? `  assumes ${assumptions.join(', ')}` : '';
  return [`${bold(id)}  ${title}`, dim(`    ${quantifiers.join('; ')}${assumes}${erratum}`)].join('\n');
}
