/** Levenshtein's: letters to insert, drop or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

/** The names most like a mistyped one: those that contain it, then those a few letters away. */
function near(name: string, known: readonly string[]): string[] {
  const plain = name.replaceAll('*', '');
  const scored = known.map((other) => {
    const parts = [other, ...other.split('/')];
    const contained = plain.length > 1 && other.includes(plain);
    return { other, score: contained ? 0 : Math.min(...parts.map((part) => distance(plain, part))) };
  });
  scored.sort((a, b) => a.score - b.score);
  return scored
    .filter(({ score }) => score <= Math.max(1, plain.length / 3))
    .map(({ other }) => other)
    .slice(0, 3);
}

/** 'Did you mean "convex"? ', or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const similar = near(name, known);
  return similar.length > 0 ? `Did you mean ${similar.map((other) => `"${other}"`).join(' or ')}? ` : '';
}
