import type { Stream } from '../random/streams.js';
import { DefinitionError } from './errors.js';
import type { Rule } from './facts.js';
import type { World } from './world.js';

/** The parts an experiment is put together from. `own` is data a theorem brings itself. */
export const AXES = ['objective', 'noise', 'network', 'compressor'] as const;
export type Axis = (typeof AXES)[number];

/**
 * A property with constants, such as smooth(L): what it says, how it is written, and a numerical attempt to refute it
 * on a built problem.
 */
export interface Assumption {
  /** About what: the objective, the noise, the network, the compressor. */
  readonly axis: Axis;
  /** One sentence with the letters of `constants`. */
  readonly definition: string;
  readonly latex: string;
  readonly constants?: readonly {
    readonly symbol: string;
    readonly dimension: string;
    /** An 'upper' bound stays true when it grows, a 'lower' one when it shrinks; `exact` ones are counts or values. */
    readonly is: 'upper' | 'lower' | 'exact';
  }[];
  /** Facts that follow from this one. */
  readonly implies?: readonly Rule[];
  /**
   * Tries to refute the property on a world that claims it. Returns what was found, or nothing. `subject` is what
   * follows the @, such as 'each'.
   */
  readonly audit: (world: World, constants: readonly number[], stream: Stream, subject: string) => string | undefined;
}

export function assumption(definition: Assumption): Assumption {
  return definition;
}

/** 'smooth(L)@each' taken apart: property, symbols bound by position, subject. */
export interface Requirement {
  readonly property: string;
  readonly symbols: readonly string[];
  readonly subject: string;
  /** Key of the fact: 'smooth@each'. */
  readonly fact: string;
}

export function requirement(text: string): Requirement {
  const match = /^([a-z][a-z0-9-]*)(?:\(([^)]*)\))?(?:@([a-z]+))?$/i.exec(text.trim());
  if (!match)
    throw new DefinitionError({
      where: 'assumption',
      expected: 'a property such as smooth(L) or smooth(L)@each',
      received: JSON.stringify(text),
    });
  const [, property, symbols, subject = ''] = match;
  return {
    property: property!,
    symbols: symbols ? symbols.split(',').map((symbol) => symbol.trim()) : [],
    subject,
    fact: subject ? `${property}@${subject}` : property!,
  };
}
