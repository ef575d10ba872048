import { describe, expect, it } from 'vitest';
import { library, run } from '../../src/handbook.js';
import type { Turns } from '../../src/live/control.js';
import type { Answer, Request } from '../../src/live/protocol.js';
import { Session } from '../../src/live/session.js';

const session = new Session(library, () => 0);
const exact = 'gd/convex-last-iterate-exact';

function answer(theorem: string, more: Partial<Request> = {}): Answer {
  const reply = session.answer({ number: 1, theorem, seed: 1, runs: 20, claim: 0, turns: {}, ...more });
  if (reply.kind === 'failure') throw new Error(`${theorem}: ${reply.message}`);
  return reply;
}

/** Whether a failure may be so rare that it takes many runs to see one. */
const rare = (id: string): boolean => library.theorems[id].claims.some(({ quantifier }) => 'delta' in quantifier);

describe('Session', () => {
  it.each(Object.keys(library.theorems))('opens %s within what it assumes, with at most 8 controls', (id) => {
    const { controls, dropped, series, place, places } = answer(id);
    expect(controls.length).toBeLessThanOrEqual(8);
    expect(new Set(controls.map(({ key }) => key)).size).toBe(controls.length);
    expect(places.map(({ key }) => key)).toContain(place);
    expect(series.at.length).toBeGreaterThan(0);
    expect(dropped).toEqual([]);
  });

  it.each(Object.keys(library.theorems))(
    'names what each counterexample of %s drops, and shows its bound broken',
    (id) => {
      for (const { key, group, label } of answer(id).places) {
        if (group !== 'drops') continue;
        const { dropped, reading } = answer(id, { place: key, runs: rare(id) ? 500 : 20 });
        expect(dropped.length, label).toBeGreaterThan(0);
        expect(reading.broken, label).toBeDefined();
      }
    },
  );

  it('is attained on the tight instance, and goes on when asked for a step out of range, naming what is dropped', () => {
    const inside = answer(exact);
    // Rounding of 30 steps.
    expect(inside.reading.worst?.ratio).toBeCloseTo(1, 12);
    const outside = answer(exact, { turns: { 'parameters.h': 1.5 } });
    expect(outside.dropped).toEqual(['h = 1.5, not in (0, 1]']);
    expect(outside.series.measured.values).not.toEqual(inside.series.measured.values);
  });

  it('shows the bound broken by a step beyond 2/L on a quadratic', () => {
    const turns = { 'parameters.h': 2.1, 'parameters.T': 30 };
    const { reading, dropped } = answer(exact, { place: 'fits strongly-convex/quadratic', turns });
    expect(dropped).toHaveLength(1);
    expect(reading.broken).toBeGreaterThan(0);
    expect(reading.worst!.ratio).toBeGreaterThan(1);
  });

  it('names the assumption that a scenario lacks', () => {
    const lacking = answer(exact).places.filter(({ group }) => group === 'lacks');
    expect(lacking.length).toBeGreaterThan(0);
    for (const { key, label } of lacking) {
      const { dropped } = answer(exact, { place: key });
      const named = dropped.filter((text) => text.endsWith('does not satisfy')).map((text) => text.split(',')[0]);
      expect(`without ${named.join(', ')}`).toBe(label.split(':')[0]);
    }
  });

  it('names every condition that is broken, not only the first', () => {
    const { dropped } = answer(exact, {
      place: 'drops 0',
      turns: { 'parameters.h': 3 },
    });
    expect(dropped).toEqual([
      'convex',
      'convex, which non-convex/gaussian-dip does not satisfy',
      'h = 3, not in (0, 1]',
    ]);
  });

  it('sets each control to each end of its range, and the next controls say so', () => {
    for (const id of [exact, 'sgd/pl-constant-step', 'momentum/nesterov-convex']) {
      for (const { key: place } of answer(id)
        .places.filter(({ group }) => group === 'fits')
        .slice(0, 3)) {
        for (const control of answer(id, { place }).controls) {
          const values = control.kind === 'slider' ? [control.min, control.max] : control.options;
          for (const value of values) {
            const turns: Turns = { [control.key]: value };
            const reply = session.answer({ number: 1, theorem: id, place, seed: 1, runs: 5, claim: 0, turns });
            if (reply.kind === 'failure') continue;
            const after = reply.controls.find(({ key }) => key === control.key);
            if (typeof value === 'number') expect(Number(after!.value), control.key).toBeCloseTo(value, 6);
            else expect(after!.value).toBe(value);
          }
        }
      }
    }
  });

  it('shows the numbers of `boundlab run` at the same point', () => {
    const { series } = answer('sgd/pl-constant-step', { turns: { 'noise.sigma2': 4 } });
    const { instance, params } = series;
    expect(instance).toMatchObject({ noise: { instance: { sigma2: 4 } } });
    const { rows } = run('sgd/pl-constant-step', { instance, params, seed: 1, runs: 20 });
    expect(rows.map(({ claims }) => claims[0]!.left)).toEqual(series.measured.values);
    expect(rows.map(({ claims }) => claims[0]!.right)).toEqual(series.bound);
  });

  it('answers a point that cannot be run with a reason', () => {
    const reply = session.answer({ number: 7, theorem: 'gd/none', seed: 1, runs: 1, claim: 0, turns: {} });
    expect(reply).toMatchObject({ kind: 'failure', number: 7, message: expect.stringContaining('gd/none') });
  });
});
