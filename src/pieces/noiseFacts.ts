import type { Facts } from '../core/facts.js';
import type { Problem } from '../core/problem.js';

/** Rounds an upper bound up by more than the rounding of the few operations behind it. */
export function roundedUp(x: number): number {
  return x * (1 + 4 * Number.EPSILON);
}

/** Rounds a positive lower bound down by as much. */
export function roundedDown(x: number): number {
  return x * (1 - 4 * Number.EPSILON);
}

/** A number v near total/parts for which parts v is exactly representable, so that a variance adds up in any arithmetic. */
export function exactShare(total: number, parts: number): number {
  return Number.isInteger(Math.log2(parts)) ? total / parts : Math.fround(total / parts);
}

/** The bound on ||grad f|| that a problem certifies on its feasible set; infinite where it has none. */
export function lipschitzOf({ facts }: Problem): number {
  return (facts['lipschitz@set'] ?? facts.lipschitz ?? facts['lipschitz@each'])?.[0] ?? Number.POSITIVE_INFINITY;
}

/**
 * What holds of g = grad f(x) + xi with E||xi||^2 = sigma2 and E xi = 0: E||g||^2 <= G^2 + sigma2 where f is G-Lipschitz.
 * Where f is not, the bound is infinite: true, and of no use.
 */
export function unbiasedFacts(problem: Problem, sigma2: number): Facts {
  const G = lipschitzOf(problem);
  return {
    unbiased: [],
    'bounded-variance': [sigma2],
    'bounded-second-moment': [sigma2 === 0 ? G : roundedUp(Math.hypot(G, Math.sqrt(sigma2)))],
  };
}

/** What holds if ||xi|| <= B in every run besides: ||g|| <= G + B. */
export function boundedFacts(problem: Problem, B: number): Facts {
  return {
    'bounded-noise': [B],
    'surely-bounded-gradient': [B === 0 ? lipschitzOf(problem) : roundedUp(lipschitzOf(problem) + B)],
  };
}
