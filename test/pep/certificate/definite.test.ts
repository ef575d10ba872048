import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { indefiniteRow } from '../../../src/pep/certificate/definite.js';

const entries = (rows: number, columns: number) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });
const lower = (matrix: readonly (readonly number[])[]): bigint[][] =>
  matrix.map((row, i) => row.slice(0, i + 1).map(BigInt));
const products = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((u) => rows.map((v) => u.reduce((sum, ui, i) => sum + ui * v[i], 0)));

describe('indefiniteRow', () => {
  it('finds nothing wrong with matrices of inner products, singular ones among them', () => {
    const vectors = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
      .chain(([n, d]) => entries(n, d));
    fc.assert(fc.property(vectors, (rows) => indefiniteRow(lower(products(rows))) === undefined));
  });

  it('finds something wrong exactly where an eigenvalue is negative', () => {
    const square = fc.integer({ min: 1, max: 6 }).chain((n) => entries(n, n));
    fc.assert(
      fc.property(square, (rows) => {
        const matrix = rows.map((row, i) =>
          row.map((value, j) => (i === j ? Math.abs(value) + 6 : value + rows[j][i])),
        );
        const { realEigenvalues } = new EigenvalueDecomposition(new Matrix(matrix), { assumeSymmetric: true });
        const least = Math.min(...realEigenvalues);
        // Eigenvalues of integer matrices of this size are 0 or well above rounding.
        fc.pre(Math.abs(least) > 1e-9);
        expect(indefiniteRow(lower(matrix)) === undefined).toBe(least > 0);
      }),
    );
  });

  it('does not let a zero pivot pass with something beside it', () => {
    expect(indefiniteRow([[0n], [1n, 5n]])).toBe(0);
    expect(indefiniteRow([[1n], [1n, 1n], [0n, 1n, 9n]])).toBe(1);
    expect(indefiniteRow([[0n], [0n, 5n]])).toBeUndefined();
  });

  it('tells the Hilbert matrix, which is positive definite, from one with a little less', () => {
    // Its smallest eigenvalue at order 12 is about 1e-16, less than the rounding of doubles.
    const n = 12;
    const common = Array.from({ length: 2 * n }, (_, i) => BigInt(i + 1)).reduce((a, b) => a * b, 10n ** 20n);
    const hilbert = (less: bigint): bigint[][] =>
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: i + 1 }, (_, j) => common / BigInt(i + j + 1) - (i === j ? less : 0n)),
      );
    expect(indefiniteRow(hilbert(0n))).toBeUndefined();
    expect(indefiniteRow(hilbert(common / 10n ** 17n))).toBeUndefined();
    expect(indefiniteRow(hilbert(common / 10n ** 15n))).toBeDefined();
  });
});
