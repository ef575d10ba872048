import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  absolute,
  absolutePower,
  absoluteQuadratic,
  cosine,
  doubleWell,
  gaussianDipLink,
  huberLink,
  type Link,
  logistic,
  minimaxConcave,
  quartic,
  square,
  wavySquare,
} from '../../src/pieces/links.js';
import { logCosh } from '../../src/pieces/logCosh.js';
import { separable } from '../../src/pieces/ridges.js';
import { stream } from '../../src/random/streams.js';
import { expectAgreement } from './expectAgreement.js';

const links: Record<string, (parameter: number) => Link> = {
  square: () => square,
  absolute: () => absolute(),
  huberLink,
  logistic: () => logistic,
  cosine: () => cosine,
  wavySquare: () => wavySquare,
  gaussianDipLink: () => gaussianDipLink,
  quartic: () => quartic,
  doubleWell: () => doubleWell,
  absoluteQuadratic,
  minimaxConcave,
  absolutePower: (parameter) => absolutePower(1 + parameter / (1 + parameter)),
  logCosh: () => logCosh,
};

describe.each(Object.entries(links))('the link %s', (_name, link) => {
  it('has a float64 form that agrees with the generic one, and the slope of its values', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = stream('links', seed);
        const t = random.normal() * 10 ** (1 - 3 * random.uniform());
        const f = link(Math.exp(random.normal()));
        expectAgreement(separable(f, [1]), [t], Math.max(1, Math.abs(f.value(t)), Math.abs(t * f.slope(t))));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
