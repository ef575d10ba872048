import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, shortNumber, wrapped } from '../../src/cli/table.js';

describe('columns', () => {
  it('starts every cell of a left-aligned column at one position, and ends those of a right-aligned one at another', () => {
    const cell = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const [header, ...lines] = columns(['x', 'y', 'z'], rows, ['left', 'right', 'left']).split('\n');
        const start = header.indexOf('z');
        for (const [i, line] of lines.entries()) {
          expect(line.startsWith(rows[i][0])).toBe(true);
          expect(line.slice(start)).toBe(rows[i][2]);
          expect(line.slice(0, start - 2).endsWith(rows[i][1])).toBe(true);
        }
      }),
    );
  });
});

describe('shortNumber', () => {
  it('stays within ten characters and five digits of the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const text = shortNumber(x);
        expect(text.length).toBeLessThanOrEqual(10);
        expect(Math.abs(Number(text) - x)).toBeLessThanOrEqual(1e-3 * x);
      }),
    );
  });

  it('has words for what is no number', () => {
    expect([null, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE].map((x) => shortNumber(x))).toEqual([
      '-',
      '-',
      'inf',
      'inf',
    ]);
  });
});

describe('wrapped', () => {
  it('keeps all words, in lines that fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }).map((s) => s.replace(/\s/g, '.'))),
        (words) => {
          const text = wrapped(words.join(' '), 40, '  ');
          expect(text.split(/\s+/).filter(Boolean)).toEqual(words);
          for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
        },
      ),
    );
  });
});
