import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type Moment } from '../../../main/core/sync/advance.ts';
import {
  type Around,
  freshState,
  type Happened,
  inOrder,
  maySend,
  next,
  type SourceState,
} from '../../../main/core/sync/next.ts';
import type { Fault } from '../../../shared/domain/fault.ts';

const nothing: Around = { accepted: false };
const something: Around = { readyAt: 0, accepted: false };
const at = (now: number, more: Partial<Moment> = {}): Moment => ({
  now,
  random: () => 0.5,
  every: 300_000,
  around: nothing,
  ...more,
});

function following(state: SourceState, moment: Moment, ...happened: readonly Happened[]): SourceState {
  return happened.reduce((present, one) => advance(present, one, moment).state, state);
}

const introduced: Happened = { kind: 'introduced', feeds: ['todos', 'archives'] };
const begun: Happened = { kind: 'begun' };
const pulled = (feed: string, more = false): Happened => ({ kind: 'pulled', feed, more });
const trouble = (fault: Fault, feed?: string): Happened => ({
  kind: 'failed',
  fault,
  ...(feed === undefined ? { during: 'introduce' } : { during: 'pull', feed }),
});
const cut: Fault = { kind: 'offline', reason: 'cut' };

const idle = following(freshState('on', 0), at(0), introduced, begun, pulled('todos'), pulled('archives'));

describe('next', () => {
  it('introduces, begins, pulls every feed and waits for its time', () => {
    const log: string[] = [];
    let state = freshState('on', 0);
    for (const happened of [introduced, begun, pulled('todos', true), pulled('todos'), pulled('archives')]) {
      const step = next(state, nothing, 0);
      log.push(step.do === 'pull' ? `pull ${step.feed}` : step.do);
      state = following(state, at(0), happened);
    }
    expect([...log, next(state, nothing, 0)]).toEqual([
      'introduce',
      'begin',
      'pull todos',
      'pull todos',
      'pull archives',
      { do: 'wait', until: 300_000 },
    ]);
  });

  it('an action goes before the next page of a long first sync', () => {
    const state = following(freshState('on', 0), at(0), introduced, begun, pulled('todos', true));
    expect(next(state, something, 0)).toEqual({ do: 'send', lanes: 4 });
  });

  it('an action that was answered is followed by a pull, even when a round was running', () => {
    const inRound = following(
      idle,
      at(400_000),
      begun,
      { kind: 'sent' },
      pulled('todos'),
      pulled('archives'),
    );
    expect(next(inRound, nothing, 400_000)).toEqual({ do: 'begin' });
  });

  it('a feed that lags behind an acceptance is asked again soon, and less and less often', () => {
    const lagging = at(0, { around: { accepted: true } });
    const once = following(idle, lagging, begun, pulled('todos'), pulled('archives'));
    const twice = following(once, lagging, begun, pulled('todos'), pulled('archives'));
    expect([once.dueAt, twice.dueAt]).toEqual([4_000, 8_000]);
  });

  it('a press and the person’s wish begin a round at once', () => {
    expect(next(following(idle, at(10), { kind: 'asked' }), nothing, 10)).toEqual({ do: 'begin' });
    expect(next(idle, something, 10)).toEqual({ do: 'send', lanes: 4 });
  });

  it('when the line is back, desks come back within two seconds and not at once', () => {
    const state = following(idle, at(10), { kind: 'line-back' });
    expect(next(state, nothing, 10)).toEqual({ do: 'wait', until: 1_010 });
  });

  it('trouble of one feed ends the round badly, after the other feeds were pulled', () => {
    const page: Fault = { kind: 'bad-reply', reason: 'page-repeats', detail: '' };
    const state = following(idle, at(0), begun, trouble(page, 'todos'));
    expect(next(state, nothing, 0)).toEqual({ do: 'pull', feed: 'archives' });
    expect(advance(state, pulled('archives'), at(0)).ended).toEqual({ fault: page });
  });

  it('trouble of the line ends the round and pauses the source', () => {
    const { state, ended } = advance(following(idle, at(0), begun), trouble(cut, 'todos'), at(0));
    expect(ended).toEqual({ fault: cut });
    expect(next(state, something, 0)).toEqual({ do: 'wait', until: 500 });
  });

  it('after trouble the source introduces itself anew: another system may answer there now', () => {
    const state = following(idle, at(0), begun, trouble(cut));
    expect(next(state, nothing, 500)).toEqual({ do: 'introduce' });
  });

  it('a feed that loses its place twice in one round is trouble', () => {
    const anew: Happened = { kind: 'begun-anew', feed: 'todos', fault: { kind: 'cursor-forgotten' } };
    const once = following(idle, at(0), begun, anew);
    expect(next(once, nothing, 0)).toEqual({ do: 'pull', feed: 'todos' });
    const twice = following(once, at(0), anew);
    expect(next(twice, nothing, 0)).toEqual({ do: 'pull', feed: 'archives' });
    expect(advance(twice, pulled('archives'), at(0)).ended).toEqual({ fault: { kind: 'cursor-forgotten' } });
  });

  it('paused and working offline stop everything, whatever waits', () => {
    for (const to of ['paused', 'offline'] as const) {
      expect(next(following(idle, at(0), { kind: 'switched', to }), something, 1e9)).toEqual({
        do: 'stop',
        why: to,
      });
    }
  });
});

