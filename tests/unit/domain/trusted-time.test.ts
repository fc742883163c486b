// The time by which loans end, whatever is done to the clock of the machine.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  farBackMs,
  isFarBack,
  type Mark,
  markHeard,
  markKept,
  markRead,
  type Reading,
  timeBy,
} from '../../../shared/domain/trusted-time.ts';
import { runs } from '../../fakes/runs.ts';

const start = Date.parse('2026-11-23T01:00:00.000Z');
const hour = 3_600_000;

/** What happens to a desk that reaches nobody: it runs, it sleeps, its clock is set, it is ended and started again. */
type Step =
  | { readonly do: 'run' | 'sleep' | 'set'; readonly ms: number }
  | { readonly do: 'restart'; readonly off: number };

const someMs = fc.integer({ min: 0, max: 40 * 24 * hour });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('run' as const), ms: someMs }),
  fc.record({ do: fc.constant('sleep' as const), ms: someMs }),
  fc.record({
    do: fc.constant('set' as const),
    ms: fc.integer({ min: -60 * 24 * hour, max: 60 * 24 * hour }),
  }),
  fc.record({ do: fc.constant('restart' as const), off: someMs }),
);

class Machine {
  wall = start;
  ticks = 0;
  mark: Mark = markKept(start, { wall: start, ticks: 0 });

  get reading(): Reading {
    return { wall: this.wall, ticks: this.ticks };
  }

  get time(): number {
    return timeBy(this.mark, this.reading);
  }

  /** Whatever happened, it is read afterwards. */
  after(one: Step): void {
    this.do(one);
    this.mark = markRead(this.mark, this.reading);
  }

  do(one: Step): void {
    switch (one.do) {
      case 'run':
        this.wall += one.ms;
        this.ticks += one.ms;
        break;
      case 'sleep':
        this.wall += one.ms;
        break;
      case 'set':
        this.wall += one.ms;
        break;
      case 'restart': {
        const kept = this.time;
        this.wall += one.off;
        this.ticks = 0;
        this.mark = markKept(kept, { wall: this.wall, ticks: 0 });
        break;
      }
    }
  }
}

describe('the time of a desk that reaches nobody', () => {
  it('never goes back, whatever is done to the clock, over restarts too', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const machine = new Machine();
        for (const one of steps) {
          const before = machine.time;
          machine.after(one);
          expect(machine.time).toBeGreaterThanOrEqual(before);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('counts at least as long as the machine ran, so that a loan ends however the clock stands', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const machine = new Machine();
        for (const one of steps) machine.after(one);
        const ran = steps.reduce((sum, one) => sum + (one.do === 'run' ? one.ms : 0), 0);
        expect(machine.time).toBeGreaterThanOrEqual(start + ran);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is that of an honest clock', () => {
    fc.assert(
      fc.property(
        fc.array(
          step.filter((one) => one.do !== 'set'),
          { maxLength: 30 },
        ),
        (steps) => {
          const machine = new Machine();
          for (const one of steps) machine.after(one);
          expect(machine.time).toBe(machine.wall);
          expect(isFarBack(machine.mark, machine.reading)).toBe(false);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('is known to be unknown when the clock is more than half a day behind it', () => {
    const machine = new Machine();
    machine.do({ do: 'set', ms: -farBackMs });
    machine.do({ do: 'restart', off: 0 });
    expect(isFarBack(machine.mark, machine.reading)).toBe(false);
    machine.do({ do: 'set', ms: -1 });
    expect(isFarBack(machine.mark, machine.reading)).toBe(true);
    // As it runs on, the difference stays; set right, it is well again.
    machine.do({ do: 'run', ms: 5 * hour });
    expect(isFarBack(machine.mark, machine.reading)).toBe(true);
    machine.do({ do: 'set', ms: farBackMs + 1 });
    expect(isFarBack(machine.mark, machine.reading)).toBe(false);
  });
});

describe('the word of a department', () => {
  it('takes back what a clock set forward by mistake had spoilt', () => {
    const machine = new Machine();
    machine.do({ do: 'set', ms: 30 * 24 * hour });
    machine.do({ do: 'restart', off: 0 });
    machine.do({ do: 'set', ms: -30 * 24 * hour });
    expect(machine.time).toBeGreaterThanOrEqual(start + 30 * 24 * hour);
    machine.mark = markHeard(start + hour, machine.reading);
    expect(machine.time).toBe(start + hour);
    expect(isFarBack(machine.mark, machine.reading)).toBe(false);
  });

  it('goes on by what passed since, and is not moved by where the clock stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60 * 24 * hour, max: 60 * 24 * hour }), someMs, (off, ms) => {
        const machine = new Machine();
        machine.wall += off;
        machine.mark = markHeard(start, machine.reading);
        machine.do({ do: 'run', ms });
        expect(machine.time).toBe(start + ms);
        machine.do({ do: 'sleep', ms });
        expect(machine.time).toBe(start + 2 * ms);
      }),
      { numRuns: runs(100) },
    );
  });

  it('is not undone by setting the clock back afterwards', () => {
    const machine = new Machine();
    machine.mark = markHeard(start, machine.reading);
    machine.do({ do: 'set', ms: -20 * 24 * hour });
    machine.do({ do: 'run', ms: 3 * hour });
    expect(machine.time).toBe(start + 3 * hour);
  });
});
