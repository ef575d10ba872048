/**
 * Dimensions over F (function value) and X (length), as exponents: L is F/X^2, eta is X^2/F, a pure number is neither.
 * A bound has the dimension of what it bounds, or it can't be right for every scaling of f and x.
 */
export interface Dimension {
  readonly F: number;
  readonly X: number;
}

export const pure: Dimension = { F: 0, X: 0 };

/** Reads '1', 'F', 'X^2/F', 'F^2/X^2'. */
export function dimension(text: string): Dimension {
  let F = 0;
  let X = 0;
  let sign = 1;
  for (const token of text.match(/[/*]|[FX1](\^-?[\d.]+)?/g) ?? []) {
    if (token === '/') sign = -1;
    else if (token === '*') sign = 1;
    else {
      const power = sign * Number(token.slice(2) || 1);
      if (token[0] === 'F') F += power;
      if (token[0] === 'X') X += power;
    }
  }
  return { F, X };
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return Math.abs(a.F - b.F) < 1e-12 && Math.abs(a.X - b.X) < 1e-12;
}

export function isPure(a: Dimension): boolean {
  return sameDimension(a, pure);
}

/** a b^power. */
export function product(a: Dimension, b: Dimension, power = 1): Dimension {
  return { F: a.F + power * b.F, X: a.X + power * b.X };
}

/** 'F/X^2' for people. */
export function showDimension({ F, X }: Dimension): string {
  const factor = (name: string, power: number): string => (power === 1 ? name : `${name}^${power}`);
  const parts = (wanted: (power: number) => boolean): string =>
    [['F', F] as const, ['X', X] as const]
      .filter(([, power]) => wanted(power))
      .map(([name, power]) => factor(name, Math.abs(power)))
      .join('*');
  const above = parts((power) => power > 0);
  const below = parts((power) => power < 0);
  if (!above && !below) return 'a pure number';
  return below ? `${above || '1'}/${below}` : above;
}

/** What a quantity of this dimension is multiplied by when values are scaled by `value` and lengths by `length`. */
export function scaleOf({ F, X }: Dimension, value: number, length: number): number {
  return value ** F * length ** X;
}

/** The letters of the handbook. A theorem may add its own or override these. */
export const standardDimensions: Readonly<Record<string, string>> = {
  L: 'F/X^2',
  mu: 'F/X^2',
  kappa: '1',
  G: 'F/X',
  B: 'F/X',
  sigma: 'F/X',
  sigma2: 'F^2/X^2',
  M: 'F/X^3',
  D: 'X',
  diam: 'X',
  Delta: 'F',
  eta: 'X^2/F',
  h: '1',
  beta: '1',
  k: '1',
  T: '1',
  n: '1',
  d: '1',
  delta: '1',
  rho: '1',
};
