import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scan } from '../../src/check/scan.js';
import type { Series } from '../../src/check/series.js';
import { check, series } from '../../src/handbook.js';
import {
  type Figure,
  rateFigure,
  type ScatterTrace,
  scanFigure,
  seriesFigure,
  themeOf,
  verdictFigure,
  worstCaseFigure,
} from '../../src/plots/index.js';

const number = fc.oneof(
  fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
  fc.constantFrom(0, -1, Number.NaN, Infinity),
);

/** Series of any length with any numbers, those of runs that diverge included. */
const anySeries: fc.Arbitrary<Series> = fc.integer({ min: 1, max: 12 }).chain((length) => {
  const values = fc.array(number, { minLength: length, maxLength: length });
  return fc
    .record({
      bound: values,
      measured: values,
      band: fc.option(fc.tuple(values, values)),
      runs: fc.array(values, { maxLength: 3 }),
      broken: fc.array(fc.boolean(), { minLength: length, maxLength: length }),
      ratio: values,
      index: fc.constantFrom('k', 'i', 'row'),
      is: fc.constantFrom('<=', '>=', '='),
    })
    .map(({ bound, measured, band, ...rest }) => ({
      schema: 'boundlab/series@1' as const,
      id: 'any/series',
      title: 'Any series',
      claim: 0,
      text: 'gap <= L',
      quantifier: 'every-run',
      latex: { left: 'f(x_k) - f^\\star', right: '\\frac{L}{k}' },
      scenario: 'convex/huber',
      instance: {},
      params: { eta: 0.5 },
      constants: { L: 1 },
      seed: 1,
      at: Array.from({ length }, (_, k) => k),
      bound,
      measured: { how: 'one run', values: measured, ...(band && { lower: band[0], upper: band[1] }) },
      ...rest,
    }));
});

const anyScan: fc.Arbitrary<Scan> = fc
  .array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 })
  .map((ratio) => ({
    schema: 'boundlab/scan@1' as const,
    id: 'any/scan',
    title: 'Any scan',
    claim: 0,
    text: 'gap <= L',
    x: { symbol: 'eta', scale: 'linear' as const, values: [0.5, 1, 1.5] },
    y: { symbol: 'kappa', scale: 'log' as const, values: [1, 10] },
    ratio,
    inside: ratio.map((row) => row.map(() => true)),
  }));

function expectPlain(figure: Figure): void {
  expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
}

function expectDrawable({ data, layout: { xaxis, yaxis } }: Figure): void {
  for (const { x, y, name } of data) {
    expect(name).not.toBe('');
    expect(x).toHaveLength(y.length);
    for (const [values, axis] of [
      [x, xaxis],
      [y, yaxis],
    ] as const)
      for (const value of values)
        if (value !== null) expect(axis?.type === 'log' ? Number(value) > 0 : Number.isFinite(value)).toBe(true);
  }
  for (const axis of [xaxis, yaxis]) for (const end of axis?.range ?? []) expect(Number.isFinite(end)).toBe(true);
}

const named = (figure: Figure, start: string): ScatterTrace =>
  figure.data.find(({ name }) => name.startsWith(start)) as ScatterTrace;

