// The deterministic simulation of sync: thousands of lives of a desk in front of a model department, each from one
// seed. A life that goes wrong is had again by `GOVDESK_SIMULATION_SEED=<seed>`.
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { listUnfinished } from '../../../main/core/store/outbox-rows.ts';
import { readSource } from '../../../main/core/store/sources.ts';
import { liveInProcesses } from '../../fault/lives-process.ts';
import { createChance } from '../../fault/seeded.ts';
import { shrink } from '../../fault/shrink.ts';
import { type Life, live, liveMany } from '../../fault/simulation.ts';
import { troubleOf } from '../../fault/simulated-checks.ts';
import { Person } from '../../fault/simulated-person.ts';
import type { Lacking } from '../../fault/simulated-parts.ts';
import { World } from '../../fault/simulated-world.ts';

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
    const [first] = wrong;
    const shrunk = first === undefined ? undefined : await shrink({ seed: first.seed, steps });
    expect(wrong.slice(0, 3), `${wrong.length} seeds went wrong: ${JSON.stringify(shrunk)}`).toEqual([]);
  }, 480_000);

  it('lives the same life again from the same seed', async () => {
    const life: Life = { seed: 2, steps, lacking: 'key-ledger' };
    const first = await live(life);
    expect(first).not.toEqual([]);
    expect(await live(life)).toEqual(first);
  });

  it('tells a life that goes wrong in far fewer steps', async () => {
    const { story, trouble } = await shrink({ seed: 3, steps: 60, lacking: 'key-ledger' });
    expect(trouble).not.toEqual([]);
    expect(story.length).toBeLessThan(30);
  }, 60_000);
});

async function aLife(seed: number): Promise<{ readonly world: World; readonly person: Person }> {
  const chance = createChance(seed);
  const world = new World({ chance });
  await world.goOn();
  return { world, person: new Person(world, chance) };
}

async function untilStill(world: World): Promise<void> {
  for (let still = 0; still < 5; still += 1) await world.quiet();
}

async function goOnFor(world: World, ms: number): Promise<void> {
  const until = world.clock.ticks() + ms;
  for (let at = world.clock.nextAt(); at !== undefined && at < until; at = world.clock.nextAt()) {
    world.clock.goTo(at);
    await world.quiet();
  }
}

describe('found by the simulation', () => {
  it('an action that stepped aside does not wait out the hour by which the clock was set back', async () => {
    const { world, person } = await aLife(1);
    world.line.fates.push('html');
    person.press();
    await untilStill(world);
    expect(listUnfinished(world.store).map(({ state }) => state)).toEqual(['unsure']);
    world.wallOffset -= 3_600_000;
    world.sync.wake();
    await goOnFor(world, 600_000);
    expect(listUnfinished(world.store)).toEqual([]);
    await world.close();
  });

  it('a record deleted while everything is asked for again is gone afterwards', async () => {
    const { world, person } = await aLife(6);
    const { department } = world;
    const page = department.page.bind(department);
    department.page = (cursor, limit, kind) => {
      const reply = page(cursor, limit, kind);
      if (cursor === undefined) department.end('t0', 'tombstone');
      return reply;
    };
    department.forgetCursors();
    await world.heal();
    expect(department.listed()).not.toContain('t0@1');
    expect(troubleOf(world, person)).toEqual([]);
    await world.close();
  });

  it('an action whose answer met a full disk is not left as being sent', async () => {
    const { world, person } = await aLife(5);
    const act = world.department.act.bind(world.department);
    world.department.act = (action) => {
      world.fillDisk();
      return act(action);
    };
    const isFull = () => {
      const health = readSource(world.store, world.sourceId)?.health;
      return health?.kind === 'trouble' && health.fault.kind === 'no-space';
    };
    for (let n = 0; n < 200 && !isFull(); n += 1) {
      world.emptyDisk();
      person.press();
      await world.goOn();
    }
    expect(isFull()).toBe(true);
    world.department.act = act;
    await world.heal();
    expect(troubleOf(world, person)).toEqual([]);
    await world.close();
  });
});

describe('a department restored from a backup that says nothing', () => {
  const restored = async (lacking?: Lacking): Promise<readonly string[]> => {
    const chance = createChance(4);
    const world = new World({ chance, digest: true, ...(lacking === undefined ? {} : { lacking }) });
    const person = new Person(world, chance);
    await world.goOn();
    world.department.backUp();
    person.press();
    await world.goOn();
    world.department.restoreSaved('unnoticed');
    await world.heal();
    const trouble = troubleOf(world, person);
    await world.close();
    return trouble;
  };

  it('is found out by its digest, and asked for everything again', async () => {
    expect(await restored()).toEqual([]);
  });

  it('control: without one the same checks notice that the desk is ahead of it', async () => {
    expect((await restored('digest')).join()).toMatch(/rows are/);
  });
});

describe('a feed that goes by seconds', () => {
  it('loses nothing when it reads a little back', async () => {
    const chosen = from(1, 30).map((life) => ({ ...life, stamps: true }));
    expect(await liveMany(chosen)).toEqual([]);
  }, 60_000);
});

describe('control: the same checks notice', () => {
  type Kind = Pick<Life, 'stamps'> & { readonly lives: number; readonly edits?: boolean };
  it.each<[string, Lacking, RegExp, Kind]>([
    ['a department that forgets keys', 'key-ledger', /had 1 effects/, { lives: 12 }],
    ['one that takes a change whatever it was based on', 'basis', /vanished/, { lives: 24, edits: true }],
    [
      'replies that do not say what they are about',
      'named-replies',
      /confirmed and had 0 effects/,
      { lives: 24 },
    ],
    ['a cursor saved before its rows', 'cursor-with-rows', /rows are/, { lives: 20 }],
    ['a feed that goes by `seq > cursor`', 'horizon', /rows are/, { lives: 20 }],
    [
      'a feed that goes by seconds and reads nothing back',
      'overlap',
      /rows are/,
      { lives: 30, stamps: true },
    ],
    ['a desk that hides what was accepted before it shows', 'overlay', /left the screen/, { lives: 8 }],
    ['a desk that sends as one what another decided', 'own-account', /was sent as/, { lives: 12 }],
  ])(
    '%s',
    async (_, lacking, expected, { lives: count, edits = false, stamps = false }) => {
      // Every eighth life has changes of fields.
      const chosen = from(1, count, lacking).map((life) => ({
        ...life,
        stamps,
        seed: edits ? life.seed * 8 + 1 : life.seed,
      }));
      const wrong = await liveMany(chosen);
      expect(wrong.flatMap(({ trouble }) => trouble).join('\n')).toMatch(expected);
    },
    90_000,
  );
});
