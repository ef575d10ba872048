import type { Change, Claim, ParameterRule, Quantifier, Theorem } from '../core/theorem.js';

/** 'gap <= L*D^2 / (4*k*h + 2)' */
export function claimText({ left, is, right }: Claim): string {
  return `${left} ${is} ${right}`;
}

/** 'h in (0, 1]', 'eta = h/L', 'n in 2, 4, 8' */
export function parameterText(name: string, rule: ParameterRule | string): string {
  if (typeof rule === 'string') return `${name} = ${rule}`;
  if (rule.kind === 'formula') return `${name} = ${rule.formula}`;
  if (rule.kind === 'choice') return `${name} in {${rule.values.join(', ')}}`;
  const [open, close] = [rule.open.low ? '(' : '[', rule.open.high ? ')' : ']'];
  return `${name} in ${open}${rule.low}, ${rule.high}${close}${rule.whole ? ', whole' : ''}`;
}

/** How a quantifier reads after a claim. */
export function quantifierText(quantifier: Quantifier): string {
  switch (quantifier.kind) {
    case 'every-run':
      return 'in every run';
    case 'in-expectation':
      return 'in expectation';
    case 'with-probability':
      return `with probability 1 - ${quantifier.delta}${quantifier.simultaneous ? ', in all rows at once' : ''}`;
    case 'almost-surely':
      return `almost surely (tested: ${quantifier.surrogate}, with probability 1 - ${quantifier.delta})`;
    case 'limit':
      return 'in the limit';
    case 'rate':
      return 'as a rate: the slope of log left over log k';
  }
}

/** What a mutant or counterexample changes, in one line. */
export function mutantText(change: Change, claim: Claim): string {
  const what = change.left || change.is ? claimText(claim) : claim.right;
  const extra = [
    ...(change.when ? [`when ${change.when}`] : []),
    ...(change.quantifier ? [change.quantifier.kind] : []),
    ...(change.method ? [`with ${change.method.title}`] : []),
    ...Object.entries(change.with ?? {}).map(([name, formula]) => `${name} = ${formula}`),
    ...Object.entries(change.parameters ?? {}).map(([name, rule]) => parameterText(name, rule)),
  ];
  return extra.length > 0 ? `${what}, ${extra.join(', ')}` : what;
}

/** Whether the published statement is known to be false. */
export function isErratum({ claims }: Theorem): boolean {
  return claims.some(({ expected }) => expected === 'violated');
}
