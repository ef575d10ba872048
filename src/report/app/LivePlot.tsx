import { useEffect, useRef } from 'preact/hooks';
import type { Series } from '../../check/series.js';
import { seriesFigure } from '../../plots/series.js';
import { usePlotly } from './plotly.js';

/** The plot of a series, drawn over when the series changes. */
export function LivePlot({ series }: { readonly series: Series }) {
  const host = useRef<HTMLDivElement>(null);
  const { plotly, theme } = usePlotly();
  useEffect(() => {
    if (!host.current) return;
    const { data, layout } = seriesFigure(series, { theme });
    plotly.react(host.current, data, layout, { responsive: true, displayModeBar: false });
  }, [series, plotly, theme]);
  useEffect(
    () => () => {
      if (host.current) plotly.purge(host.current);
    },
    [plotly],
  );
  return <div ref={host} class="live-plot" role="img" aria-label={`Measured against bound: ${series.text}`} />;
}
