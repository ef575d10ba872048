import type { AskedFunction } from './asked.js';
import { type GramSpace, point } from './gramSpace.js';
import { accumulate, type Row, same } from './rows.js';

interface Taken {
  readonly of: readonly AskedFunction[];
  readonly from: Row;
  readonly length: number;
  readonly to: Row;
}

/** Steps along subgradients at their end: proximal points, projections and resolvents. A step that is taken twice ends alike. */
export class ImplicitSteps {
  private readonly taken: Taken[] = [];

  constructor(private readonly space: GramSpace) {}

  /** to = from - length (sum of a subgradient of each) at `to`: fresh unknowns, which the functions give as their answers there. */
  take(from: Row, length: number, of: readonly AskedFunction[]): Row {
    const known = this.taken.find(
      (other) => other.of.every((part, i) => part === of[i]) && other.length === length && same(other.from, from),
    );
    if (known) return known.to;
    const to = [...from];
    const gradients = of.map(() => this.space.fresh());
    for (const g of gradients) accumulate(to, -length, g);
    const place = point(to, 'a proximal step');
    of.forEach((part, i) => part.answer(place, gradients[i].slice(1)));
    this.taken.push({ of, from: [...from], length, to });
    return to;
  }
}
