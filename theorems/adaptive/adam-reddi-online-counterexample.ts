import { reddiLosses } from '../../scenarios/online/reddi-losses.js';
import { at } from '../../src/core/scenario.js';
import { between, theorem } from '../../src/core/theorem.js';
import { innerWithStart } from '../../src/measures/innerWithStart.js';
import { averageRegret } from '../../src/measures/regret.js';
import { onlineAdam, onlineAmsGrad } from '../../src/methods/adam.js';

const rare = (C: number, s: number, T: number) => ({
  objective: at(reddiLosses, { C, slope: 1, radius: 1 }),
  parameters: { s, T },
});

export default theorem({
  title: 'Adam: average regret that does not vanish, against the published claim',
  about:
    'Adam without momentum and bias correction, on [-r, r] with steps alpha/sqrt(t). That its average regret tends to 0 was ' +
    'concluded from a regret bound of order sqrt(T); at beta1 = 0, with gradients at their largest, that bound is ' +
    '(D^2/(2 alpha) + alpha/sqrt(1 - beta2)) G sqrt(T), with D = 2 r and G = slope C.',
  source: {
    cite: 'Reddi, Kale & Kumar, On the convergence of Adam and beyond, 2018; the claim: Kingma & Ba, Adam: a method for stochastic optimization, 2015',
  },

  assumptions: ['rare-large-gradient(C, slope, radius)', 'online-losses'],
  method: onlineAdam,
  symbols: { alpha: 'X', beta2: '1' },
  parameters: {
    beta2: '1/(1 + C^2)',
    s: between(0.05, 1, { open: 'high' }),
    alpha: 's*sqrt(1 - beta2)*radius',
  },
  with: {
    stepSize: 'alpha/sqrt(k + 1)',
    firstDecay: '0',
    secondDecay: 'beta2',
    firstCorrection: '1',
    secondCorrection: '1',
    epsilon: '0',
  },
  horizon: [3, 90],
  measures: [averageRegret, innerWithStart],
  claims: [
    {
      left: 'avgRegret',
      right: '(2*radius^2/alpha + alpha/sqrt(1 - beta2))*slope*C/sqrt(k)',
      when: 'k >= 1',
      expected: 'violated',
      says: 'published: the average regret falls as 1/sqrt(T)',
    },
    {
      left: 'avgRegret',
      is: '>=',
      right: 'slope*radius*(2*C - 4)/3',
      when: 'k >= 3 and mod(k, 3) == 0',
      says: 'it stays above a constant',
    },
    {
      left: 'inner',
      is: '=',
      right: 'radius^2',
      when: 'mod(k, 3) == 0',
      says: 'every large gradient finds the iterate at the right end',
    },
  ],

  tight: [rare(10, 0.9, 60), rare(2.1, 0.3, 90), rare(2.05, 0.05, 90)],
  mutants: [
    { claim: 1, right: 'slope*radius*(2*C - 4)/2', on: rare(3, 0.3, 90), why: 'half as much again' },
    { claim: 1, right: '1.1*slope*radius*(2*C - 4)/3', on: rare(10, 0.05, 90), why: 'a tenth above the bound' },
    {
      claim: 1,
      method: onlineAmsGrad,
      on: rare(10, 0.9, 90),
      why: 'AMSGrad, which remembers the large gradient, has less regret than that',
    },
    {
      claim: 2,
      with: {
        stepSize: 'alpha/sqrt(k + 1)',
        firstDecay: '0',
        secondDecay: '1 - 1/(1 + C^2)',
        firstCorrection: '1',
        secondCorrection: '1',
        epsilon: '0',
      },
      on: rare(10, 0.9, 90),
      why: 'a long memory: the large gradient is not forgotten within its period',
    },
  ],
});
