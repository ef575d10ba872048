import { BoundlabError } from '../../core/errors.js';
import { type Assessment, assessMean, type Judged } from './assessment.js';
import { averageLogE, LARGEST } from './betting.js';
import { type Claim, type Scale, type Side, scaleOf, share, sidesOf } from './claim.js';
import { provenLower } from './limits.js';
import { ALPHA_LIMIT, MARGIN_EQUALITY } from './schedule.js';

/**
 * A measured value that contradicts what is certain of the measure: the check is broken, and says nothing of the claim.
 */
export class BrokenMeasurement extends BoundlabError {}

/**
 * The values of one measure at one instance and checkpoint, run by run, and what is claimed of their mean.
 *
 * Evidence is kept up as values arrive and depends on their sequence only, never on batches or looks.
 */
export class Cell implements Judged {
  readonly claim: Claim;
  private readonly scale: Scale;
  private readonly sides: readonly Side[];
  private stored = new Float64Array(64);
  private count = 0;

  /** Unless said otherwise, E[X] <= 1 for X >= 0; equalities have a margin of 2 %. */
  constructor({
    is = '<=',
    bound = 1,
    margin = is === '=' ? MARGIN_EQUALITY : 0,
    floor = 0,
    known = { range: [0, Infinity] },
  }: Partial<Claim> = {}) {
    this.claim = { is, bound, margin, floor, known };
    this.scale = scaleOf(this.claim);
    this.sides = sidesOf(this.claim, this.scale);
  }

  /**
   * Takes the value of the next run. A diverged run is a value, Infinity; it is evidence like any other.
   *
   * @throws BrokenMeasurement if x is NaN or leaves its range by more than the floor
   */
  add(x: number): void {
    const { least, most } = this.scale;
    if (!(x >= least - this.claim.floor && x <= most + this.claim.floor)) {
      throw new BrokenMeasurement({
        where: 'measured value',
        expected: `a number in [${least}, ${most}]`,
        received: String(x),
        advice: 'The measure, its declared range or its rounding floor is wrong.',
      });
    }
    const value = Math.min(Math.max(x, least), most);
    if (this.count === this.stored.length) {
      const longer = new Float64Array(2 * this.count);
      longer.set(this.stored);
      this.stored = longer;
    }
    this.stored[this.count++] = value;
    for (const side of this.sides) side.evidence.add(side.observation(value));
  }

  /** What was added, in the units of X. A view: valid until the next `add`. */
  get values(): Float64Array {
    return this.stored.subarray(0, this.count);
  }

  /** The values in units of the bound, 1 being at it; beyond 1e30 they are clipped. */
  ratios(): Float64Array {
    const { least, unit } = this.scale;
    const { bound, known } = this.claim;
    const ratios = this.values.slice();
    for (let i = 0; i < ratios.length; i++) {
      const x = ratios[i]!;
      const ratio = 'variance' in known ? 1 + (x - bound) / unit : share(x - least, unit);
      ratios[i] = Math.max(-LARGEST, Math.min(ratio, LARGEST));
    }
    return ratios;
  }

  logE(): number {
    return this.sides.length === 0 ? 0 : averageLogE(this.sides.map((side) => side.evidence.logE()));
  }

  get suspect(): string {
    const logs = this.sides.map((side) => side.evidence.logE());
    return this.sides[logs.indexOf(Math.max(...logs))]?.suspect ?? 'nothing';
  }

  /** The same values under the same claim with another bound: a mutant needs no new runs. */
  against(bound: number): Cell {
    const cell = new Cell({ ...this.claim, bound });
    for (const x of this.values) cell.add(x);
    return cell;
  }

  /**
   * Limits of the mean in units of the bound that need no assumption: the bounds that betting rejects at level 1e-3, at
   * any stopping time. A measure without a largest value has no such upper limit, one of either sign has none at all.
   */
  provenLimits(): { lower: number; upper: number } {
    const { least, most, unit } = this.scale;
    const lower = least > -Infinity ? provenLower(this.ratios(), ALPHA_LIMIT) : -Infinity;
    if (most === Infinity) return { lower, upper: Infinity };
    const room = provenLower(
      this.values.map((x) => most - x),
      ALPHA_LIMIT,
    );
    return { lower, upper: (most - room - least) / unit };
  }

  assess(rho: number): Assessment {
    return assessMean(this.ratios(), this.claim, this.scale, rho);
  }
}
