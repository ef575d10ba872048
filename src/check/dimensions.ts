import { dimension, sameDimension, showDimension, standardDimensions } from '../core/dimension.js';
import { dimensionOf, FormulaError } from '../core/formula.js';
import type { Claim } from '../core/theorem.js';
import type { Subject } from './experiment.js';
import { requirementsOf } from './library.js';

/** The dimension of every symbol a theorem may speak of. Later sources override earlier ones; the theorem has the last word. */
export function symbolDimensions({ theorem, library, id }: Subject): Record<string, string> {
  const symbols: Record<string, string> = { ...standardDimensions };
  for (const { requirement, assumption } of requirementsOf(library, theorem, `theorem ${id}`, 'all'))
    requirement.symbols.forEach((symbol, i) => {
      symbols[symbol] = assumption.constants![i].dimension;
    });
  Object.assign(symbols, theorem.symbols);
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    if (name in theorem.symbols) continue;
    if (rule.kind === 'formula')
      symbols[name] = dimensionText(rule.formula, symbols, `theorem ${id}, parameter ${name}`);
    else if (!(name in standardDimensions)) symbols[name] = '1';
  }
  for (const { symbol, dimension: text } of theorem.measures)
    for (const form of [symbol, `${symbol}0`, `${symbol}Prev`]) symbols[form] ??= text;
  return symbols;
}

function dimensionText(formula: string, symbols: Record<string, string>, where: string): string {
  const found = dimensionOf(formula, symbols, where);
  if (found === 'zero') return '1';
  return `F^${found.F}*X^${found.X}`;
}

/** Both sides of every claim have one dimension, and conditions compare like with like. Throws a FormulaError if not. */
export function checkDimensions(subject: Subject): void {
  const { theorem, id } = subject;
  const symbols = symbolDimensions(subject);
  for (const condition of theorem.where) dimensionOf(condition, symbols, `theorem ${id}, where`);
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    if (rule.kind !== 'range') continue;
    for (const end of [rule.low, rule.high])
      expectDimension(end, symbols[name], symbols, `theorem ${id}, range of ${name}`);
  }
  for (const claim of theorem.claims) checkClaim(claim, symbols, `theorem ${id}`);
}

function checkClaim(claim: Claim, symbols: Record<string, string>, where: string): void {
  const { left, right, when, scale, quantifier } = claim;
  if (when) dimensionOf(when, symbols, `${where}, when`);
  if (quantifier.kind === 'rate') return;
  const a = dimensionOf(left, symbols, where);
  const b = dimensionOf(right, symbols, where);
  const unit = scale ? dimensionOf(scale, symbols, where) : a;
  for (const other of [b, unit])
    if (a !== 'zero' && other !== 'zero' && !sameDimension(a, other))
      throw new FormulaError({
        where,
        expected: `a bound with the dimension of "${left}", ${showDimension(a)}`,
        received: `${showDimension(other)} for "${other === b ? right : scale}"`,
        advice: 'Check for a forgotten or doubled constant.',
      });
}

function expectDimension(formula: string, wanted: string, symbols: Record<string, string>, where: string): void {
  const found = dimensionOf(formula, symbols, where);
  if (found !== 'zero' && !sameDimension(found, dimension(wanted)))
    throw new FormulaError({
      where,
      expected: `an end of dimension ${showDimension(dimension(wanted))}`,
      received: `${showDimension(found)} for "${formula}"`,
    });
}
