import { latexOf } from '../core/latex.js';
import type { Claim, Theorem } from '../core/theorem.js';

const RELATIONS: Record<Claim['is'], string> = { '<=': '\\le', '>=': '\\ge', '=': '=', '<=>': '\\iff' };

/** LaTeX of the symbols of a theorem's measures. */
export function measureLetters({ measures }: Theorem): Record<string, string> {
  return Object.fromEntries(measures.map(({ symbol, latex }) => [symbol, quantity(latex)]));
}

/** A measure's LaTeX without what defines it: f(\bar x_k) - f^\star of '..., \bar x_k = ...', Q_k of 'Q_k = ...'. */
function quantity(latex: string): string {
  return latex.split(',\\;')[0].split(' = ')[0];
}

export function claimLatex(claim: Claim, letters: Record<string, string>): string {
  return `${latexOf(claim.left, letters)} ${boundLatex(claim, letters)}`;
}

/** The relation and what follows it. */
export function boundLatex({ is, right }: Claim, letters: Record<string, string>): string {
  return `${RELATIONS[is]} ${latexOf(right, letters)}`;
}
