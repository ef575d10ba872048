import { useEffect, useState } from 'preact/hooks';
import { hashOf, parseRoute, type Route } from './route.js';

/** The route in the address, as it changes by links and by the back button. */
export function useRoute(): Route {
  const [route, set] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const update = (): void => set(parseRoute(location.hash));
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return route;
}

/** Changes the filter without a step in the history for every key: the back button leaves the table. */
export function replaceRoute(route: Route): void {
  history.replaceState(history.state, '', hashOf(route));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
