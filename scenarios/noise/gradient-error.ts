import { noise } from '../../src/core/scenario.js';
import { choice, real, record } from '../../src/core/shape.js';
import { ERRORS, errorDirection } from '../../src/pieces/errorDirection.js';
import { dot } from '../../src/pieces/fieldVectors.js';

/** d with ||d - grad f(x)|| = eps ||grad f(x)||, or less where it is random: adversarial or random, but not of mean zero. */
export const relativeError = noise({
  title: 'Gradient with a relative error',
  satisfies: 'relative-error',
  instance: record({ eps: real(0, 0.95), kind: choice(...ERRORS) }),

  build({ eps, kind }) {
    return {
      facts: { 'relative-error': [eps] },
      inexact(A, g, stream) {
        const size = A.mul(A.of(eps), A.sqrt(dot(A, g, g)));
        errorDirection(A, kind, g, stream).forEach((u, i) => (g[i] = A.add(g[i], A.mul(size, u))));
      },
    };
  },
});

/** d with ||d - grad f(x)|| = delta, or less where it is random. */
export const absoluteError = noise({
  title: 'Gradient with an absolute error',
  satisfies: 'absolute-error',
  instance: record({ delta: real(0, 10), kind: choice(...ERRORS) }),

  build({ delta, kind }) {
    return {
      facts: { 'absolute-error': [delta] },
      inexact(A, g, stream) {
        errorDirection(A, kind, g, stream).forEach((u, i) => (g[i] = A.add(g[i], A.mul(A.of(delta), u))));
      },
    };
  },
});
