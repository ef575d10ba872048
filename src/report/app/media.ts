import { useEffect, useState } from 'preact/hooks';
import type { ThemeName } from '../../plots/theme.js';

/** Whether a media query matches now, and as it changes. */
export function useMedia(query: string): boolean {
  const [matches, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = (): void => set(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

/** Light or dark as the system wants it; paper is light. */
export function useTheme(): ThemeName {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const printing = useMedia('print');
  return dark && !printing ? 'dark' : 'light';
}
