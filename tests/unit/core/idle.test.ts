import { beforeEach, describe, expect, it } from 'vitest';
import { startIdle, toldWhenMoved } from '../../../main/core/idle.ts';

type Call = { readonly at: number; readonly call: () => void };

let now: number;
let calls: Call[];
let log: string[];
let left: number;
let syncing: boolean;

beforeEach(() => {
  now = 1_000;
  calls = [];
  log = [];
  left = 0;
  syncing = false;
});

const timers = {
  ticks: () => now,
  after: (ms: number, call: () => void) => {
    const entry = { at: now + ms, call };
    calls.push(entry);
    const cancel = () => {
      calls = calls.filter((other) => other !== entry);
    };
    return { cancel };
  },
};

/** Lets time pass, call by call. */
function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const [next] = calls.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    if (next === undefined) break;
    calls = calls.filter((other) => other !== next);
    now = next.at;
    next.call();
  }
  now = end;
}

const anIdle = () =>
  startIdle({
    timers,
    step: () => {
      log.push(`${now - 1_000}: slice`);
      left -= 1;
      return left > 0;
    },
    followed: () => void log.push(`${now - 1_000}: told`),
    checkpoint: () => void log.push(`${now - 1_000}: checkpoint`),
    isSyncing: () => syncing,
  });

describe('an idle core', () => {
  it('does nothing until something was written', () => {
    anIdle();
    pass(60_000);
    expect(log).toEqual([]);
  });

  it('follows in slices with pauses, tells, and folds the WAL once it is quiet', () => {
    const idle = anIdle();
    left = 3;
    idle.nudge();
    pass(60_000);
    expect(log).toEqual(['4: slice', '4: told', '8: slice', '12: slice', '12: told', '3012: checkpoint']);
  });

  it('follows slowly while a sync is under way', () => {
    const idle = anIdle();
    left = 3;
    syncing = true;
    idle.nudge();
    pass(2_400);
    expect(log.filter((line) => line.endsWith('slice'))).toEqual(['4: slice', '1004: slice', '2004: slice']);
  });

  it('is not hurried by writing while it follows', () => {
    const idle = anIdle();
    left = 2;
    syncing = true;
    idle.nudge();
    pass(100);
    idle.nudge();
    pass(100);
    expect(log).toEqual(['4: slice', '4: told']);
  });

  it('puts the checkpoint off while something is written now and then', () => {
    const idle = anIdle();
    for (let count = 0; count < 5; count += 1) {
      left = 1;
      idle.nudge();
      pass(2_000);
    }
    expect(log.some((line) => line.endsWith('checkpoint'))).toBe(false);
    pass(3_000);
    expect(log.filter((line) => line.endsWith('checkpoint'))).toHaveLength(1);
  });

  it('does nothing more once it is stopped', () => {
    const idle = anIdle();
    left = 9;
    idle.nudge();
    idle.stop();
    pass(60_000);
    expect(log).toEqual([]);
  });
});

describe('news of the index', () => {
  it('is what moved it: once for what moved before the start, and none for other work of the idle core', () => {
    let moves = 0;
    let told = 0;
    let otherWork = 0;
    const index = toldWhenMoved(
      () => {
        moves -= 1;
        return moves >= 0;
      },
      () => {
        told += 1;
      },
    );
    const idle = startIdle({
      timers,
      step: () => {
        otherWork -= 1;
        return index.step() || otherWork > 0;
      },
      followed: index.tell,
      checkpoint: () => undefined,
      isSyncing: () => false,
    });
    const afterWriting = (more: { readonly moves: number; readonly otherWork: number }) => {
      ({ moves, otherWork } = more);
      idle.nudge();
      pass(60_000);
      return told;
    };
    expect(afterWriting({ moves: 0, otherWork: 0 })).toBe(1);
    expect(afterWriting({ moves: 0, otherWork: 3_000 })).toBe(1);
    expect(afterWriting({ moves: 1, otherWork: 3_000 })).toBe(2);
    expect(afterWriting({ moves: 0, otherWork: 0 })).toBe(2);
  });
});
