import type { Library } from '../check/library.js';
import type { Theorem } from '../core/theorem.js';

/** Most versions that are named. */
const MOST = 8;

/** Other theorems that bound the same quantity of the same method: classic and exact, simple and sharp. */
export function relatedTo(id: string, ids: readonly string[], { theorems }: Library): string[] {
  return ids.filter((other) => other !== id && sameSubject(theorems[id], theorems[other])).slice(0, MOST);
}

function sameSubject(one: Theorem, other: Theorem): boolean {
  if (!one.method || one.method.title !== other.method?.title) return false;
  const lefts = new Set(other.claims.map(({ left }) => left));
  return one.claims.some(({ left }) => lefts.has(left));
}
