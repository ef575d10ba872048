const LETTERS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
  Delta: 'Δ',
};

/** A symbol of a formula as it is written in a line of text: 'σ²' for sigma2, 'η' for eta, others as they are. */
export function symbolText(symbol: string): string {
  const [, name, index] = /^([a-zA-Z]+?)(\d*)$/.exec(symbol) ?? [];
  const letter = LETTERS[name ?? symbol];
  if (!letter) return symbol;
  return index === '2' ? `${letter}²` : `${letter}${index ?? ''}`;
}

/** A formula in a line of text: '(1 - 2·μ·η)^k·Δ'. */
export function formulaText(formula: string): string {
  return sentenceText(formula).replace(/ ?\* ?/g, '·');
}

/** Words with symbols and comparisons among them: 'h ≤ 1'. */
export function sentenceText(text: string): string {
  return text
    .replace(/\b[a-zA-Z]+\d*\b/g, (name) => symbolText(name))
    .replaceAll('<=', '≤')
    .replaceAll('>=', '≥');
}
