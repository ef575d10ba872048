/** Where a reader is: kept in the part of the address after the #, so that links, reloading and the back button work. */
export type Route = { readonly view: 'handbook'; readonly filter: Filter } | TheoremRoute;

export interface TheoremRoute {
  /** Its page, or the live panel alone. */
  readonly view: 'theorem' | 'try';
  readonly id: string;
}

/** Which theorems are shown, and in which order. Empty lists let everything pass. */
export interface Filter {
  readonly text: string;
  readonly area: readonly string[];
  readonly assumes: readonly string[];
  readonly quantifier: readonly string[];
  readonly state: readonly string[];
  readonly tight: readonly string[];
  readonly sort: Sort;
}

export const SORTS = ['field', 'title', 'state', 'tightness', '-tightness'] as const;
export type Sort = (typeof SORTS)[number];

export const EVERYTHING: Filter = {
  text: '',
  area: [],
  assumes: [],
  quantifier: [],
  state: [],
  tight: [],
  sort: 'field',
};

/** The facets of a filter that are lists of choices. */
export const FACETS = ['area', 'assumes', 'quantifier', 'state', 'tight'] as const;
export type Facet = (typeof FACETS)[number];

export function parseRoute(hash: string): Route {
  const theorem = /^#\/(theorem|try)\/(.+)$/.exec(hash);
  if (theorem) return { view: theorem[1] === 'try' ? 'try' : 'theorem', id: decoded(theorem[2]) };
  const query = new URLSearchParams(/^#\/?\?(.*)$/.exec(hash)?.[1] ?? '');
  const list = (facet: Facet): string[] => query.get(facet)?.split(',').filter(Boolean) ?? [];
  const sort = SORTS.find((known) => known === query.get('sort')) ?? 'field';
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, list(facet)])) as Record<Facet, string[]>;
  return { view: 'handbook', filter: { text: query.get('q') ?? '', ...chosen, sort } };
}

export function hashOf(route: Route): string {
  if (route.view !== 'handbook') return `#/${route.view}/${route.id}`;
  const { text, sort, ...lists } = route.filter;
  const query = new URLSearchParams({
    ...(text && { q: text }),
    ...Object.fromEntries(
      FACETS.filter((facet) => lists[facet].length > 0).map((facet) => [facet, lists[facet].join(',')]),
    ),
    ...(sort !== 'field' && { sort }),
  });
  const said = query.toString().replaceAll('%2C', ',');
  return said ? `#/?${said}` : '#/';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
