import { GREEK } from '../core/greek.js';

/** A symbol of a formula as it is written in a line of text: 'σ²' for sigma2, 'η' for eta, others as they are. */
export function symbolText(symbol: string): string {
  const [, name, index] = /^([a-zA-Z]+?)(\d*)$/.exec(symbol) ?? [];
  if (name === undefined || !Object.hasOwn(GREEK, name)) return symbol;
  const letter = GREEK[name];
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
