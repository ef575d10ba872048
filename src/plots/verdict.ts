import type { Outcome, SettingReport, Verdict } from '../core/verdict.js';
import type { Figure, ScatterTrace } from './figure.js';
import { wrapped } from './notation.js';
import { plain } from './scales.js';
import { axis, frame, type Heading, type ThemeName, themeOf } from './theme.js';

export interface VerdictFigureOptions extends Heading {
  readonly theme?: ThemeName;
}

/** What is drawn of a verdict; a report keeps no more of it. */
export interface Ratios {
  readonly claims: readonly Pick<Verdict['claims'][number], 'index' | 'text' | 'verdict' | 'tightness'>[];
  readonly scenarios: readonly Pick<SettingReport, 'name' | 'maxRatio'>[];
  readonly worstCases: readonly Pick<Verdict['worstCases'][number], 'claim' | 'horizon' | 'boundOverWorst'>[];
  readonly mutants: readonly Pick<Verdict['mutants'][number], 'claim' | 'why' | 'verdict' | 'ratio'>[];
  readonly counterexamples: readonly Pick<Verdict['counterexamples'][number], 'drops' | 'why' | 'verdict' | 'ratio'>[];
}

type Kind = 'claim' | 'scenario' | 'exact worst case' | 'mutant' | 'counterexample';

interface Dot {
  readonly kind: Kind;
  readonly label: string;
  readonly about: string;
  /** measured/bound; null where it is beyond all numbers. */
  readonly ratio: number | null;
}

/** Ratios beyond these ends are drawn at the end, as an arrow. */
const [LEAST, MOST] = [1e-3, 1e3];
const LABEL_WIDTH = 34;
const ROW = 34;

/**
 * The evidence of a verdict on one axis, measured/bound: how close the claims come to 1, where each scenario stays below
 * it, and how far beyond it the mutants and counterexamples are rejected.
 */
export function verdictFigure(verdict: Ratios, options: VerdictFigureOptions = {}): Figure {
  const theme = themeOf(options.theme);
  const dots = dotsOf(verdict);
  const looks: Record<Kind, { color: string; symbol: string; size: number }> = {
    claim: { color: theme.measured, symbol: 'circle', size: 12 },
    scenario: { color: theme.muted, symbol: 'circle', size: 7 },
    'exact worst case': { color: theme.exact, symbol: 'circle-open', size: 12 },
    mutant: { color: theme.broken, symbol: 'diamond', size: 10 },
    counterexample: { color: theme.series[3], symbol: 'x', size: 10 },
  };
  const kinds = [...new Set(dots.map(({ kind }) => kind))];
  const data = kinds.map((kind): ScatterTrace => {
    const own = [...dots.entries()].filter(([, dot]) => dot.kind === kind);
    const { color, symbol, size } = looks[kind];
    return {
      type: 'scatter',
      mode: 'markers',
      name: PLURALS[kind],
      x: own.map(([, { ratio }]) => clamped(ratio)),
      y: own.map(([row]) => row),
      marker: { color, size, symbol: own.map(([, { ratio }]) => arrow(ratio) ?? symbol), line: { width: 1.5, color } },
      text: own.map(([, { about, ratio }]) => `${about}<br>measured/bound = ${ratio === null ? '∞' : plain(ratio)}`),
      hovertemplate: '%{text}<extra></extra>',
      cliponaxis: false,
    };
  });
  const ratios = dots.map(({ ratio }) => Math.log10(clamped(ratio)));
  const range: [number, number] = [Math.min(-0.3, ...ratios) - 0.1, Math.max(0.3, ...ratios) + 0.1];
  const height = 150 + ROW * dots.length + (options.title ? 60 : 0);
  return {
    data,
    layout: frame(theme, options, {
      xaxis: axis(theme, 'measured/bound', {
        type: 'log',
        range,
        tickvals: TICKS.map(Number),
        ticktext: TICKS,
      }),
      yaxis: axis(theme, '', {
        range: [dots.length - 0.5, -0.5],
        tickvals: [...dots.keys()],
        ticktext: dots.map(({ label }) => label),
        showgrid: true,
        ticks: '',
      }),
      shapes: [
        {
          type: 'line',
          x0: 1,
          x1: 1,
          y0: 0,
          y1: 1,
          yref: 'paper',
          line: { color: theme.ink, width: 2, dash: 'dash' },
          layer: 'below',
        },
      ],
      legend: { ...frame(theme, {}, {}).legend, y: -70 / Math.max(120, ROW * dots.length) },
      hovermode: 'closest',
      height,
    }),
  };
}

const TICKS = ['0.001', '0.01', '0.1', '0.2', '0.5', '1', '2', '5', '10', '100', '1000'];

const PLURALS: Record<Kind, string> = {
  claim: 'largest ratio of a claim',
  scenario: 'scenarios',
  'exact worst case': 'exact worst case',
  mutant: 'mutants',
  counterexample: 'counterexamples',
};

/** Whatever has a ratio, or was rejected without one: where a run overflows, measured/bound is infinite. */
function dotsOf({ claims, scenarios, worstCases, mutants, counterexamples }: Ratios): Dot[] {
  return [
    ...claims.map(({ index, text, tightness, verdict }) =>
      dot('claim', `claim ${index}`, `${text}: ${verdict}`, tightness, verdict),
    ),
    ...worstCases.map(({ claim, horizon, boundOverWorst }) => {
      const label = `exact, claim ${claim}, T = ${horizon}`;
      return dot('exact worst case', label, label, 1 / boundOverWorst);
    }),
    ...scenarios.map(({ name, maxRatio }) => dot('scenario', name, name, maxRatio)),
    ...mutants.map(({ claim, why, ratio, verdict }) => dot('mutant', why, `${claim}: ${verdict}`, ratio, verdict)),
    ...counterexamples.map(({ drops, why, ratio, verdict }) =>
      dot('counterexample', `without ${drops}`, `${why}: ${verdict}`, ratio, verdict),
    ),
  ].flat();
}

function dot(kind: Kind, label: string, about: string, ratio: number | null, verdict?: Outcome): Dot[] {
  if (ratio === null && verdict !== 'violated') return [];
  const [first, ...rest] = wrapped(safe(label), LABEL_WIDTH);
  return [{ kind, label: rest.length > 0 ? `${first} …` : first, about: safe(about), ratio }];
}

/** Text that plotly is to show as it is. */
function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** On the axis: a ratio that is no number, or beyond the ends, stands at an end. */
function clamped(ratio: number | null): number {
  return ratio === null ? MOST : Math.min(MOST, Math.max(LEAST, ratio));
}

function arrow(ratio: number | null): string | undefined {
  if (ratio === null || ratio > MOST) return 'triangle-right';
  return ratio < LEAST ? 'triangle-left' : undefined;
}
