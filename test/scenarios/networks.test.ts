import { describe, expect, it } from 'vitest';
import { complete } from '../../scenarios/networks/complete.js';
import { pair } from '../../scenarios/networks/pair.js';
import { path } from '../../scenarios/networks/path.js';
import { randomGraph } from '../../scenarios/networks/random-graph.js';
import { ring } from '../../scenarios/networks/ring.js';
import { star } from '../../scenarios/networks/star.js';
import { torus } from '../../scenarios/networks/torus.js';
import type { Network } from '../../src/core/problem.js';
import type { Scenario } from '../../src/core/scenario.js';
import { sample } from '../../src/core/shape.js';
import { realEigenvalues } from '../../src/numerics/spectrum.js';
import { stream } from '../../src/random/streams.js';
import { expectClose } from '../expectClose.js';

const families = { complete, pair, path, randomGraph, ring, star, torus } as unknown as Record<string, Scenario>;
const drawn = (scenario: Scenario, count = 100): Network[] =>
  Array.from({ length: count }, (_, seed) => scenario.build(sample(scenario.instance, seed + 1)) as Network);

/** Sum of doubles below 1 with a common grain of 2^-50: exact, so `toBe` means equality of real numbers. */
const sum = (row: readonly number[]): number => row.reduce((total, w) => total + w, 0);

describe.each(Object.entries(families))('%s', (_name, scenario) => {
  it('is symmetric and doubly stochastic to the last bit', () => {
    for (const { nodes, weights } of drawn(scenario)) {
      expect(weights.length).toBe(nodes);
      for (const [i, row] of weights.entries()) {
        expect(row.length).toBe(nodes);
        expect(sum(row)).toBe(1);
        for (const [j, w] of row.entries()) {
          expect(w).toBeGreaterThanOrEqual(0);
          expect(w).toBe(weights[j][i]);
          expect(Number.isInteger(w * 2 ** 50)).toBe(true);
        }
      }
    }
  });

  it('is connected', () => {
    for (const { nodes, weights } of drawn(scenario)) {
      const reached = new Set([0]);
      for (const i of reached) for (let j = 0; j < nodes; j++) if (weights[i][j] > 0) reached.add(j);
      expect(reached.size).toBe(nodes);
    }
  });

  it('declares the eigenvalues of W - 11^T/n, rounded up', () => {
    for (const { nodes, weights, facts, constants } of drawn(scenario)) {
      const [rho] = facts.mixing;
      const centered = weights.map((row) => row.map((w) => w - 1 / nodes));
      const moduli = realEigenvalues(centered).map(Math.abs);
      expectClose(rho, Math.max(...moduli), { scale: 1, ulps: 64 * nodes });
      expect(rho).toBeLessThan(1);
      expectClose(Math.max(Math.abs(constants!.lambda2), Math.abs(constants!.lambdaMin)), rho, {
        scale: 1,
        ulps: 64 * nodes,
      });
      expect(constants!.n).toBe(nodes);
    }
  });

  it('contracts the distance to the mean by at most rho, on random vectors', () => {
    for (const [draw, { nodes, weights, facts }] of drawn(scenario, 30).entries()) {
      const random = stream('contracts', draw);
      for (let k = 0; k < 20; k++) {
        const x = Array.from({ length: nodes }, () => random.normal());
        const distance = (v: readonly number[]): number => Math.hypot(...v.map((vi) => vi - sum(v) / nodes));
        const next = weights.map((row) => sum(row.map((w, j) => w * x[j])));
        expect(distance(next)).toBeLessThanOrEqual(facts.mixing[0] * distance(x) * (1 + 1e-12) + 1e-14);
      }
    }
  });
});

describe('closed forms', () => {
  const rho = ({ facts }: Network): number => facts.mixing[0];
  const close = (actual: number, expected: number, nodes: number): void =>
    expectClose(actual, expected, { scale: 1, ulps: 64 * nodes });

  it('of a ring: self + (1 - self) cos(2 pi/n), or its negative end', () => {
    for (let nodes = 3; nodes <= 9; nodes++)
      for (const self of [0.1, 1 / 3, 0.6]) {
        const built = ring.build({ nodes, self });
        const modes = Array.from({ length: nodes }, (_, j) => self + (1 - self) * Math.cos((2 * Math.PI * j) / nodes));
        close(built.constants!.lambdaMin, Math.min(...modes), nodes);
        close(rho(built), Math.max(...modes.slice(1).map(Math.abs)), nodes);
      }
  });

  it('of Metropolis weights on path, star and torus', () => {
    for (let nodes = 3; nodes <= 9; nodes++) {
      close(rho(path.build({ nodes, laziness: 0 })), 1 - (2 / 3) * (1 - Math.cos(Math.PI / nodes)), nodes);
      close(rho(star.build({ nodes, laziness: 0 })), 1 - 1 / nodes, nodes);
    }
    for (const side of [3, 4]) {
      const built = torus.build({ rows: side, columns: side, laziness: 0 });
      close(rho(built), (3 + 2 * Math.cos((2 * Math.PI) / side)) / 5, side ** 2);
    }
  });

  it('of the complete graph and of a pair, where the eigenvalue may be negative', () => {
    close(rho(complete.build({ nodes: 5, self: 0.2 })), 0, 5);
    close(complete.build({ nodes: 4, self: 0.1 }).constants!.lambda2, 0.1 - 0.9 / 3, 4);
    close(pair.build({ weight: 0.9 }).constants!.lambdaMin, -0.8, 2);
    close(rho(pair.build({ weight: 0.9 })), 0.8, 2);
  });

  it('of laziness: eigenvalues move to 1 by that much', () => {
    const [brisk, lazy] = [0, 0.5].map((laziness) => path.build({ nodes: 6, laziness }).constants!);
    close(lazy.lambdaMin, 0.5 + 0.5 * brisk.lambdaMin, 6);
    close(lazy.lambda2, 0.5 + 0.5 * brisk.lambda2, 6);
  });
});
