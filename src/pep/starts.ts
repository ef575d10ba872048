import { Affine } from './affine.js';
import type { Condition } from './classes/functionClass.js';
import { type Functions, summandsOf } from './functions.js';
import type { Row } from './rows.js';
import { STARTS, type Symbols } from './symbols.js';

/** ||x_0 - x*||^2 <= D^2 and f(x_0) - f* <= Delta, as far as the bound speaks of them. */
export function startConditions(
  spoken: ReadonlySet<string>,
  symbols: Symbols,
  functions: Functions,
  start: Row,
): Condition[] {
  const { h } = functions;
  const conditions: Condition[] = [];
  const [distance, gap] = STARTS;
  if (spoken.has(distance)) {
    const form = new Affine(-(symbols.D ** 2)).plusInner(1, start.slice(1), start.slice(1));
    conditions.push({ form, is: '<=', name: 'start' });
  }
  if (spoken.has(gap)) {
    const form = new Affine(-symbols.Delta);
    for (const { part, weight } of summandsOf(functions)) form.plus(weight, part.at(start).f);
    if (h) form.plus(1, h.at(start).f);
    conditions.push({ form, is: '<=', name: 'start' });
  }
  return conditions;
}
