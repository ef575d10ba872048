/**
 * Evidence against a claim by betting: start with wealth 1 and let every observation multiply it by a factor whose
 * expectation is at most 1 while the claim is true. It then reaches 1/alpha with probability at most alpha, whenever
 * one looks.
 *
 * source  Ville, Etude critique de la notion de collectif (1939); Waudby-Smith & Ramdas, "Estimating means of bounded
 *         random variables by betting", J. R. Statist. Soc. B 86 (2024)
 */
export interface Evidence {
  /** Takes the next observation, in the unit the test is written in; never NaN. */
  add(observation: number): void;
  /** Natural logarithm of the wealth, 0 before the first observation. */
  logE(): number;
}

/** Bets of a claim E[Y] <= 1. Never exactly 1, where a single Y = 0 would ruin the bet for good. */
export const LAMBDA: readonly number[] = [0.99, ...Array.from({ length: 15 }, (_, j) => 2 ** -(j + 1))];

/** Tilts of the tests that know a second moment. */
export const TILT: readonly number[] = Array.from({ length: 14 }, (_, j) => 2 ** (1 - j));

/** Observations above this are lowered to it, which keeps the claim true and a product of eight factors finite. */
export const LARGEST = 1e30;

/** The same for signed observations, which are squared. */
const clip = (z: number): number => Math.max(-1e15, Math.min(z, 1e15));

/** Logarithm of the mean of exp(values): the average of e-values is one, whatever their dependence. */
export function averageLogE(logs: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let i = 0; i < logs.length; i++) largest = Math.max(largest, logs[i]!);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < logs.length; i++) sum += Math.exp(logs[i]! - largest);
  return largest + Math.log(sum / logs.length);
}

/**
 * Log wealth of several bets side by side. Factors are multiplied by eights, counted from the first observation so that
 * batches leave no trace in the result: a product and one logarithm cost a third of eight log1p.
 */
abstract class ProductBets implements Evidence {
  private readonly logs: Float64Array;
  private readonly waiting = new Float64Array(8);
  private count = 0;

  /** @param neutral  observation whose factors are exactly 1; it fills an eight that is not complete */
  constructor(
    bets: number,
    private readonly neutral: number,
  ) {
    this.logs = new Float64Array(bets);
    this.waiting.fill(neutral);
  }

  /** Adds to logs[j] the logarithm of the product of the factors that bet j has for eight observations. */
  protected abstract settle(eight: Float64Array, logs: Float64Array): void;

  add(observation: number): void {
    this.waiting[this.count++] = observation;
    if (this.count < 8) return;
    this.settle(this.waiting, this.logs);
    this.waiting.fill(this.neutral);
    this.count = 0;
  }

  /** Log wealth of each bet. */
  protected wealth(): Float64Array {
    const logs = this.logs.slice();
    this.settle(this.waiting, logs);
    return logs;
  }

  logE(): number {
    return averageLogE(this.wealth());
  }
}

const lambdas = Float64Array.from(LAMBDA);
const tilts = Float64Array.from(TILT);

/** E[Y] <= 1 for Y >= 0, with no other assumption: factors 1 + lambda (Y - 1), averaged over LAMBDA. */
export class BettingTest extends ProductBets {
  constructor() {
    super(lambdas.length, 1);
  }

  override add(y: number): void {
    super.add(Math.min(y, LARGEST));
  }

  protected settle(eight: Float64Array, logs: Float64Array): void {
    const a = eight[0]! - 1;
    const b = eight[1]! - 1;
    const c = eight[2]! - 1;
    const d = eight[3]! - 1;
    const e = eight[4]! - 1;
    const f = eight[5]! - 1;
    const g = eight[6]! - 1;
    const h = eight[7]! - 1;
    for (let j = 0; j < lambdas.length; j++) {
      const l = lambdas[j]!;
      const first = (1 + l * a) * (1 + l * b) * ((1 + l * c) * (1 + l * d));
      const second = (1 + l * e) * (1 + l * f) * ((1 + l * g) * (1 + l * h));
      logs[j]! += Math.log(first * second);
    }
  }
}

/**
 * E[U] >= 1 for U >= 0 with E[U^2] <= C: factors exp(-t U) / (1 - t + t^2 C / 2), averaged over TILT.
 *
 * They have expectation at most 1 because exp(-u) <= 1 - u + u^2 / 2 for u >= 0. A second moment C < 1 contradicts E[U]
 * >= 1 (Jensen): the evidence is then infinite at the first observation.
 */
export class SecondMomentTest implements Evidence {
  private runs = 0;
  private sum = 0;

  constructor(private readonly secondMoment: number) {}

  add(u: number): void {
    this.runs++;
    this.sum += u;
  }

  logE(): number {
    if (this.runs === 0) return 0;
    if (this.secondMoment < 1) return Infinity;
    return averageLogE(tilts.map((t) => -t * this.sum - this.runs * Math.log1p(-t + (t * t * this.secondMoment) / 2)));
  }
}

/**
 * E[Z] <= 0 for signed Z of variance at most 1: factors exp(phi(t Z)) / (1 + t^2 / 2), phi(u) = sign(u) ln(1 + |u| +
 * u^2 / 2), averaged over TILT.
 *
 * They have expectation at most 1 when E[Z] = 0 because exp(phi(u)) <= 1 + u + u^2 / 2; a smaller mean only lowers
 * them, phi being increasing.
 *
 * source  Catoni, Ann. Inst. H. Poincare 48 (2012), the influence function phi; Wang & Ramdas, "Catoni-style confidence
 *         sequences for heavy-tailed mean estimation", Stoch. Proc. Appl. 163 (2023)
 */
export class VarianceTest extends ProductBets {
  private runs = 0;

  constructor() {
    super(tilts.length, 0);
  }

  override add(z: number): void {
    this.runs++;
    super.add(clip(z));
  }

  /** The numerators only; the denominators depend on nothing but the number of runs. */
  protected settle(eight: Float64Array, logs: Float64Array): void {
    for (let j = 0; j < tilts.length; j++) {
      let product = 1;
      for (let i = 0; i < 8; i++) {
        const u = tilts[j]! * Math.abs(eight[i]!);
        const growth = 1 + u + (u * u) / 2;
        product *= eight[i]! > 0 ? growth : 1 / growth;
      }
      logs[j]! += Math.log(product);
    }
  }

  override logE(): number {
    return averageLogE(this.wealth().map((log, j) => log - this.runs * Math.log1p(tilts[j]! ** 2 / 2)));
  }
}

/** Var[Z] <= 1, whatever the mean of Z: bets on (Z1 - Z2)^2 / 2 over disjoint pairs, whose mean is the variance. */
export class SpreadTest implements Evidence {
  private readonly bets = new BettingTest();
  private first = Number.NaN;

  add(z: number): void {
    if (Number.isNaN(this.first)) {
      this.first = clip(z);
    } else {
      this.bets.add((clip(z) - this.first) ** 2 / 2);
      this.first = Number.NaN;
    }
  }

  logE(): number {
    return this.bets.logE();
  }
}
