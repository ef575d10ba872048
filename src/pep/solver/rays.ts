import { smallestEigenvalue } from './eigenvalue.js';
import { applyColumns, applyRows, type Program, triangle, unpack, unpackCoefficients } from './program.js';

/**
 * Error allowed to a ray that is scaled to b . y = -1 or c . u = 1. A feasible point, should there be one after all, is
 * then larger than its inverse, in the scaled problem.
 */
const TOLERANCE = 1e-7;

/**
 * Whether y >= 0, A^T y >= 0 and b . y < 0, which no feasible point survives: 0 <= <A^T y, u> <= b . y.
 */
export function provesInfeasible(program: Program, y: Float64Array): boolean {
  const { order: n, unknowns, rows, inequality, b } = program;
  let value = 0;
  for (let k = 0; k < rows; k++) value -= b[k] * y[k];
  if (!(value > 0)) return false;
  for (let k = 0; k < rows; k++) if (inequality[k] && y[k] < -TOLERANCE * value) return false;
  const columns = new Float64Array(unknowns);
  applyColumns(program, y, columns);
  for (let i = triangle(n); i < unknowns; i++) if (Math.abs(columns[i]) > TOLERANCE * value) return false;
  const slack = new Float64Array(n * n);
  unpackCoefficients(columns, n, slack);
  return n === 0 || smallestEigenvalue(slack, n) >= -TOLERANCE * value;
}

/** Whether u can be added to any feasible point, any number of times, and c . u > 0. */
export function provesUnbounded(program: Program, u: Float64Array): boolean {
  const { order: n, unknowns, rows, inequality, c } = program;
  let value = 0;
  for (let i = 0; i < unknowns; i++) value += c[i] * u[i];
  if (!(value > 0)) return false;
  const images = new Float64Array(rows);
  applyRows(program, u, images);
  for (let k = 0; k < rows; k++)
    if ((inequality[k] ? images[k] : Math.abs(images[k])) > TOLERANCE * value) return false;
  const gram = new Float64Array(n * n);
  unpack(u, n, gram);
  return n === 0 || smallestEigenvalue(gram, n) >= -TOLERANCE * value;
}
