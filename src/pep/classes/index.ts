import { Refusal } from '../../core/errors.js';
import type { Facts } from '../../core/facts.js';
import { cocoercive } from './cocoercive.js';
import { cocoerciveStronglyMonotone } from './cocoerciveStronglyMonotone.js';
import { convex } from './convex.js';
import { convexLipschitz } from './convexLipschitz.js';
import { coordinateSmoothConvex, coordinateSmoothStronglyConvex } from './coordinateSmooth.js';
import type { Conditions, FunctionClass } from './functionClass.js';
import { boundedIndicator, indicator, indicatorWithinRadius } from './indicator.js';
import { lipschitzMonotone } from './lipschitzMonotone.js';
import { lipschitzOperator } from './lipschitzOperator.js';
import { lipschitzStronglyMonotone } from './lipschitzStronglyMonotone.js';
import { monotone } from './monotone.js';
import { nonexpansive } from './nonexpansive.js';
import { quadraticConvex } from './quadraticConvex.js';
import { quadraticStronglyConvex } from './quadraticStronglyConvex.js';
import { smoothConvex } from './smoothConvex.js';
import { smoothPl } from './smoothPl.js';
import { smoothStronglyConvex } from './smoothStronglyConvex.js';
import { smoothWeaklyConvex } from './smoothWeaklyConvex.js';
import { stronglyConvex } from './stronglyConvex.js';
import { stronglyMonotone } from './stronglyMonotone.js';
import { weaklyConvex } from './weaklyConvex.js';

/** Classes of an objective, the smallest first. */
export const CLASSES: readonly FunctionClass[] = [
  quadraticStronglyConvex,
  quadraticConvex,
  smoothStronglyConvex,
  smoothConvex,
  coordinateSmoothStronglyConvex,
  coordinateSmoothConvex,
  smoothPl,
  smoothWeaklyConvex,
  convexLipschitz,
  stronglyConvex,
  convex,
  weaklyConvex,
];

/** Classes of the indicator of a feasible set, the smallest first. */
export const SET_CLASSES: readonly FunctionClass[] = [boundedIndicator, indicatorWithinRadius, indicator];

/** The class of the h of a composite problem f + h. */
export const PROXIMAL: FunctionClass = convex;

/** Classes of an operator, the smallest first. */
export const OPERATOR_CLASSES: readonly FunctionClass[] = [
  lipschitzStronglyMonotone,
  cocoerciveStronglyMonotone,
  cocoercive,
  stronglyMonotone,
  lipschitzMonotone,
  monotone,
  lipschitzOperator,
  nonexpansive,
];

/** A class with its constants. */
export interface Chosen {
  readonly of: FunctionClass;
  readonly conditions: Conditions;
}

/**
 * The class that a function, or an operator, with these facts belongs to.
 *
 * @param facts    everything known of it
 * @param covers   whether a class of these facts knows a declared one too
 * @param declared what the theorem assumes of it
 * @param among    classes that are tried, the smallest first
 * @throws Refusal if an assumption has no interpolation condition, with the classes that have one
 */
export function classOf(
  facts: Facts,
  declared: readonly string[],
  covers: (needs: readonly string[], fact: string) => boolean,
  among: readonly FunctionClass[] = CLASSES,
): Chosen {
  const fitting = among.filter(({ needs }) => needs.every((fact) => fact in facts));
  const found = fitting.find(({ needs }) => declared.every((fact) => covers(needs, fact)));
  if (found) return chosen(found, facts);
  const words = declared.length > 1 ? `${declared.join(', ')} together have` : `${declared[0] ?? 'any function'} has`;
  const known = among.map(({ needs }) => needs.join(' + ')).join(', ');
  throw new Refusal(`${words} no known interpolation condition`, `Those that have one are ${known}`);
}

export function chosen(of: FunctionClass, facts: Facts): Chosen {
  return { of, conditions: of.of(...of.needs.map((fact) => facts[fact] ?? [])) };
}
