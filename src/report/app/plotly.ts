import type { Figure } from '../../plots/figure.js';
import { pageText } from './pageText.js';

/** What the page uses of plotly. */
export interface Plotly {
  react(
    element: HTMLElement,
    data: Figure['data'],
    layout: Figure['layout'],
    config: { readonly displayModeBar: boolean; readonly responsive: boolean },
  ): Promise<unknown>;
  purge(element: HTMLElement): void;
  readonly Plots: { resize(element: HTMLElement): void };
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}

let loading: Promise<Plotly> | undefined;

/** Plotly lies in the page as text, so that opening the page does not wait for it; the first plot runs it. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= shownFirst()
    .then(() => pageText('plotly'))
    .then((text) => {
      const script = document.createElement('script');
      script.textContent = text;
      document.head.append(script);
      if (window.Plotly) return window.Plotly;
      throw new Error('plotly did not start');
    });
  return loading;
}

/** A frame first: the page shows itself before some megabytes of script are compiled. */
function shownFirst(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
