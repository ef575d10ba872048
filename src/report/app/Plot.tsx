import { useEffect, useRef, useState } from 'preact/hooks';
import type { Series } from '../../check/series.js';
import type { Outcome } from '../../core/verdict.js';
import type { Figure, Trace } from '../../plots/figure.js';
import { seriesFigure } from '../../plots/series.js';
import { type Ratios, verdictFigure } from '../../plots/verdict.js';
import type { WorstPoint } from '../../plots/view.js';
import type { TheoremEntry, VerdictEntry } from '../data.js';
import { useMedia, useTheme } from './media.js';
import { loadPlotly } from './plotly.js';
import { ratioText } from './words.js';

interface PlotProps {
  readonly series: Series;
  readonly worst?: readonly WorstPoint[];
  /** Half the size, without a legend: one of several. */
  readonly small?: boolean;
}

/** Measured against bound, with the numbers behind it as a table. */
export function SeriesPlot({ series, worst = [], small = false }: PlotProps) {
  const theme = useTheme();
  const narrow = useMedia('(max-width: 45rem)');
  const height = small ? 230 : narrow ? 340 : 420;
  const figure = fitted(seriesFigure(series, { theme, worst, height }), { small, narrow });
  return (
    <figure class={small ? 'plot plot-small' : 'plot'}>
      <Legend series={series} worst={worst} />
      <Canvas figure={figure} height={height} says={summary(series)} />
      <figcaption>
        <Caption series={series} />
        <Numbers series={series} />
      </figcaption>
    </figure>
  );
}

/** Where a claim has no curve: measured/bound of everything that was tried, on one axis. */
export function RatioPlot({ theorem, verdict }: { theorem: TheoremEntry; verdict: VerdictEntry }) {
  const theme = useTheme();
  const narrow = useMedia('(max-width: 45rem)');
  const figure = verdictFigure(ratiosOf(theorem, verdict), { theme });
  const clear = 'rgba(0,0,0,0)';
  const layout = {
    ...figure.layout,
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    ...(narrow && { font: { ...figure.layout.font, size: 10 } }),
  };
  const says = 'Dot plot of measured/bound: claims, scenarios, mutants and counterexamples; the bound is at 1.';
  return (
    <figure class="plot">
      <Canvas figure={{ data: figure.data, layout }} height={figure.layout.height ?? 420} says={says} />
    </figure>
  );
}

/** The page counts claims from 1. */
function ratiosOf({ claims, mutants, counterexamples }: TheoremEntry, { scenarios, worstCases }: VerdictEntry): Ratios {
  const judged = (verdict: Outcome | undefined): Outcome => verdict ?? 'inconclusive';
  return {
    claims: claims.map(({ verdict, tightness, says, quantifier }, i) => ({
      index: i + 1,
      text: says ?? quantifier.text,
      verdict: judged(verdict),
      tightness,
    })),
    scenarios,
    worstCases: worstCases.map((record) => ({ ...record, claim: record.claim + 1 })),
    mutants: mutants.map(({ claim, why, verdict, ratio }) => ({
      claim: `claim ${claim + 1}`,
      why,
      verdict: judged(verdict),
      ratio,
    })),
    counterexamples: counterexamples.map(({ drops, why, verdict, ratio }) => ({
      drops,
      why,
      verdict: judged(verdict),
      ratio,
    })),
  };
}

/** The page says what a figure's heading and legend would. */
export function fitted({ data, layout }: Figure, { small, narrow }: { small: boolean; narrow: boolean }): Figure {
  const tight = small || narrow;
  const margin = tight ? { l: 56, r: 8, t: 12, b: 44 } : { l: 72, r: 16, t: 12, b: 52 };
  const clear = 'rgba(0,0,0,0)';
  return {
    data: small ? data.map(smaller) : data,
    layout: {
      ...layout,
      paper_bgcolor: clear,
      plot_bgcolor: clear,
      showlegend: false,
      margin,
      ...(tight && { font: { ...layout.font, size: 11 } }),
    },
  };
}

/** Marks that stand apart in a large plot would cover a small one. */
function smaller(trace: Trace): Trace {
  if (trace.type !== 'scatter' || trace.marker?.size === undefined) return trace;
  const { size } = trace.marker;
  return {
    ...trace,
    marker: { ...trace.marker, size: typeof size === 'number' ? size * 0.7 : size.map((x) => x * 0.7) },
  };
}

