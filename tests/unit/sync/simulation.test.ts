// The deterministic simulation of sync: thousands of lives of a desk in front of a model department, each from one
// seed. A life that goes wrong is had again by `GOVDESK_SIMULATION_SEED=<seed>`.
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { listUnfinished } from '../../../main/core/store/outbox-rows.ts';
import { liveInProcesses } from '../../fault/lives-process.ts';
import { createChance } from '../../fault/seeded.ts';
import { type Life, live, liveMany } from '../../fault/simulation.ts';
import { type Lacking, World } from '../../fault/simulated-world.ts';

const steps = 200;
const lives = 2_000;
const processes = Math.min(2, availableParallelism());
const again = process.env.GOVDESK_SIMULATION_SEED;

const from = (first: number, count: number, lacking?: Lacking): readonly Life[] =>
  Array.from({ length: count }, (_, n) => ({
    seed: first + n,
    steps,
    ...(lacking === undefined ? {} : { lacking }),
  }));

describe('the simulation', () => {
  it(`ends ${lives} lives of ${steps} steps with the department’s rows and no action lost or doubled`, async () => {
    const chosen = again === undefined ? from(1, lives) : from(Number(again), 1);
    const wrong = await liveInProcesses(chosen, processes);
    expect(wrong.slice(0, 3), `${wrong.length} seeds went wrong`).toEqual([]);
  }, 240_000);

  it('lives the same life again from the same seed', async () => {
    const life: Life = { seed: 2, steps, lacking: 'key-ledger' };
    const first = await live(life);
    expect(first).not.toEqual([]);
    expect(await live(life)).toEqual(first);
  });
});

describe('found by the simulation', () => {
  it('an action that stepped aside does not wait out the hour by which the clock was set back', async () => {
    const world = new World({ chance: createChance(1) });
    await world.goOn();
    world.line.fates.push('html');
    world.press();
    await world.untilStill();
    expect(listUnfinished(world.store).map(({ state }) => state)).toEqual(['unsure']);
    world.wallOffset -= 3_600_000;
    world.loop.tell({ kind: 'asked' });
    const until = world.clock.ticks() + 600_000;
    for (let at = world.clock.nextAt(); at !== undefined && at < until; at = world.clock.nextAt()) {
      world.clock.goTo(at);
      await world.quiet();
    }
    expect(listUnfinished(world.store)).toEqual([]);
    world.close();
  });
});

describe('control: the same checks notice', () => {
  it.each<[string, Lacking, RegExp]>([
    ['a department that forgets keys', 'key-ledger', /had 1 effects/],
    ['a cursor saved before its rows', 'cursor-with-rows', /rows are/],
    ['a feed that goes by `seq > cursor`', 'horizon', /rows are/],
  ])('%s', async (_, lacking, expected) => {
    const wrong = await liveMany(from(1, 20, lacking));
    expect(wrong.length).toBeGreaterThan(3);
    expect(wrong.flatMap(({ trouble }) => trouble).join('\n')).toMatch(expected);
  });
});
