import { expect, test } from 'vitest';
import { createLimiter } from '@/lib/limiter';

test('so many in a window, then a wait until the oldest is out of it', () => {
  const limiter = createLimiter(3, 60_000);
  expect([0, 1_000, 2_000].map((at) => limiter.take('a', at))).toEqual([null, null, null]);
  expect(limiter.take('a', 10_000)).toBe(50);
  expect(limiter.take('b', 10_000)).toBeNull();
  expect(limiter.take('a', 60_000)).toBeNull();
  expect(limiter.take('a', 60_500)).toBe(1);
});

test('what is given back can be taken again', () => {
  const limiter = createLimiter(1, 60_000);
  expect(limiter.take('a', 0)).toBeNull();
  limiter.refund('a');
  expect(limiter.take('a', 1)).toBeNull();
  expect(limiter.take('a', 2)).toBe(60);
});

test('a flood of keys does not grow it, and does not free a key in use', () => {
  const limiter = createLimiter(1, 60_000);
  for (let index = 0; index < 30_000; index++) {
    limiter.take(`key ${index}`, 0);
    expect(limiter.take('in use', 0)).toBe(index === 0 ? null : 60);
  }
});