export function Canvas({ figure, height, says }: { figure: Figure; height: number; says: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState<string>();
  const seen = useSeen(place);
  useEffect(() => {
    const element = place.current;
    if (!seen || !element) return;
    let gone = false;
    loadPlotly()
      .then((plotly) => {
        if (!gone)
          return plotly.react(element, figure.data, figure.layout, { displayModeBar: false, responsive: true });
      })
      .catch((error: Error) => setFailed(error.message));
    return () => {
      gone = true;
    };
  }, [seen, figure]);
  useEffect(() => {
    const element = place.current;
    return () => {
      if (element) window.Plotly?.purge(element);
    };
  }, []);
  return (
    <>
      <div ref={place} class="canvas" style={{ height: `${height}px` }} role="img" aria-label={says} />
      {failed && <p class="note">The plot could not be drawn: {failed}.</p>}
    </>
  );
}

/** Whether an element has come near the window; before printing, all have. */
export function useSeen(place: { readonly current: Element | null }): boolean {
  const [seen, see] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && see(true), { rootMargin: '200px' });
    observer.observe(place.current);
    const all = (): void => see(true);
    addEventListener('beforeprint', all);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', all);
    };
  }, []);
  return seen;
}

const BOUNDS: Readonly<Record<string, string>> = { '<=': 'bound', '>=': 'lower bound' };

/** What is drawn how; plotly's own legend would not wrap, nor be read aloud. */
export function Legend({ series, worst }: { series: Series; worst: readonly WorstPoint[] }) {
  const { is, measured, runs, quantifier, broken } = series;
  const band = measured.lower ? ', with its 95 % band' : '';
  return (
    <p class="legend">
      <span>
        <span class="key" /> measured: {measured.how}
        {band}
      </span>
      {runs.length > 0 && (
        <span>
          <span class="key key-faint" /> single runs
        </span>
      )}
      <span>
        <span class="key key-bound" /> {quantifier === 'rate' ? 'claimed rate' : (BOUNDS[is] ?? 'claimed value')}
      </span>
      {broken.some(Boolean) && (
        <span>
          <span class="key key-broken">×</span> breaks the bound
        </span>
      )}
      {worst.length > 0 && (
        <span>
          <span class="key key-exact" /> exact worst case over the class
        </span>
      )}
    </p>
  );
}

function Caption({ series: { scenario, params, failures } }: { series: Series }) {
  const settings = Object.entries(params).map(([name, value]) => `${name} = ${ratioText(value)}`);
  return (
    <p>
      On <code>{scenario}</code>
      {settings.length > 0 && `, ${settings.join(', ')}`}.
      {failures &&
        ` Beyond the bound: at most ${ratioText(Math.max(...failures.share))} of the runs; allowed ${ratioText(failures.allowed[0])}.`}
    </p>
  );
}

export function summary({ text, at, index, measured, bound, broken }: Series): string {
  const last = at.length - 1;
  const fails = broken.filter(Boolean).length;
  const verdict = fails > 0 ? `It is beyond the bound in ${fails} of ${at.length} rows.` : 'It stays within the bound.';
  return (
    `Plot of ${text}, from ${index} = ${at[0]} to ${at[last]}. At the end measured ${ratioText(measured.values[last])}, ` +
    `bound ${ratioText(bound[last])}. ${verdict}`
  );
}

/** The numbers of a plot, made when they are asked for. */
function Numbers({ series }: { series: Series }) {
  const [open, setOpen] = useState(false);
  const { index, at, measured, bound } = series;
  return (
    <details class="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers</summary>
      {open && (
        <section class="scroll" aria-label="Numbers of the plot">
          <table>
            <thead>
              <tr>
                <th scope="col">{index}</th>
                <th scope="col">measured</th>
                <th scope="col">bound</th>
                <th scope="col">measured/bound</th>
              </tr>
            </thead>
            <tbody>
              {at.map((k, i) => (
                <tr key={k}>
                  <td>{k}</td>
                  <td>{numberText(measured.values[i])}</td>
                  <td>{numberText(bound[i])}</td>
                  <td>{numberText(measured.values[i] / bound[i])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

/** Numbers that JSON can't hold are null in the data. */
function numberText(x: number | null): string {
  return x === null || !Number.isFinite(x) ? '–' : x < 0 ? `−${ratioText(-x)}` : ratioText(x);
}
