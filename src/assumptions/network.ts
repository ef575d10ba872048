import { assumption } from '../core/assumption.js';

export const doublyStochastic = assumption({
  axis: 'network',
  definition: 'The mixing matrix is symmetric, has no negative entry, and its rows and columns sum to one.',
  latex: 'W = W^\\top \\ge 0,\\; W\\mathbf 1 = \\mathbf 1',
  audit({ network }) {
    if (!network) return 'there is no network';
    const { weights, nodes } = network;
    for (const [i, row] of weights.entries()) {
      const total = row.reduce((sum, w) => sum + w, 0);
      if (row.length !== nodes || total !== 1) return `row ${i} has ${row.length} weights that sum to ${total}`;
      const j = row.findIndex((w, column) => w < 0 || w !== weights[column][i]);
      if (j >= 0) return `W[${i}][${j}] is ${row[j]}, and W[${j}][${i}] is ${weights[j][i]}`;
    }
    return undefined;
  },
});

export const mixing = assumption({
  axis: 'network',
  definition: 'Averaging over the network brings vectors closer to their mean: ||W x - mean|| <= rho ||x - mean||.',
  latex: '\\|W - \\tfrac1n\\mathbf 1\\mathbf 1^\\top\\| \\le \\rho',
  constants: [{ symbol: 'rho', dimension: '1', is: 'upper' }],
  audit({ network }, [rho], stream) {
    if (!network) return 'there is no network';
    const { weights, nodes } = network;
    const centered = (x: readonly number[]): number[] => {
      const mean = x.reduce((sum, xi) => sum + xi, 0) / nodes;
      return x.map((xi) => xi - mean);
    };
    const norm = (x: readonly number[]): number => Math.hypot(...x);
    // Repeated averaging of random vectors turns them towards the eigenvector of rho.
    for (let start = 0; start < 5; start++) {
      let x = centered(Array.from({ length: nodes }, () => stream.normal()));
      for (let k = 0; k < 50 && norm(x) > 0; k++) {
        const next = centered(weights.map((row) => row.reduce((sum, w, j) => sum + w * x[j], 0)));
        const factor = norm(next) / norm(x);
        if (factor > rho * (1 + 1e-9) + 1e-12) return `a vector's distance to its mean is multiplied by ${factor}`;
        x = next.map((xi) => xi / (norm(next) || 1));
      }
    }
    return undefined;
  },
});
