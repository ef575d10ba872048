import type { Figure } from '../../plots/figure.js';
import { unpacked } from './packed.js';

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

/** Plotly, which the first plot unpacks and runs. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= unpacked('plotly').then((text) => {
    const script = document.createElement('script');
    script.textContent = text;
    document.head.append(script);
    if (!window.Plotly) throw new Error('the script of plotly defines none');
    return window.Plotly;
  });
  return loading;
}
