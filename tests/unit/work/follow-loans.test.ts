// When loans are looked at: at the start, at the end of the first, at intervals, when something changed, on waking.
import { expect, it } from 'vitest';
import { followLoans } from '../../../main/core/loans/follow-loans.ts';
import type { Loans } from '../../../main/core/loans/loans.ts';
import type { Timers } from '../../../main/core/sync/triggers.ts';

/** Loans that tell what was asked of them; timers that go when they are told to. */
function aWatch(
  ends: () => number | undefined,
  due: () => boolean,
  report: () => readonly string[] = () => [],
) {
  const asked: string[] = [];
  const told: string[] = [];
  let ticks = 0;
  let waiting: { at: number; call: () => void }[] = [];
  const timers: Timers = {
    ticks: () => ticks,
    after(ms, call) {
      const one = { at: ticks + ms, call };
      waiting.push(one);
      return {
        cancel() {
          waiting = waiting.filter((each) => each !== one);
        },
      };
    },
  };
  const loans: Loans = {
    standingOf: () => undefined,
    review: () => {
      asked.push(`review ${ticks}`);
      return due();
    },
    nextEndIn: ends,
    note: () => undefined,
    report,
    timeOf: () => 0,
    heard: () => undefined,
    keep: () => void asked.push(`keep ${ticks}`),
  };
  const pass = (ms: number) => {
    const until = ticks + ms;
    for (;;) {
      const next = waiting.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      ticks = next.at;
      waiting = waiting.filter((each) => each !== next);
      next.call();
    }
    ticks = until;
  };
  const wake = (sourceId: string) => void told.push(`wake ${sourceId}`);
  const publish = (topics: readonly string[]) => void told.push(topics.join(' '));
  const following = followLoans({ loans, timers, publish, wake });
  const said = () => asked.splice(0);
  return { following, pass, said, told, waiting: () => waiting.length };
}

it('the first look is before anything else, and the hour is written down', () => {
  const { said } = aWatch(
    () => undefined,
    () => false,
  );
  expect(said()).toEqual(['keep 0', 'review 0']);
});

it('the next look is when the first loan ends, and half a minute later at the latest', () => {
  let end: number | undefined = 12_000;
  const { said, pass } = aWatch(
    () => end,
    () => false,
  );
  said();
  pass(12_000);
  expect(said()).toEqual(['review 12000']);
  end = 90 * 86_400_000;
  pass(12_000);
  end = undefined;
  pass(60_000);
  expect(said()).toEqual(['review 24000', 'review 54000', 'review 84000']);
});

it('the hour is written down every two minutes, and with each seal, which the window hears of', () => {
  let due = false;
  const { said, pass, told } = aWatch(
    () => undefined,
    () => due,
  );
  said();
  pass(120_000);
  expect(said().filter((each) => each.startsWith('keep'))).toEqual(['keep 120000']);
  expect(told).toEqual([]);
  due = true;
  pass(30_000);
  expect(said()).toEqual(['review 150000', 'keep 150000']);
  expect(told).toEqual(['files archives index']);
});

it('what is put down for an archive is on the way at once', () => {
  let sources: readonly string[] = [];
  const { pass, told } = aWatch(
    () => undefined,
    () => false,
    () => sources,
  );
  pass(30_000);
  expect(told).toEqual([]);
  sources = ['s1'];
  pass(30_000);
  expect(told).toEqual(['outbox', 'wake s1']);
});

it('what was written about archives or files is looked at once, whatever else was not; and so is waking', () => {
  const { following, said, pass } = aWatch(
    () => undefined,
    () => false,
  );
  said();
  following.nudge(['todos', 'sources']);
  pass(0);
  expect(said()).toEqual([]);
  following.nudge(['archives']);
  following.nudge(['files', 'outbox']);
  pass(0);
  expect(said()).toEqual(['review 0']);
  following.wake();
  expect(said()).toEqual(['review 0']);
});

it('at the end the hour is written down and nothing is left waiting', () => {
  const { following, said, waiting } = aWatch(
    () => undefined,
    () => false,
  );
  said();
  following.nudge(['files']);
  following.stop();
  expect(said()).toEqual(['keep 0']);
  expect(waiting()).toBe(0);
});
