import { useEffect, useState } from 'preact/hooks';
import type { Layout, Trace } from '../../plots/figure.js';
import type { ThemeName } from '../../plots/theme.js';

/** The part of plotly used here; the page bears it as a script of its own. */
interface Plotly {
  react(host: HTMLElement, data: readonly Trace[], layout: Layout, config: object): Promise<unknown>;
  purge(host: HTMLElement): void;
}

export function usePlotly(): { plotly: Plotly; theme: ThemeName } {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const [theme, setTheme] = useState<ThemeName>(dark.matches ? 'dark' : 'light');
  useEffect(() => {
    const follow = (): void => setTheme(dark.matches ? 'dark' : 'light');
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [dark]);
  return { plotly: (window as unknown as { Plotly: Plotly }).Plotly, theme };
}
