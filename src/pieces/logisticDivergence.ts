import type { Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { dot } from './fieldVectors.js';

/** Above this exponent the two forms of the loss change places, so that neither overflows or cancels. */
const TURN = 1;

/** log(1 + e^-(m+s)) minus its tangent at s = 0, with p = 1/(1 + e^m) and q = 1 - p: log(q + p e^-s) + p s. */
function divergence(p: number, q: number, s: number): number {
  if (s > TURN) return Math.log(q + p * Math.exp(-s)) + p * s;
  if (s < -TURN) return Math.log(p + q * Math.exp(s)) - q * s;
  return Math.log1p(p * Math.expm1(-s)) + p * s;
}

/** Its derivative, p q (1 - e^-s) / (q + p e^-s). */
function slopeOf(p: number, q: number, s: number): number {
  return s > 0 ? (-p * q * Math.expm1(-s)) / (q + p * Math.exp(-s)) : (p * q * Math.expm1(s)) / (p + q * Math.exp(s));
}

/**
 * f(x) = (1/n) sum_i log(1 + exp(-(m_i + a_i.x))), minus its tangent at 0: logistic regression with the linear term
 * that makes 0 its minimizer, where the i-th example has the margin m_i, and with minimum 0.
 *
 * smooth     with constant 1/4 lambda_max of the mean of a_i a_i^T
 * lipschitz  with constant the mean of max(p_i, 1 - p_i) ||a_i||, p_i = 1 / (1 + exp(m_i))
 *
 * @param rows     a_i: inputs times labels, n rows of length dim
 * @param margins  m_i, length n
 */
export function logisticDivergence(rows: readonly (readonly number[])[], margins: readonly number[]): Objective {
  const dim = rows[0].length;
  const n = rows.length;
  return {
    dim,
    float64(kernels) {
      const placed = rows.map((row) => kernels.place(row));
      const p = margins.map((m) => 1 / (1 + Math.exp(m)));
      const q = margins.map((m) => 1 / (1 + Math.exp(-m)));
      return {
        value(x) {
          let sum = 0;
          for (let i = 0; i < n; i++) sum += divergence(p[i], q[i], kernels.dot(placed[i], x));
          return sum / n;
        },
        gradient(x, out) {
          out.fill(0);
          for (let i = 0; i < n; i++)
            kernels.addScaled(out, slopeOf(p[i], q[i], kernels.dot(placed[i], x)) / n, placed[i]);
        },
      };
    },
    over(A) {
      const count = A.of(n);
      const examples = rows.map((row, i) => {
        const p = A.div(A.of(1), A.add(A.of(1), A.exp(A.of(margins[i]))));
        return { row: row.map(A.of), p, q: A.sub(A.of(1), p) };
      });
      return {
        value: (x) =>
          A.div(
            total(A, examples, (example) => divergenceOver(A, example, dot(A, example.row, x))),
            count,
          ),
        gradient(x, out) {
          const slopes = examples.map((example) => slopeOver(A, example, dot(A, example.row, x)));
          for (let j = 0; j < dim; j++)
            out[j] = A.div(
              slopes.reduce((sum, slope, i) => A.add(sum, A.mul(slope, examples[i].row[j])), A.of(0)),
              count,
            );
        },
      };
    },
  };
}

interface Chances {
  readonly p: Scalar;
  readonly q: Scalar;
}

function total<T>(A: Field, items: readonly T[], term: (item: T) => Scalar): Scalar {
  return items.reduce((sum, item) => A.add(sum, term(item)), A.of(0));
}

function divergenceOver(A: Field, { p, q }: Chances, s: Scalar): Scalar {
  return A.add(A.log(A.add(q, A.mul(p, A.exp(A.neg(s))))), A.mul(p, s));
}

function slopeOver(A: Field, { p, q }: Chances, s: Scalar): Scalar {
  const decay = A.exp(A.neg(s));
  return A.div(A.mul(A.mul(p, q), A.sub(A.of(1), decay)), A.add(q, A.mul(p, decay)));
}
