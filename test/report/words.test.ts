import { describe, expect, it } from 'vitest';
import { checkLine } from '../../src/report/app/words.js';

describe('checkLine', () => {
  it('gives level and seed where they are not those of the command', () => {
    expect(checkLine('gd/pl-linear', 'quick', 1)).toBe('boundlab check gd/pl-linear');
    expect(checkLine('gd/pl-linear', 'full', 7)).toBe('boundlab check gd/pl-linear --level full --seed 7');
  });
});
