import { describe, expect, it } from 'vitest';
import { Latest } from '../../src/live/latest.js';

describe('Latest', () => {
  it('passes on one item at a time, and of those that come meanwhile the newest', () => {
    const sent: number[] = [];
    const latest = new Latest<number>((item) => sent.push(item));
    for (const item of [1, 2, 3, 4]) latest.offer(item);
    expect(sent).toEqual([1]);
    latest.done();
    expect(sent).toEqual([1, 4]);
    latest.done();
    latest.offer(5);
    expect(sent).toEqual([1, 4, 5]);
  });
});
