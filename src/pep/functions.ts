import type { OperatorLetter } from '../core/problem.js';
import type { Affine } from './affine.js';
import type { AskedFunction } from './asked.js';
import type { InexactGradient } from './inexactGradient.js';
import type { Losses } from './losses.js';
import type { NoisyGradient } from './noisyGradient.js';
import type { PolyakStep } from './polyakStep.js';
import type { Row } from './rows.js';

/** The functions of a problem, each known by its class only. */
export interface Functions {
  /** The objective, or its smooth part; the mean of the components where those are given. */
  readonly f?: AskedFunction;
  readonly components: readonly AskedFunction[];
  /** The proximable part. */
  readonly h?: AskedFunction;
  /** Whether h is the indicator of a feasible set. */
  readonly constrained: boolean;
  /** Losses of an online problem, which has no objective. */
  readonly losses?: Losses;
  /** What a stochastic gradient is: that of a component drawn uniformly, or the gradient with noise; missing where there is none. */
  readonly noise?: 'sampled' | NoisyGradient;
  /** How far a direction may be from the gradient it stands for; missing where there is none. */
  readonly inexact?: InexactGradient;
  readonly polyak: PolyakStep;
  /** Points from before the start, one for each component, where the claim is about any such; filled as they are asked for. */
  readonly stored?: Row[];
  /** Whether a proximal step of the whole objective may be taken. */
  readonly proximable: boolean;
  /** Operators by their letters; of a composite problem that is split, the subgradients of f and h. */
  readonly operators: Readonly<Partial<Record<OperatorLetter, AskedFunction>>>;
}

/** A function and its share in a sum. */
export interface Summand {
  readonly part: AskedFunction;
  readonly weight: number;
}

/** What f is the sum of: itself, or the components in equal shares. */
export function summandsOf({ f, components }: Pick<Functions, 'f' | 'components'>): Summand[] {
  if (f) return [{ part: f, weight: 1 }];
  return components.map((part) => ({ part, weight: 1 / components.length }));
}

/** Functions and operators, each once: those of a split problem are its functions. */
export function everyOne({ f, h, components, operators, losses }: Functions): AskedFunction[] {
  const asked = [f, h, ...components, ...Object.values(operators), ...(losses?.asked ?? [])];
  return [...new Set(asked)].filter((one) => one !== undefined);
}

/** Drops the answers that neither the claim, by these forms, nor any other answer speaks of. */
export function forgetIdle(asked: readonly AskedFunction[], forms: readonly Affine[]): void {
  for (const one of asked) {
    const others = asked.filter((other) => other !== one).flatMap(({ points }) => points);
    const rows = others.flatMap(({ x, g }) => [x, g]);
    one.forget({
      basis: new Set([
        ...forms.flatMap((form) => [...form.basis()]),
        ...rows.flatMap((row) => row.flatMap((coefficient, i) => (coefficient ? [i] : []))),
      ]),
      values: new Set([...forms, ...others.map(({ f }) => f)].flatMap((form) => [...form.free.keys()])),
    });
  }
}
