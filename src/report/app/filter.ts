import type { ReportData, TheoremEntry } from '../data.js';
import { FACETS, type Facet, type Filter } from './route.js';

/** How close a theorem's largest measured/bound comes to 1. */
export const TIGHTNESS = ['attained', 'close', 'loose', 'no ratio'] as const;
export type Tightness = (typeof TIGHTNESS)[number];

/** An attained bound is reached to a part in a thousand, a close one to a tenth. */
export function tightnessClass(theorem: TheoremEntry): Tightness {
  const ratio = tightnessOf(theorem);
  if (ratio === null || theorem.state === 'refuted') return 'no ratio';
  if (ratio >= 0.999) return 'attained';
  return ratio >= 0.9 ? 'close' : 'loose';
}

/** The largest measured/bound of a theorem; of an erratum that of its refutation. Equalities that hold have 1; equivalences have none. */
export function tightnessOf({ state, refutation, tightest, claims }: TheoremEntry): number | null {
  if (state === 'refuted') return refutation?.ratio ?? null;
  if (tightest) return tightest.ratio;
  const known = claims.flatMap(({ tightness }) => tightness ?? []);
  return known.length > 0 ? Math.max(...known) : null;
}

/** What a theorem has to offer to each facet. */
const VALUES: Record<Facet, (theorem: TheoremEntry) => readonly string[]> = {
  area: ({ area }) => [area],
  assumes: (theorem) => [
    ...new Set(
      [...theorem.assumptions, ...theorem.claims.flatMap(({ assumes }) => assumes)].map(({ property }) => property),
    ),
  ],
  quantifier: ({ claims }) => [...new Set(claims.map(({ quantifier }) => quantifier.kind))],
  state: ({ state }) => [state],
  tight: (theorem) => [tightnessClass(theorem)],
};

/** The theorems that a filter lets pass, in its order. */
export function filtered(data: ReportData, filter: Filter): TheoremEntry[] {
  const found = data.theorems.filter((theorem) => passes(data, theorem, filter));
  return filter.sort === 'field' ? found : sorted(found, filter.sort);
}

/**
 * For each choice of a facet how many theorems it would show: the other facets apply, and a choice within one facet
 * widens. Assumptions narrow instead: each one chosen must be made.
 */
export function counts(data: ReportData, filter: Filter, facet: Facet): Map<string, number> {
  const others = facet === 'assumes' ? filter : { ...filter, [facet]: [] };
  const all = new Map<string, number>();
  for (const theorem of data.theorems)
    if (passes(data, theorem, others))
      for (const value of VALUES[facet](theorem)) all.set(value, (all.get(value) ?? 0) + 1);
  return all;
}

function passes(data: ReportData, theorem: TheoremEntry, filter: Filter): boolean {
  const fits = FACETS.every((facet) => {
    const chosen = filter[facet];
    const own = VALUES[facet](theorem);
    if (chosen.length === 0) return true;
    return facet === 'assumes' ? chosen.every((one) => own.includes(one)) : chosen.some((one) => own.includes(one));
  });
  return fits && words(filter.text).every((word) => textOf(data, theorem).includes(word));
}

function words(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

const texts = new WeakMap<TheoremEntry, string>();

/** Everything of a theorem that a search looks into. */
function textOf({ areas }: ReportData, theorem: TheoremEntry): string {
  let text = texts.get(theorem);
  if (text === undefined) {
    const { id, title, about, source, method, claims, assumptions } = theorem;
    const area = areas.find(({ key }) => key === theorem.area);
    const parts = [id, title, about, source.cite, source.arxiv, method?.title, area?.title, area?.part];
    const said = claims.flatMap(({ says, latex, quantifier }) => [says, latex, quantifier.text]);
    text = [...parts, ...said, ...assumptions.map((assumed) => assumed.text)].join(' ').toLowerCase();
    texts.set(theorem, text);
  }
  return text;
}

const STATES: readonly TheoremEntry['state'][] = ['wrong', 'inconclusive', 'not judged', 'refuted', 'holds'];

function sorted(theorems: readonly TheoremEntry[], sort: Exclude<Filter['sort'], 'field'>): TheoremEntry[] {
  const last = Number.NEGATIVE_INFINITY;
  const by: Record<typeof sort, (a: TheoremEntry, b: TheoremEntry) => number> = {
    title: (a, b) => a.title.localeCompare(b.title, 'en'),
    state: (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state),
    tightness: (a, b) => (tightnessOf(a) ?? -last) - (tightnessOf(b) ?? -last),
    '-tightness': (a, b) => (tightnessOf(b) ?? last) - (tightnessOf(a) ?? last),
  };
  return theorems.toSorted((a, b) => by[sort](a, b) || 0);
}
