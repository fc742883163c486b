// When a step for files may begin, beside what the loop of a source does next.
import { describe, expect, it } from 'vitest';
import { advance, type Moment } from '../../../main/core/sync/advance.ts';
import {
  type Around,
  freshState,
  type Happened,
  nextForFiles,
  type SourceState,
} from '../../../main/core/sync/next.ts';
import type { Fault } from '../../../shared/domain/fault.ts';

const at = (now: number): Moment => ({
  now,
  random: () => 0.5,
  every: 300_000,
  around: { accepted: false },
});

function following(state: SourceState, moment: Moment, ...happened: readonly Happened[]): SourceState {
  return happened.reduce((present, one) => advance(present, one, moment).state, state);
}

const introduced: Happened = { kind: 'introduced', feeds: ['todos'] };
const begun: Happened = { kind: 'begun' };
const pulled: Happened = { kind: 'pulled', feed: 'todos', more: false };
const trouble = (fault: Fault): Happened => ({ kind: 'failed', fault, during: 'introduce' });
const idle = following(freshState('on', 0), at(0), introduced, begun, pulled);

describe('files', () => {
  const waiting: Around = { accepted: false, files: { up: 0, down: 0 } };
  const never = { until: Number.POSITIVE_INFINITY };

  it('go up beside everything else', () => {
    expect(nextForFiles(idle, waiting, 10)).toEqual({ way: 'up' });
    expect(nextForFiles(idle, { ...waiting, readyAt: 0 }, 10)).toEqual({ way: 'up' });
    expect(nextForFiles(following(idle, at(10), begun), waiting, 10)).toEqual({ way: 'up' });
    expect(nextForFiles(idle, { ...waiting, files: { up: 20 } }, 10)).toEqual({ until: 20 });
  });

  it('come down only when nothing else is to be done', () => {
    const down: Around = { accepted: false, files: { down: 0 } };
    expect(nextForFiles(idle, down, 10)).toEqual({ way: 'down' });
    expect(nextForFiles(idle, { ...down, readyAt: 0 }, 10)).toEqual(never);
    expect(nextForFiles(following(idle, at(10), begun), down, 10)).toEqual(never);
    expect(nextForFiles(idle, down, 300_000)).toEqual(never);
  });

  it('wait for what everything else waits for', () => {
    expect(nextForFiles(freshState('on', 0), waiting, 10)).toEqual(never);
    expect(nextForFiles(following(idle, at(10), { kind: 'switched', to: 'paused' }), waiting, 10)).toEqual(
      never,
    );
    const held = following(idle, at(10), trouble({ kind: 'busy', retryAfterMs: 5_000 }), introduced);
    expect(nextForFiles(held, waiting, 10)).toEqual({ until: held.heldUntil });
    expect(nextForFiles(idle, { ...waiting, opensAt: 500 }, 10)).toEqual({ until: 500 });
    const locked = following(
      idle,
      at(10),
      trouble({ kind: 'sign-in-needed', reason: 'rejected' }),
      introduced,
    );
    expect(nextForFiles(locked, waiting, 1e9)).toEqual(never);
  });
});
