// One simulated life: so many random steps from one seed, then all is healed and everything is compared.
import { listUnfinished, readAction } from '../../main/core/store/outbox-rows.ts';
import { knownRecords } from '../../main/core/store/records.ts';
import { readSource } from '../../main/core/store/sources.ts';
import { type Fate, fates } from '../fakes/model-connector.ts';
import { createChance } from './seeded.ts';
import { type Lacking, World } from './simulated-world.ts';

export type Life = { readonly seed: number; readonly steps: number; readonly lacking?: Lacking };

type Step = { readonly weight: number; readonly take: (world: World) => void | Promise<void> };

const day = 86_400_000;

function stepsOf(chance: ReturnType<typeof createChance>): readonly Step[] {
  return [
    { weight: 24, take: (world) => world.press() },
    { weight: 3, take: (world) => world.takeBackLast() },
    { weight: 5, take: (world) => world.settleAll() },
    { weight: 8, take: (world) => world.edit() },
    { weight: 2, take: (world) => world.end('tombstone') },
    { weight: 2, take: (world) => world.end('withdrawn') },
    { weight: 4, take: (world) => world.beginWriting() },
    { weight: 4, take: (world) => world.department.endWriting() },
    { weight: 24, take: (world) => void world.line.fates.push(chance.pick([...fates] as [Fate, ...Fate[]])) },
    { weight: 30, take: (world) => world.goOn() },
    { weight: 4, take: (world) => world.kill() },
    { weight: 2, take: (world) => world.loop.tell({ kind: 'signed-in' }) },
    {
      weight: 2,
      take: (world) => {
        world.loop.tell({ kind: 'switched', to: 'offline' });
        world.loop.tell({ kind: 'switched', to: 'on' });
      },
    },
    { weight: 1, take: (world) => world.department.forgetCursors() },
    { weight: 1, take: (world) => world.changeEpoch() },
    { weight: 1, take: (world) => world.backUp() },
    { weight: 1, take: (world) => world.restore() },
    {
      weight: 2,
      take: (world) => {
        world.wallOffset += chance.pick([-365 * day, -3_600_000, 3_600_000, 365 * day]);
      },
    },
  ];
}

export type Wrong = { readonly seed: number; readonly trouble: readonly string[] };

/** Many lives, one after the other; the seeds of those that went wrong and what it was. */
export async function liveMany(lives: readonly Life[]): Promise<readonly Wrong[]> {
  const wrong: Wrong[] = [];
  for (const life of lives) {
    const trouble = await live(life);
    if (trouble.length > 0) wrong.push({ seed: life.seed, trouble });
  }
  return wrong;
}

/** What went wrong in it; nothing when all held. */
export async function live({ seed, steps, lacking }: Life): Promise<readonly string[]> {
  const chance = createChance(seed);
  const world = new World({ chance, ...(lacking === undefined ? {} : { lacking }) });
  const all = stepsOf(chance);
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  try {
    await world.goOn();
    for (let n = 0; n < steps; n += 1) {
      await stepAt(all, chance.next() * sum)?.take(world);
    }
    await world.heal();
    return [...mirrorTrouble(world), ...actionTrouble(world), ...orderTrouble(world)];
  } catch (error) {
    return [`it broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  } finally {
    world.close();
  }
}

function stepAt(all: readonly Step[], at: number): Step | undefined {
  let left = at;
  for (const step of all) {
    left -= step.weight;
    if (left < 0) return step;
  }
  return undefined;
}

function mirrorTrouble({ store, department }: World): readonly string[] {
  const here = knownRecords(store, 's', 'todos')
    .map(({ remoteId, revision }) => `${remoteId}@${revision}`)
    .sort();
  const there = department.listed();
  const health = readSource(store, 's')?.health.kind;
  return [
    ...(here.join() === there.join() ? [] : [`rows are ${here.join()}, the department has ${there.join()}`]),
    ...(health === 'ok' ? [] : [`the source is ${health}`]),
  ];
}

const ended = ['confirmed', 'conflict', 'refused', 'taken-back', 'discarded'];

function actionTrouble({ store, department, pressed }: World): readonly string[] {
  const unsettled = listUnfinished(store).filter(({ state }) => !ended.includes(state));
  const wrong = pressed.flatMap(({ id }) => {
    const entry = readAction(store, id);
    const effects = department.effects.filter(({ key }) => key === id);
    const due = entry?.state === 'confirmed' ? 1 : 0;
    // What the department itself undid by a restore after it was seen is its own: nobody repeats that unasked.
    const isRight = department.undone.has(id) ? effects.length <= 1 : effects.length === due;
    const isSeen = effects.every(({ basedOn }) => basedOn === entry?.basedOn);
    return [
      ...(isRight ? [] : [`${id} is ${entry?.state} and had ${effects.length} effects`]),
      ...(isSeen ? [] : [`${id} took effect on a revision nobody saw`]),
    ];
  });
  return [...unsettled.map(({ id, state }) => `${id} is still ${state}`), ...wrong];
}

function orderTrouble({ department, pressed }: World): readonly string[] {
  const place = new Map(pressed.map(({ id }, index) => [id, index]));
  const last = new Map<string, number>();
  return department.effects.flatMap(({ key, id }) => {
    const at = place.get(key) ?? -1;
    const isAfter = at > (last.get(id) ?? -1);
    last.set(id, at);
    return isAfter ? [] : [`out of order on ${id}: ${key}`];
  });
}
