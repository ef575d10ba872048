import { network } from '../../src/core/scenario.js';
import { integer, real, record } from '../../src/core/shape.js';
import { metropolis } from '../../src/pieces/mixingMatrix.js';

/** A grid whose opposite sides are joined where they are at least three apart; Metropolis weights, 1/5 in the large. */
export const torus = network({
  title: 'Torus grid',
  satisfies: 'doubly-stochastic mixing',
  instance: record({ rows: integer(2, 4), columns: integer(2, 4), laziness: real(0, 0.9) }),

  build({ rows, columns, laziness }) {
    const node = (row: number, column: number): number => (row % rows) * columns + (column % columns);
    const edges = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns]).flatMap(
      ([row, column]): [number, number][] => [
        ...(row + 1 < rows || rows > 2 ? [[node(row, column), node(row + 1, column)] as [number, number]] : []),
        ...(column + 1 < columns || columns > 2
          ? [[node(row, column), node(row, column + 1)] as [number, number]]
          : []),
      ],
    );
    return metropolis(rows * columns, edges, laziness);
  },
});
