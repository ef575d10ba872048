import type { State } from '../data.js';

export const STATE_WORDS: Record<State, string> = {
  holds: 'holds',
  refuted: 'refuted',
  wrong: 'not as expected',
  inconclusive: 'inconclusive',
  'not judged': 'not judged',
};

export const QUANTIFIER_WORDS: Record<string, string> = {
  'every-run': 'in every run',
  'in-expectation': 'in expectation',
  'with-probability': 'with high probability',
  'almost-surely': 'almost surely',
  limit: 'in the limit',
  rate: 'as a rate',
};

export const RUNG_WORDS: Record<string, { readonly title: string; readonly says: string }> = {
  'well-formed': { title: 'Well formed', says: 'every symbol is supplied, and the admissible region is not empty' },
  dimensions: { title: 'Dimensions', says: 'both sides have the same units; rescaling an instance leaves the ratio' },
  simulated: {
    title: 'Simulated',
    says: 'compared on certified instances, over the admissible parameters and their edges',
  },
  searched: { title: 'Searched', says: 'an adversarial search maximized measured/bound' },
  sensitive: {
    title: 'Sensitive',
    says: 'wrong variants are rejected, and the claim fails where an assumption is dropped',
  },
  exact: { title: 'Exact', says: 'the worst case over the whole class of functions, by semidefinite programming' },
  certified: { title: 'Certified', says: 'a dual certificate verified in rational arithmetic' },
};

/** 0.9999 as '0.9999', 1 as '1', 38669 as '3.87 × 10⁴': as many digits as one reads. */
export function ratioText(ratio: number | null): string {
  if (ratio === null) return '–';
  if (ratio === 0) return '0';
  if (ratio >= 1e4 || ratio < 1e-3) return powerText(ratio);
  if (ratio < 1 && ratio > 0.9995) return ratio > 0.99999 ? '1' : ratio.toFixed(5);
  return String(Number(ratio.toPrecision(4)));
}

/** A share of the bound in a column: three decimals, so that they stand under each other. */
export function shareText(ratio: number | null): string {
  if (ratio === null) return '–';
  return ratio < 10 ? ratio.toFixed(3) : ratioText(ratio);
}

function powerText(x: number): string {
  const [digits, exponent] = x.toExponential(2).split('e');
  const raised = [...String(Number(exponent))].map((digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)]).join('');
  return `${Number(digits)} × 10${raised}`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** The command that judges a theorem again, with the options that differ from its defaults. */
export function checkLine(id: string, level: string, seed: number): string {
  const options = [...(level === 'quick' ? [] : [`--level ${level}`]), ...(seed === 1 ? [] : [`--seed ${seed}`])];
  return ['boundlab check', id, ...options].join(' ');
}
