import { expect, it } from 'vitest';
import { createAsking } from '../../../main/core/asking.ts';
import { createFakeClock } from '../../fakes/clock.ts';

it('somebody asks until 300 ms after the last call', () => {
  const clock = createFakeClock();
  const { heard, isAsking } = createAsking(clock.ticks);
  expect(isAsking()).toBe(false);
  heard();
  clock.goTo(200);
  heard();
  clock.goTo(499);
  expect(isAsking()).toBe(true);
  clock.goTo(500);
  expect(isAsking()).toBe(false);
});