describe('seriesFigure', () => {
  it('is plain JSON without a coordinate that its axes cannot show', () => {
    fc.assert(
      fc.property(fc.array(anySeries, { minLength: 1, maxLength: 3 }), (all) => {
        const figure = seriesFigure(all, { title: 'any', worst: [{ k: 1, value: 1 }] });
        expectPlain(figure);
        expectDrawable(figure);
      }),
    );
  });

  it('draws the numbers of the series', () => {
    const data = series('gd/convex-last-iterate-exact');
    const figure = seriesFigure(data, { scales: 'linear' });
    expect(named(figure, 'bound').y).toEqual(data.bound);
    expect(named(figure, 'measured').y).toEqual(data.measured.values);
    expect(named(figure, 'bound').x).toEqual(data.at);
  });

  it('shows powers of k on log-log axes, and geometric decay over a linear k', () => {
    expect(seriesFigure(series('gd/convex-last-iterate-exact')).layout.xaxis?.type).toBe('log');
    const { xaxis, yaxis } = seriesFigure(series('gossip/linear-consensus')).layout;
    expect([xaxis?.type, yaxis?.type]).toEqual(['linear', 'log']);
  });

  it('marks where a counterexample breaks the bound', () => {
    const figure = seriesFigure(series('gd/convex-last-iterate-exact', { counterexample: 0 }));
    // A gap of 1 - exp(-18) at a start 6 away, h = 1: the bound falls below it at the first k with L D^2/(4k + 2) < gap.
    expect(named(figure, 'breaks the bound').name).toBe('breaks the bound at <i>k</i> = 9');
  });

  it('tells several series apart by colour and name', () => {
    const one = series('gd/convex-last-iterate-exact');
    const { data } = seriesFigure([one, one], { names: ['first', 'second'] });
    const colours = data.map((trace) => (trace as ScatterTrace).line?.color);
    expect(data.map(({ name }) => name)).toEqual(['first', 'first: bound', 'second', 'second: bound']);
    expect(new Set(colours)).toEqual(new Set(themeOf().series.slice(0, 2)));
  });

  it('names the quantity in the field’s letters', () => {
    const { yaxis } = seriesFigure(series('sgd/strongly-convex-additive-noise', { runs: 2 })).layout;
    expect(yaxis?.title?.text).toBe('E[‖<i>x</i><sub><i>k</i></sub> − <i>x</i>*‖<sup>2</sup>]');
  });
});

describe('scanFigure', () => {
  it('is plain JSON with a level in the range of the colours, or none, at each point', () => {
    fc.assert(
      fc.property(anyScan, (scan) => {
        const figure = scanFigure(scan);
        expectPlain(figure);
        const [map] = figure.data;
        if (map.type !== 'heatmap') throw new Error(`the first trace is a ${map.type}`);
        for (const [j, row] of map.z.entries())
          for (const [i, level] of row.entries()) {
            if (level === null) expect(scan.ratio[j][i]).toBeNaN();
            else expect(Math.abs(level - (map.zmin + map.zmax) / 2)).toBeLessThanOrEqual((map.zmax - map.zmin) / 2);
          }
      }),
    );
  });
});

describe('rateFigure', () => {
  it('draws both slopes, the claimed one through the first point', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 0, noNaN: true }),
        fc.double({ min: -3, max: 0, noNaN: true }),
        (slope, claimed) => {
          const k = [0, 1, 10, 100];
          const figure = rateFigure({ k, values: [5, 2, 1, 0.5], slope, claimed });
          expectPlain(figure);
          expectDrawable(figure);
          const { y } = named(figure, 'claimed');
          expect(y[0]).toBeCloseTo(2, 12);
          expect(Math.log10(Number(y[2]) / Number(y[0])) / 2).toBeCloseTo(claimed, 12);
        },
      ),
    );
  });
});

describe('worstCaseFigure', () => {
  it('orders the horizons and leaves out what was not solved', () => {
    const point = (horizon: number, value: number) => ({ horizon, value, bound: 1 / horizon });
    const figure = worstCaseFigure([point(5, 0.1), point(1, 0.5), point(2, Number.NaN)]);
    expectPlain(figure);
    expect(named(figure, 'exact').x).toEqual([1, 5]);
  });
});

describe('verdictFigure', () => {
  const verdict = check('gd/convex-last-iterate-exact');

  it('has a row for each claim, scenario, exact value, mutant and counterexample that has a ratio', () => {
    const figure = verdictFigure(verdict);
    expectPlain(figure);
    expectDrawable(figure);
    const { claims, scenarios, worstCases, mutants, counterexamples } = verdict;
    const groups = [claims, scenarios, worstCases, mutants, counterexamples];
    expect(figure.layout.yaxis?.tickvals).toHaveLength(groups.reduce((sum, { length }) => sum + length, 0));
  });

  it('puts what is rejected beyond 1, and an overflow at the end as an arrow', () => {
    const [mutant, ...rest] = verdict.mutants;
    const figure = verdictFigure({ ...verdict, mutants: [{ ...mutant, ratio: null }, ...rest] });
    const { x, marker } = named(figure, 'mutants');
    for (const ratio of x) expect(Number(ratio)).toBeGreaterThan(1);
    expect(marker?.symbol?.[0]).toBe('triangle-right');
  });
});
