import { describe, expect, it } from 'vitest';
import { measureLetters } from '../../src/check/claimLatex.js';
import { statementOf } from '../../src/check/statement.js';
import { library } from '../library.js';

const { theorems } = library;
const claims = Object.entries(theorems).flatMap(([id, theorem]) =>
  statementOf(id, theorem, library).claims.map(({ latex, is }, index) => ({ id, index, latex, is })),
);

describe('claimLatex', () => {
  it.each(claims)('states $id, claim $index, without what defines its measures', ({ latex, is }) => {
    expect(latex).not.toContain(',\\;');
    // The one sign of equality is the relation of the claim.
    expect(latex.split(' = ')).toHaveLength(is === '=' ? 2 : 1);
  });
});

describe('measureLetters', () => {
  it('keeps of a measure what stands before its definition', () => {
    expect(measureLetters(theorems['adaptive/adagrad-diagonal-regret'])).toMatchObject({ Q: 'Q_k' });
    expect(measureLetters(theorems['subgradient/fixed-step'])).toMatchObject({
      avgGap: 'f(\\bar x_k) - f^\\star',
    });
  });
});
