import { diagonalQuadratic, list, positive, real, record, scenario } from 'boundlab';

// A family of problems of your own. Check what it claims with:  boundlab check ./my-bound.ts
// Try theorems on it, too, by naming them beside it:            boundlab check "gd/*" ./my-bound.ts
export const myScenario = scenario({
  title: 'my-bound: two curvatures, one a tenth of the other',

  // Properties that every instance has; each needs a fact below, and is put to its audit.
  satisfies: 'strongly-convex smooth minimizer quadratic',

  // Instances are plain JSON: drawn, shrunk, stored and replayed. Lists of one size are drawn together.
  instance: record({ curvature: positive(0.1, 10), start: list('d', real(-5, 5)) }, { d: [2, 2] }),

  // A pure function from an instance to a problem with certified constants, minimizer and minimum.
  build({ curvature, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic([curvature, curvature / 10]),
      facts: { 'strongly-convex': [curvature / 10], smooth: [curvature], minimizer: [], quadratic: [] },
    };
  },
});
