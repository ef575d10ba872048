/** sum_j x_j y_j of plain arrays, where speed does not matter. */
export function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, xj, j) => sum + xj * y[j], 0);
}
