import { GREEK } from '../core/greek.js';

/** Words that stand for one sign. */
const SIGNS: Readonly<Record<string, string>> = { ...GREEK, sigma2: 'σ²', grad: '∇' };

const BELOW: Readonly<Record<string, string>> = { i: 'ᵢ', j: 'ⱼ', k: 'ₖ', t: 'ₜ', 0: '₀', 1: '₁', 2: '₂' };
const ABOVE: Readonly<Record<string, string>> = { 2: '²', 3: '³', k: 'ᵏ' };

/** Sentences of the leaves, which write formulas in plain letters, as a book would print them: x_k >= mu as x_k ≥ μ. */
export function prose(text: string): string {
  return text
    .replace(/<([^<>=]{1,40},[^<>=]{1,40})>/g, '⟨$1⟩')
    .replaceAll('<=>', '⟺')
    .replaceAll('->', '→')
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')
    .replaceAll('||', '‖')
    .replace(/(?<= )-(?= )/g, '−')
    .replace(/\bsqrt\((\w)\)/g, '√$1')
    .replace(/\bsqrt\(/g, '√(')
    .replace(/(?<![\w-])([A-Za-z]+?)([0-2]?)(?![\w-])/g, greek)
    .replace(/_([ijkt012])(?![\w{])/g, (_, index: string) => BELOW[index])
    .replace(/\^([23k])(?!\w|\.\d)/g, (_, exponent: string) => ABOVE[exponent])
    .replace(/∇ (?=[a-z])/g, '∇')
    .replace(/\d+\.\d{8,}(?:e[+-]?\d+)?/g, (digits) => String(Number(Number(digits).toPrecision(6))));
}

/** 'eta' is η, 'sigma2' σ², 'beta1' β₁; other words stay. */
function greek(text: string, word: string, digit: string): string {
  if (Object.hasOwn(SIGNS, text)) return SIGNS[text];
  return Object.hasOwn(GREEK, word) && digit in BELOW ? `${GREEK[word]}${BELOW[digit]}` : text;
}
