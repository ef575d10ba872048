import { drawnAs, list, positive, real, type Shape, table } from '../../src/core/shape.js';

/** Numbers beyond which a worst case is better stated in other units. */
export const MOST = 1e9;

/** Lengths of lists, as drawn and as accepted from a worst case. */
export const FEW = { d: [1, 3], n: [0, 4], m: [0, 4] } as const;
export const MANY = { d: [1, 200], n: [0, 200], m: [0, 200] } as const;
export type Lengths = typeof FEW | typeof MANY;

/** Fields of instances as they are drawn: small numbers. */
export const drawn = {
  constant: positive(0.1, 10),
  points: table('n', 'd', real(-10, 10)),
  heights: list('n', positive(0.01, 20)),
  slopes: table('m', 'd', real(-5, 5)),
  offsets: list('m', positive(0.01, 10)),
  vector: list('d', real(-5, 5)),
};
export type Fields = typeof drawn;

/** The same fields, as wide as a worst case may need them. */
export const accepted: Fields = {
  constant: positive(1 / MOST, MOST),
  points: table('n', 'd', real(-MOST, MOST)),
  heights: list('n', real(0, MOST)),
  slopes: table('m', 'd', real(-MOST, MOST)),
  offsets: list('m', real(0, MOST)),
  vector: list('d', real(-MOST, MOST)),
};

/** Few and small where an instance is drawn, many and large where a worst case gives it. */
export function wide<T>(shape: (fields: Fields, sizes: Lengths) => Shape<T>): Shape<T> {
  return drawnAs(shape(drawn, FEW), shape(accepted, MANY));
}