describe('what comes first', () => {
  it('is to-dos, then the feeds as the department names them', () => {
    const feeds = [
      { name: 'archives', kinds: ['archive'] },
      { name: 'mixed', kinds: ['article', 'todo'] },
      { name: 'people', kinds: ['contact'] },
      { name: 'todos', kinds: ['todo'] },
    ] as const;
    expect(inOrder(feeds)).toEqual(['mixed', 'todos', 'archives', 'people']);
  });

  it('is to introduce itself when a file waits: what a department takes is known from there', () => {
    const waiting: Around = { accepted: false, files: { up: 20 } };
    expect(next(idle, waiting, 10)).toEqual({ do: 'wait', until: 300_000 });
    expect(next(freshState('on', 1_000), waiting, 10)).toEqual({ do: 'wait', until: 20 });
    expect(next(freshState('on', 1_000), waiting, 20)).toEqual({ do: 'introduce' });
  });

  it('after pages are the digests that are due, and the round ends with the last of them', () => {
    const pages = following(
      idle,
      at(0),
      { kind: 'begun', check: ['archives', 'gone'] },
      pulled('todos'),
      pulled('archives'),
    );
    expect(next(pages, nothing, 0)).toEqual({ do: 'check', feed: 'archives' });
    const again = following(pages, at(0), { kind: 'checked', feed: 'archives', wants: 'pull' });
    expect(next(again, nothing, 0)).toEqual({ do: 'pull', feed: 'archives' });
    const done = advance(
      following(again, at(0), pulled('archives')),
      { kind: 'checked', feed: 'archives', wants: 'nothing' },
      at(0),
    );
    expect([done.ended, next(done.state, nothing, 0)]).toEqual([{}, { do: 'wait', until: 300_000 }]);
  });

  it('of a department without a feed is to wait for the next time', () => {
    const { state, ended } = advance(
      following(freshState('on', 0), at(0), { kind: 'introduced', feeds: [] }),
      begun,
      at(0),
    );
    expect([ended, next(state, nothing, 0)]).toEqual([{}, { do: 'wait', until: 300_000 }]);
  });
});

describe('working hours', () => {
  const closed: Around = { readyAt: 0, accepted: false, files: { up: 0, down: 0 }, opensAt: 500 };

  it('hold everything back until they begin, a round that is running too', () => {
    expect(next(idle, closed, 10)).toEqual({ do: 'wait', until: 500 });
    expect(next(following(idle, at(10), begun), closed, 10)).toEqual({ do: 'wait', until: 500 });
    expect(maySend(idle, closed, 10)).toBe(false);
  });

  it('give way to one round that the person asks for', () => {
    const asked = following(idle, at(10), { kind: 'asked', byHand: true });
    expect(next(asked, closed, 10)).toEqual({ do: 'send', lanes: 4 });
    const over = following(asked, at(10), begun, pulled('todos'), pulled('archives'));
    expect(next(over, closed, 10)).toEqual({ do: 'wait', until: 500 });
    expect(next(following(idle, at(10), { kind: 'asked' }), closed, 10)).toEqual({ do: 'wait', until: 500 });
  });
});

describe('S9 no repeat without a pause; Retry-After is obeyed even when the line comes back', () => {
  const busy = following(idle, at(0), begun, trouble({ kind: 'busy', retryAfterMs: 60_000 }));

  it.each([
    { kind: 'asked' },
    { kind: 'line-back' },
    { kind: 'signed-in' },
    { kind: 'switched', to: 'on' },
  ] satisfies readonly Happened[])('$kind does not cut short what the department asked for', (happened) => {
    const step = next(following(busy, at(1_000), happened), something, 1_000);
    expect(step.do === 'wait' && step.until >= 60_000).toBe(true);
  });

  it('our own pause is cut short by the person', () => {
    const failing = following(idle, at(0), begun, trouble(cut));
    expect(next(following(failing, at(1), { kind: 'asked' }), nothing, 1)).toEqual({ do: 'introduce' });
  });

  it('a failure in a row makes the next pause longer, a good round makes it short again', () => {
    const failures = [1, 2, 3, 4].reduce((state) => following(state, at(0), trouble(cut)), idle);
    expect(failures.quietUntil).toBe(4_000);
    expect(following(failures, at(0), introduced, begun, pulled('todos'), pulled('archives')).failures).toBe(
      0,
    );
  });

  it('a pause that the person cut short makes the next no longer, however often they press through a break', () => {
    let state = idle;
    for (let now = 0; now < 20_000; now += 500) {
      state = following(state, at(now, { random: () => 0.999 }), trouble(cut));
      expect(state.quietUntil - now).toBeLessThanOrEqual(2_000);
      expect(state.failures).toBeGreaterThan(0);
      state = following(state, at(now + 1), { kind: 'asked' }, { kind: 'asked' });
    }
  });
});

