import { enumeratePaths } from '../check/enumerate.js';
import type { Subject } from '../check/experiment.js';
import { methodParameters, type Trajectory, type TrajectoryPlan } from '../check/trajectory.js';
import { Refusal } from '../core/errors.js';
import { compile, symbolsOf } from '../core/formula.js';
import type { Field, Scalar } from '../core/space.js';
import type { Streams } from '../random/streams.js';
import { claimAt, type Symbols } from './symbols.js';

/** Most sample paths over which an expectation is taken. */
const PATHS = 256;

/** Both sides of a claim at the horizon: the mean over the sample paths where there are several. */
export interface Sides {
  readonly left: Scalar;
  readonly right: Scalar;
}

/** What is run along one sample path. */
export type Run = (plan: TrajectoryPlan, scope: Readonly<Record<string, Scalar>>, streams: Streams) => Trajectory;

/**
 * Both sides of a claim after a run at the symbols of a worst case.
 *
 * @throws Refusal if the claim compares several things there, or nothing
 */
export function sidesOf(subject: Subject, index: number, symbols: Symbols, A: Field, run: Run): Sides {
  const where = `theorem ${subject.id}`;
  const claim = claimAt(subject, index);
  const scope = Object.fromEntries(Object.entries(symbols).map(([symbol, value]) => [symbol, A.of(value)]));
  const plan = planOf(subject, index, symbols, scope, A);
  const [left, right] = [claim.left, claim.right].map((text) => compile(text, A, where));
  const when = claim.when ? compile(claim.when, A, where) : undefined;
  const compared = ({ initial, rows }: Trajectory): Sides => {
    const last = rows.filter(({ k }) => k === symbols.T);
    if (last.length !== 1) throw new Refusal('the claim is about each entry of a list, such as coordinates');
    const all = { ...scope, ...initial, ...last[0] } as Record<string, Scalar>;
    if (when && A.toNumber(when(all)) === 0)
      throw new Refusal(`the claim does not speak of this point: "${claim.when}" is false at k = ${symbols.T}`);
    return { left: left(all), right: right(all) };
  };
  let total: Sides | undefined;
  let path: Sides | undefined;
  const added = (sum: Scalar | undefined, weight: number, term: Scalar): Scalar => {
    const share = A.mul(A.of(weight), term);
    return sum === undefined ? share : A.add(sum, share);
  };
  enumeratePaths(
    PATHS,
    (streams) => (path = compared(run(plan, scope, streams))),
    (probability) => {
      if (!path) return;
      if (probability === 1) total = path;
      else if (claim.quantifier.kind !== 'in-expectation')
        throw new Refusal('the claim is about every one of several sample paths');
      else
        total = {
          left: added(total?.left, probability, path.left),
          right: added(total?.right, probability, path.right),
        };
    },
  );
  return total!;
}

/** The run that a claim is about: the measures it speaks of, at the horizon. */
function planOf(
  subject: Subject,
  index: number,
  symbols: Symbols,
  scope: Readonly<Record<string, Scalar>>,
  A: Field,
): TrajectoryPlan {
  const { theorem, id } = subject;
  const claim = claimAt(subject, index);
  const spoken = [claim.left, claim.right, claim.when ?? '0'].flatMap((text) => symbolsOf(text, `theorem ${id}`));
  const { T } = symbols;
  const previous = spoken.some((symbol) => symbol.endsWith('Prev'));
  return {
    method: theorem.method!,
    parameters: methodParameters(theorem.method!, theorem.with, scope, A),
    measures: theorem.measures.filter(({ symbol }) =>
      [symbol, `${symbol}0`, `${symbol}Prev`].some((name) => spoken.includes(name)),
    ),
    at: previous ? [T - 1, T] : [T],
    horizon: T,
    previous,
    floors: false,
  };
}
