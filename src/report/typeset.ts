import type { Formula } from '../core/formula.js';
import { latexOf } from '../core/latex.js';
import type { ParameterRule } from '../core/theorem.js';

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
