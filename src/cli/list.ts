import { isErratum, quantifierText } from '../check/describe.js';
import { targets } from '../check/search.js';
import { RUNGS, type Rung, type Theorem } from '../core/theorem.js';
import { open, select } from './open.js';
import { bold, dim } from './table.js';

/** The theorems, two lines each. */
export async function list(args: string[], { json }: { json?: boolean }): Promise<number> {
  const opened = await open(args);
  const { theorems } = opened.library;
  const ids = args.length === 0 ? Object.keys(theorems) : select(opened, args);
  if (json)
    process.stdout.write(
      `${JSON.stringify(
        ids.map((id) => entry(id, theorems[id])),
        null,
        1,
      )}\n`,
    );
  else process.stdout.write(`${ids.map((id) => paragraph(id, theorems[id])).join('\n')}\n`);
  return 0;
}

function entry(id: string, theorem: Theorem): object {
  const { title, assumptions, claims } = theorem;
  const quantifiers = [...new Set(claims.map(({ quantifier }) => quantifier.kind))];
  const expected = isErratum(theorem) ? 'violated' : 'holds';
  return { id, title, assumptions, quantifiers, expected, rungs: rungsOf(theorem) };
}

/** The rungs that are meant to apply; a check says whether they did. */
function rungsOf({ claims, mutants, counterexamples }: Theorem): Rung[] {
  const applies: Partial<Record<Rung, boolean>> = {
    'well-formed': true,
    dimensions: true,
    simulated: true,
    searched: targets(claims, true).length > 0,
    sensitive: mutants.length + counterexamples.length > 0,
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