describe('actions that step aside', () => {
  const later: Around = { readyAt: 5_000, accepted: false };

  it('are waited for like a round that is due', () => {
    expect(next(idle, later, 10)).toEqual({ do: 'wait', until: 5_000 });
    expect(next(idle, later, 5_000)).toEqual({ do: 'send', lanes: 4 });
  });

  it('let pages go on meanwhile', () => {
    expect(next(following(idle, at(10), begun), later, 10)).toEqual({ do: 'pull', feed: 'todos' });
  });

  it('S9 a department that asks for later is sent nothing before, and is read all the same', () => {
    const held = following(idle, at(0), { kind: 'put-off', sendAgainAfterMs: 60_000 });
    expect(next(held, something, 1_000)).toEqual({ do: 'wait', until: 63_000 });
    expect(next(following(held, at(1_000), { kind: 'asked' }), something, 1_000)).toEqual({ do: 'begin' });
    expect(next(held, something, 63_000)).toEqual({ do: 'send', lanes: 4 });
  });
});

describe('S10 a 401 stops that source until sign-in; it never loops', () => {
  const rejected = following(idle, at(0), begun, trouble({ kind: 'sign-in-needed', reason: 'rejected' }));
  const stop = { do: 'stop', why: 'sign-in-needed' };

  it('nothing but sign-in sets it going again', () => {
    const tries: readonly Happened[] = [
      { kind: 'asked' },
      { kind: 'line-back' },
      { kind: 'switched', to: 'on' },
    ];
    for (const happened of tries)
      expect(next(following(rejected, at(1e9), happened), something, 1e9)).toEqual(stop);
    expect(next(following(rejected, at(1e9), { kind: 'signed-in' }), nothing, 1e9)).toEqual({
      do: 'introduce',
    });
  });

  it('a keyring that was locked is asked again when the person asks: no department saw a wrong password', () => {
    const locked = following(
      idle,
      at(0),
      begun,
      trouble({ kind: 'sign-in-needed', reason: 'keyring-locked' }),
    );
    expect(next(locked, nothing, 1e9)).toEqual(stop);
    expect(next(following(locked, at(1e9), { kind: 'asked' }), nothing, 1e9)).toEqual({ do: 'introduce' });
  });
});

describe('liveness', () => {
  const fault = fc.constantFrom<Fault>(
    cut,
    { kind: 'busy', retryAfterMs: 5_000 },
    { kind: 'busy' },
    { kind: 'bad-reply', reason: 'html', detail: '' },
    { kind: 'not-found' },
    { kind: 'no-space' },
    { kind: 'cursor-forgotten' },
    { kind: 'internal', reference: 'A' },
  );
  const happened = fc.oneof(
    fc.constantFrom<Happened>(
      introduced,
      begun,
      { kind: 'sent' },
      { kind: 'asked' },
      { kind: 'line-back' },
      { kind: 'signed-in' },
    ),
    fc
      .record({ feed: fc.constantFrom('todos', 'archives'), more: fc.boolean() })
      .map(({ feed, more }): Happened => pulled(feed, more)),
    fault.map((one): Happened => trouble(one)),
    fault.map((one): Happened => trouble(one, 'todos')),
    fault.map((one): Happened => ({ kind: 'begun-anew', feed: 'todos', fault: one })),
  );

  it('after anything, a source that is on does something within the hour; with an action waiting it is sent', () => {
    fc.assert(
      fc.property(fc.array(happened, { maxLength: 40 }), (story) => {
        let now = 0;
        let state = freshState('on', 0);
        for (const one of story) {
          now += 100;
          state = following(state, at(now), one);
        }
        const step = next(state, something, now);
        if (step.do === 'wait') expect(step.until - now).toBeLessThanOrEqual(3_610_000);
        const later = step.do === 'wait' ? step.until : now;
        expect(['introduce', 'send']).toContain(next(state, something, later).do);
      }),
    );
  });
});
