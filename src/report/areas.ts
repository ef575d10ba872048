/** A part of the field: its areas in the order in which a textbook has them. An area is a family of ids. */
interface Part {
  readonly title: string;
  readonly areas: Readonly<Record<string, string>>;
}

const PARTS: readonly Part[] = [
  {
    title: 'Gradient methods',
    areas: {
      gd: 'Gradient descent',
      flow: 'Gradient flow',
      subgradient: 'Subgradient methods',
      composite: 'Composite and proximal methods',
      mirror: 'Mirror descent',
      fw: 'Frank–Wolfe',
      coordinate: 'Coordinate descent',
      admm: 'Splitting and ADMM',
      operators: 'Monotone operators and fixed points',
      minimax: 'Saddle points and games',
    },
  },
  {
    title: 'Acceleration and curvature',
    areas: {
      momentum: 'Momentum and acceleration',
      cg: 'Conjugate gradients',
      newton: 'Newton and trust regions',
      'quasi-newton': 'Quasi-Newton methods',
      'natural-gradient': 'Natural gradient',
      lower: 'Lower bounds',
    },
  },
  {
    title: 'Stochastic and online methods',
    areas: {
      sgd: 'Stochastic gradient descent',
      batch: 'Batch size',
      interpolation: 'Interpolation',
      vr: 'Variance reduction',
      adaptive: 'Adaptive methods',
      online: 'Online learning',
      nonconvex: 'Non-convex optimization',
    },
  },
  {
    title: 'Distributed optimization',
    areas: {
      sync: 'Synchronous data parallelism',
      local: 'Local and federated steps',
      async: 'Delays and asynchrony',
      elastic: 'Elastic averaging',
      gossip: 'Gossip averaging',
      decentralized: 'Decentralized methods',
      compress: 'Compressed communication',
      byzantine: 'Byzantine workers',
      privacy: 'Privacy',
    },
  },
  {
    title: 'Generalization',
    areas: {
      uniform: 'Uniform convergence',
      stability: 'Algorithmic stability',
      'pac-bayes': 'PAC-Bayes',
      information: 'Information bounds',
      validation: 'Validation',
      regularization: 'Regularization',
      bias: 'Implicit bias',
    },
  },
  {
    title: 'Networks',
    areas: {
      landscape: 'Loss landscapes',
      training: 'Training dynamics',
      init: 'Initialization',
      normalization: 'Normalization',
      ntk: 'Kernel regime',
      meanfield: 'Mean-field regime',
      lottery: 'Lottery tickets',
      pruning: 'Pruning',
      quantization: 'Quantization',
      distillation: 'Distillation',
    },
  },
];

export interface Area {
  /** Family of the ids: what stands before the last slash; empty for a theorem of a file. */
  readonly key: string;
  readonly title: string;
  readonly part: string;
}

/** The family of an id: 'gd' of 'gd/pl-linear'. */
export function familyOf(id: string): string {
  return id.split('/').slice(0, -1).join('/');
}

/** The areas that these ids fall into, in the order of the field; families without a place in it come last. */
export function areasOf(ids: readonly string[]): Area[] {
  const families = new Set(ids.map(familyOf));
  const known = PARTS.flatMap(({ title: part, areas }) =>
    Object.entries(areas).map(([key, title]) => ({ key, title, part })),
  );
  const others = [...families].filter((key) => !known.some((area) => area.key === key)).sort();
  return [
    ...known.filter(({ key }) => families.has(key)),
    ...others.map((key) => ({ key, title: key === '' ? 'Your own' : sentenceCase(key), part: 'Other' })),
  ];
}

function sentenceCase(key: string): string {
  const words = key.replace(/[-/]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
