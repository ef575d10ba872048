import type { Subject } from '../check/experiment.js';
import { trajectory } from '../check/trajectory.js';
import { Refusal } from '../core/errors.js';
import type { Problem } from '../core/problem.js';
import { gramField } from './affine.js';
import type { AskedFunction } from './asked.js';
import type { Condition } from './classes/functionClass.js';
import { everyOne, type Functions, forgetIdle } from './functions.js';
import { functionsOf } from './functionsOf.js';
import { type Goal, goalOf } from './goal.js';
import { gramOracle } from './gramOracle.js';
import { gramProgram } from './gramProgram.js';
import { gramSpace } from './gramSpace.js';
import { expectJudgeable, firstJudgeable } from './judgeable.js';
import { COMPARATOR } from './losses.js';
import { minimize, settle, varianceAtMinimizer } from './minimum.js';
import { PolyakStep, TAKEN } from './polyakStep.js';
import { Premises } from './premises.js';
import { expectFew, expectHorizon, withinMemory } from './room.js';
import type { Sdp } from './sdp.js';
import { sidesOf } from './sides.js';
import { startConditions } from './starts.js';
import { assumed, claimAt, completed, type Draw, type Symbols, spokenOf } from './symbols.js';
import { tiltable } from './tilt.js';

/** Which worst case is asked for. */
export interface Question {
  readonly horizon: number;
  /** Values of constants and parameters; defaults for the rest. */
  readonly symbols?: Symbols;
  /** How the rest is chosen. */
  readonly draw?: Draw;
  /** Most conditions on pairs of points, where the time matters; as many as memory holds where missing. */
  readonly most?: number;
  /** Index of the claim; the first one that speaks of the horizon where missing. */
  readonly claim?: number;
}

/** A worst case as a semidefinite program. */
export interface Posed extends Omit<Goal, 'objective' | 'extra'> {
  readonly claim: number;
  readonly symbols: Symbols;
  readonly sdp: Sdp;
  /** Titles of the classes, the objective's first. */
  readonly classes: readonly string[];
  /** Why the value only bounds the worst case from above; missing where it is exact. */
  readonly relaxed?: string;
  readonly functions: Functions;
  /** Orthogonal blocks of coordinates; inner products across them are 0, whatever the Gram matrix says. */
  readonly blocks: number;
  /** Column of the Gram matrix of each basis vector that matters. */
  readonly position: ReadonlyMap<number, number>;
}

/**
 * Runs a theorem's method on unknown functions and writes down the largest left side of a claim.
 *
 * @throws Refusal        where the worst case can't be expressed, with the reason
 * @throws InstanceError  for a horizon or symbols that are out of range
 */
export function pose(
  subject: Subject,
  { horizon, symbols: given = {}, draw, most = Number.POSITIVE_INFINITY, claim: wanted }: Question,
): Posed {
  const { theorem, id } = subject;
  expectHorizon(id, horizon);
  if (!theorem.method) throw new Refusal('it brings an experiment of its own instead of a method');
  const index = wanted ?? firstJudgeable(subject, horizon, given);
  const claim = claimAt(subject, index);
  const { [TAKEN]: taken, ...others } = given;
  const symbols: Record<string, number> = { ...completed(subject, claim, horizon, others, draw) };
  expectJudgeable(claim);

  const premises = new Premises(subject, assumed(subject, claim), symbols);
  const space = gramSpace(premises.blocks);
  const start = space.freshPoint();
  const spoken = spokenOf(subject, claim);
  const functions = functionsOf(premises, space, new PolyakStep(taken, spoken.has(TAKEN), draw?.within));
  const solved = premises.implies('zero') || premises.implies('fixed-point');
  if (solved) settle(functions, space);
  const attained = solved || premises.implies('minimizer') || premises.implies('composite');
  const balanced = attained && !solved ? minimize(functions, space, premises.implies('interpolation')) : [];
  const oracle = gramOracle(space, functions);
  if (functions.constrained) functions.h?.at(start, []);
  if (functions.losses) functions.h?.at(COMPARATOR, []);

  const problem: Problem = { dim: 1, start, minimizer: attained ? [1] : undefined, minimum: 0, facts: {} };
  const interpretation = { space, oracle, A: gramField, place: placed, reveal: <T>(a: T): T => a };
  const sides = sidesOf(subject, index, symbols, gramField, (plan, scope, streams) =>
    trajectory(plan, problem, scope, interpretation, streams),
  );
  const { asked: step } = functions.polyak;
  if (step !== undefined) symbols[TAKEN] = step;
  else if (taken !== undefined) completed(subject, claim, horizon, given, draw);

  const { objective, extra, ...goal } = goalOf(claim.is, sides, space);
  const started = startConditions(spoken, symbols, functions, start);
  const variance = premises.constant('variance-at-minimizer');
  if (variance !== undefined) started.push(varianceAtMinimizer(functions, variance));
  const bounded = ['lipschitz', 'bounded-set', 'feasible-radius'].some((fact) => premises.implies(fact));
  if (started.length === 0 && extra.every(({ name }) => name !== 'start') && goal.bound !== 0 && !bounded)
    throw new Refusal('the bound speaks of no start: neither D, nor Delta, nor a measure at the step before');

  const asked = everyOne(functions);
  const imposed = [...started, ...extra, ...oracle.imposed];
  forgetIdle(asked, [objective, ...imposed.map(({ form }) => form)]);
  const pairs = asked.reduce((total, { points }) => total + points.length ** 2, 0);
  expectFew(id, horizon, pairs, most);
  const floored = (one: AskedFunction): boolean =>
    one === functions.f && !functions.h && (!attained || one.chosen.conditions.nonConvex === true);
  const conditions = [...imposed, ...withinMemory(id, horizon, pairs, conditionsOn(asked, floored))];
  const forms = [objective, ...conditions.map(({ form }) => form)];
  const tilts = space.blocks === 1 ? balanced : [];
  const still = tilts.filter(({ part, by }) => tiltable(forms, asked, part, by)).map(({ slope }) => slope);
  const relaxed = [...oracle.relaxations, ...asked.flatMap(({ chosen: { of } }) => of.relaxed ?? [])];
  return {
    ...goal,
    ...gramProgram(objective, conditions, space, still),
    claim: index,
    symbols,
    classes: [...new Set(asked.map(({ chosen: { of } }) => of.title))],
    relaxed: relaxed.length > 0 ? relaxed.join('; ') : undefined,
    functions,
    blocks: space.blocks,
  };
}

/** The conditions of the classes; also that a function lies above its infimum where that does not follow. */
function* conditionsOn(
  asked: readonly AskedFunction[],
  floored: (one: AskedFunction) => boolean,
): Generator<Condition> {
  for (const one of asked) yield* one.conditions(floored(one));
}

/** A point of the problem, which is a row of coefficients, as a vector of the space. */
const placed = (coordinates: readonly number[]) => [...coordinates] as never;
