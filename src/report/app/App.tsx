import { useEffect, useRef } from 'preact/hooks';
import type { ReportData } from '../data.js';
import { Handbook } from './Handbook.js';
import { EVERYTHING, type Filter } from './route.js';
import { TheoremPage } from './TheoremPage.js';
import { TryPage } from './TryPage.js';
import { useRoute } from './useRoute.js';

/** The row that was opened, and how far the table was scrolled. */
interface Left {
  readonly id: string;
  readonly scroll: number;
}

/** The table of the handbook, or one theorem. */
export function App({ data }: { data: ReportData }) {
  const route = useRoute();
  const filter = useRef<Filter>(EVERYTHING);
  const left = useRef<Left | undefined>(undefined);
  if (route.view === 'handbook') filter.current = route.filter;
  const theorem = route.view === 'handbook' ? undefined : data.theorems.find(({ id }) => id === route.id);
  useView(route.view === 'handbook' ? undefined : route.id, theorem?.title, left);
  return (
    <>
      <button type="button" class="skip" onClick={toMain}>
        Skip to the content
      </button>
      {route.view === 'handbook' ? (
        <Handbook data={data} filter={route.filter} />
      ) : route.view === 'try' ? (
        <TryPage data={data} id={route.id} filter={filter.current} />
      ) : (
        <TheoremPage key={route.id} data={data} id={route.id} filter={filter.current} />
      )}
    </>
  );
}

/** Past what every view begins with. A link to #main would be a route. */
function toMain(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/**
 * What a page load does and a change of view must do itself: the title of the window, the scroll position, and the focus,
 * which goes to the heading of a theorem, and back to its row in the table.
 */
function useView(id: string | undefined, title: string | undefined, left: { current: Left | undefined }): void {
  const first = useRef(true);
  useEffect(() => {
    document.title = id === undefined ? 'boundlab: the handbook' : `${title ?? id} · boundlab`;
    if (id !== undefined) {
      scrollTo(0, 0);
      if (!first.current) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    } else if (left.current) {
      scrollTo(0, left.current.scroll);
      document.getElementById(`row-${left.current.id}`)?.focus({ preventScroll: true });
    }
    first.current = false;
    if (id !== undefined) return;
    const remember = (event: Event): void => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('a[id^="row-"]');
      if (row) left.current = { id: row.id.slice('row-'.length), scroll: scrollY };
    };
    addEventListener('click', remember, true);
    return () => removeEventListener('click', remember, true);
  }, [id]);
}
