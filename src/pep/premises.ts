import type { Subject } from '../check/experiment.js';
import { allFacts, knownAssumption, rules } from '../check/library.js';
import type { Requirement } from '../core/assumption.js';
import { Refusal } from '../core/errors.js';
import { closureOfNames, type Facts } from '../core/facts.js';
import { type Chosen, classOf } from './classes/index.js';
import type { Symbols } from './symbols.js';

/** Facts that say how a problem is put together, not what its functions are like. */
const STRUCTURE = new Set([
  'minimizer',
  'nearest-minimizer',
  'bounded-below',
  'composite',
  'proximable',
  'splittable',
  'resolvable',
  'linearly-minimizable',
  'zero',
  'fixed-point',
  'finite-sum',
  'interpolation',
  'variance-at-minimizer',
  'stored-points',
  'coordinates',
  'uniform-sampling',
]);
/** Facts about the feasible set. */
const SET = new Set(['constrained', 'bounded-set', 'feasible-radius']);
/** Facts about additive noise that are conditions on its moments, and about errors that are conditions on their length. */
const NOISE = new Set([
  'unbiased',
  'bounded-variance',
  'additive-noise',
  'bounded-second-moment',
  'relative-error',
  'absolute-error',
]);
/** Components of a sum whose number no symbol gives. */
const COMPONENTS = 2;
/** Where the facts that speak of single coordinates have the number of these. */
const COORDINATES: Readonly<Record<string, number>> = { coordinates: 0, 'coordinate-smooth': 1 };

/** What a claim assumes of its problem, with the values of a worst case for the symbols. */
export class Premises {
  constructor(
    private readonly subject: Subject,
    private readonly needs: readonly Requirement[],
    private readonly symbols: Symbols,
  ) {}

  /** @throws Refusal if something is assumed of what a class of functions says nothing about */
  expectOfFunctions(): void {
    for (const need of this.needs) {
      const { axis } = this.assumption(need);
      if (axis !== 'objective' && !STRUCTURE.has(need.property) && !NOISE.has(need.property))
        throw new Refusal(`it assumes ${need.fact}, and of ${axis} no class of functions says anything`);
    }
  }

  /** Whether a property is assumed of something, in these words. */
  states(property: string): boolean {
    return this.needs.some((need) => need.property === property);
  }

  /** Whether a fact follows from what is assumed. */
  implies(fact: string): boolean {
    return this.needs.some((need) => this.covers([need.fact], fact));
  }

  /** The value of the first constant of a property, where it is bound to a symbol. */
  constant(property: string): number | undefined {
    const symbol = this.needs.find((need) => need.property === property)?.symbols[0];
    return symbol === undefined ? undefined : this.symbols[symbol];
  }

  /** How many components f is the sum of; 0 where it is not known as one. */
  get components(): number {
    const sum = this.needs.find(({ property }) => property === 'finite-sum');
    return sum ? (this.symbols[sum.symbols[0] ?? 'n'] ?? COMPONENTS) : 0;
  }

  /** How many blocks of coordinates are spoken of; 1 where none are. */
  get blocks(): number {
    const counts = this.needs.map(({ property, symbols }) => this.symbols[symbols[COORDINATES[property]]] ?? 1);
    return counts.find((count) => count > 1) ?? 1;
  }

  /** What is assumed of the functions of these subjects themselves. */
  about(...subjects: string[]): Requirement[] {
    return this.needs.filter(
      (need) =>
        subjects.includes(need.subject) &&
        ![STRUCTURE, SET, NOISE].some((facts) => facts.has(need.property)) &&
        this.bound(need),
    );
  }

  get aboutSet(): Requirement[] {
    return this.needs.filter((need) => SET.has(need.property) && this.bound(need));
  }

  get aboutNoise(): Requirement[] {
    return this.needs.filter(({ property }) => NOISE.has(property));
  }

  /** All that follows from some assumptions on one thing, whatever that is. */
  facts(of: readonly Requirement[]): Facts {
    return allFacts(this.subject.library, Object.fromEntries(of.map((need) => [need.property, this.constants(need)])));
  }

  /** The assumptions that do not follow from others, with the same constants. */
  beyond(needs: readonly Requirement[], others: readonly Requirement[]): Requirement[] {
    const declared = Object.fromEntries(others.map((need) => [need.fact, this.constants(need)]));
    const known = allFacts(this.subject.library, declared);
    return needs.filter(
      (need) => !(need.fact in known && this.constants(need).every((value, i) => known[need.fact][i] === value)),
    );
  }

  /**
   * The class of functions that some assumptions on one thing make.
   *
   * @param among    classes that are tried, the smallest first; those of an objective where missing
   * @param besides  facts that hold anyway
   * @throws Refusal if there is none
   */
  classOf(needs: readonly Requirement[], among?: Parameters<typeof classOf>[3], besides: Facts = {}): Chosen {
    const declared = needs.map(({ property }) => property);
    return classOf({ ...besides, ...this.facts(needs) }, declared, (known, fact) => this.covers(known, fact), among);
  }

  /** A constant that is not bound can be any: the assumption then says nothing about a single function. */
  private bound(need: Requirement): boolean {
    return need.symbols.length === (this.assumption(need).constants ?? []).length;
  }

  private constants({ symbols }: Requirement): number[] {
    return symbols.map((symbol) => this.symbols[symbol]);
  }

  private covers(known: readonly string[], fact: string): boolean {
    return closureOfNames(known, rules(this.subject.library)).has(fact);
  }

  private assumption(need: Requirement): ReturnType<typeof knownAssumption> {
    return knownAssumption(this.subject.library, need, `theorem ${this.subject.id}`);
  }
}
