import type { Formula } from '../core/formula.js';
import { latexOf } from '../core/latex.js';
import type { Claim, ParameterRule, Theorem } from '../core/theorem.js';

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

/** 'h \in (0, 1]', '\eta = h/L', 'n \in \{2, 4, 8\}' */
export function parameterLatex(name: string, rule: ParameterRule): string {
  const letter = latexOf(name);
  switch (rule.kind) {
    case 'formula':
      return `${letter} = ${latexOf(rule.formula)}`;
    case 'choice':
      return `${letter} \\in \\{${rule.values.join(', ')}\\}`;
    case 'range': {
      const [low, high] = [latexOf(rule.low), latexOf(rule.high)];
      if (rule.whole) return `${letter} \\in \\{${low}, \\dots, ${high}\\}`;
      return `${letter} \\in ${rule.open.low ? '(' : '['}${low},\\, ${high}${rule.open.high ? ')' : ']'}`;
    }
  }
}

/** A condition taken apart at its outer 'and's, so that lines can break there. */
export function conditions(formula: Formula): Formula[] {
  if (/\bor\b/.test(formula)) return [formula];
  const parts: string[] = [''];
  let depth = 0;
  for (const token of formula.split(/(\(|\)|\band\b)/)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === 'and' && depth === 0) parts.push('');
    else parts.push(parts.pop() + token);
  }
  return parts.map((part) => part.trim());
}
