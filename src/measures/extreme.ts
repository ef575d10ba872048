import type { Formula } from '../core/formula.js';
import type { Measure, Observer } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar } from '../core/space.js';

/** The extreme value so far of a formula in one measure, in k, and in the constants and parameters of the run. */
function extreme(direction: 1 | -1, of: Measure, formula: Formula, symbol: string, latex: string): Measure {
  return measure({
    title: `${direction > 0 ? 'largest' : 'smallest'} ${of.title} so far`,
    symbol,
    dimension: of.dimension,
    latex,
    start(run) {
      const { scalar } = run.space;
      const started = of.start(run);
      const inner: Observer = typeof started === 'function' ? { read: started } : started;
      const evaluate = scalar.formula(formula);
      const scope: Record<string, Scalar> = { ...run.scope };
      let best: Scalar | undefined;
      return {
        each(x, k) {
          inner.each?.(x, k);
          scope[of.symbol] = inner.read(x, k) as Scalar;
          scope.k = scalar.of(k);
          const value = evaluate(scope);
          if (best === undefined) best = value;
          else if (direction < 0) best = scalar.min(best, value);
          else if (scalar.compare(value, best) > 0) best = value;
        },
        read: () => best!,
      };
    },
  });
}

/** max_{j <= k} of a formula in a measure, of the dimension of that measure. */
export function largestSoFar(of: Measure, formula: Formula, symbol: string, latex: string): Measure {
  return extreme(1, of, formula, symbol, latex);
}

/** min_{j <= k} of a formula in a measure, of the dimension of that measure. */
export function smallestSoFar(of: Measure, formula: Formula, symbol: string, latex: string): Measure {
  return extreme(-1, of, formula, symbol, latex);
}
