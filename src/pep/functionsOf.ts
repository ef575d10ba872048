import { Refusal } from '../core/errors.js';
import { OPERATOR_LETTERS, type OperatorLetter } from '../core/problem.js';
import { AskedFunction } from './asked.js';
import { type Chosen, chosen, OPERATOR_CLASSES, PROXIMAL, SET_CLASSES } from './classes/index.js';
import type { Functions } from './functions.js';
import type { GramSpace } from './gramSpace.js';
import { InexactGradient } from './inexactGradient.js';
import { Losses } from './losses.js';
import { NoisyGradient } from './noisyGradient.js';
import type { PolyakStep } from './polyakStep.js';
import type { Premises } from './premises.js';

/**
 * The functions of a problem, each of the class that the assumptions about it make.
 *
 * @throws Refusal if they make none
 */
export function functionsOf(premises: Premises, space: GramSpace, polyak: PolyakStep): Functions {
  premises.expectOfFunctions();
  const each = premises.about('each');
  const whole = premises.beyond(premises.about('', 'set'), each);
  if (premises.components > 0 && whole.length > 0 && each.length > 0)
    throw new Refusal('it assumes something of each component and more of their sum');
  const count = each.length > 0 ? premises.components : 0;
  const online = premises.states('online-losses');
  const operators = operatorsOf(premises, space);
  const objective = count === 0 && !online && (whole.length > 0 || Object.keys(operators).length === 0);
  const f = objective ? new AskedFunction('f', premises.classOf(whole), space) : undefined;
  const constrained = premises.states('constrained') || premises.states('bounded-set');
  const proximal = proximalClass(premises, constrained);
  const h = proximal && new AskedFunction('h', proximal, space);
  const noise = premises.facts(premises.aboutNoise);
  return {
    f,
    components: Array.from(
      { length: count },
      (_, i) => new AskedFunction(`f[${i + 1}]`, premises.classOf(each), space),
    ),
    h,
    losses: online
      ? Losses.from(
          premises.facts(whole),
          whole.map(({ property }) => property),
          space,
        )
      : undefined,
    operators: premises.states('splittable') ? { A: f, B: h } : operators,
    constrained,
    proximable: premises.states('proximable'),
    noise: premises.states('uniform-sampling') ? 'sampled' : NoisyGradient.of(noise),
    inexact: InexactGradient.of(noise),
    polyak,
    stored: premises.states('stored-points') ? [] : undefined,
  };
}

function operatorsOf(premises: Premises, space: GramSpace): Partial<Record<OperatorLetter, AskedFunction>> {
  const operators: Partial<Record<OperatorLetter, AskedFunction>> = {};
  for (const letter of OPERATOR_LETTERS) {
    const needs = premises.about(letter);
    if (needs.length > 0)
      operators[letter] = new AskedFunction(letter, premises.classOf(needs, OPERATOR_CLASSES), space);
  }
  return operators;
}

/** The class of the h of a problem f + h, if it has one. */
function proximalClass(premises: Premises, constrained: boolean): Chosen | undefined {
  if (constrained) return premises.classOf(premises.aboutSet, SET_CLASSES, { constrained: [] });
  return premises.states('composite') ? chosen(PROXIMAL, {}) : undefined;
}
