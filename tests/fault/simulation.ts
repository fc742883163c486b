// One simulated life: so many random steps from one seed, then all is healed and everything is compared.
import { type Fate, fates } from '../fakes/model-connector.ts';
import { type Chance, createChance } from './seeded.ts';
import { screenTrouble, troubleOf } from './simulated-checks.ts';
import { Person } from './simulated-person.ts';
import { crowd, type Lacking, records } from './simulated-parts.ts';
import { World } from './simulated-world.ts';

export type Life = {
  readonly seed: number;
  readonly steps: number;
  readonly lacking?: Lacking;
  /** Steps left out: how a life that went wrong is made shorter. */
  readonly without?: ReadonlySet<number>;
  /** In front of a department whose feed goes by stamps of a second. */
  readonly stamps?: boolean;
};

type Lived = { readonly world: World; readonly person: Person; readonly chance: Chance };
type Step = {
  /** In a story that went wrong. */
  readonly what: string;
  readonly weight: number;
  readonly take: (lived: Lived) => void | Promise<void>;
};

const day = 86_400_000;
const anyTodo = (chance: Chance): string => `t${chance.whole(0, records - 1)}`;
let title = 0;

const always: readonly Step[] = [
  { what: 'decide', weight: 24, take: ({ person }) => person.press() },
  { what: 'take back', weight: 3, take: ({ person }) => person.takeBackLast() },
  { what: 'let be', weight: 5, take: ({ person }) => person.settleAll() },
  { what: 'a colleague changes', weight: 8, take: ({ person }) => person.colleague() },
  {
    what: 'deleted',
    weight: 2,
    take: ({ world, chance }) => world.department.end(anyTodo(chance), 'tombstone'),
  },
  {
    what: 'withdrawn',
    weight: 2,
    take: ({ world, chance }) => world.department.end(anyTodo(chance), 'withdrawn'),
  },
  {
    what: 'a writer begins',
    weight: 4,
    take({ world }) {
      title += 1;
      world.department.beginWriting(`n${title}`, `新事项${title}`);
    },
  },
  { what: 'a writer ends', weight: 4, take: ({ world }) => world.department.endWriting() },
  {
    what: 'a fault of the line',
    weight: 24,
    take: ({ world, chance }) => void world.line.fates.push(chance.pick([...fates] as [Fate, ...Fate[]])),
  },
  { what: 'go on', weight: 30, take: ({ world }) => world.goOn() },
  { what: 'kill', weight: 4, take: ({ world }) => world.kill() },
  { what: 'sign in', weight: 2, take: ({ world }) => void world.sync.signIn(world.sourceId) },
  {
    what: 'offline and on',
    weight: 2,
    take({ world }) {
      world.sync.setWorkingOffline(true);
      world.sync.setWorkingOffline(false);
    },
  },
  { what: 'cursors forgotten', weight: 1, take: ({ world }) => world.department.forgetCursors() },
  { what: 'another epoch', weight: 1, take: ({ world }) => world.department.changeEpoch() },
  { what: 'back up', weight: 1, take: ({ world }) => world.department.backUp() },
  {
    what: 'restored',
    weight: 1,
    take({ world, person }) {
      world.department.restoreSaved('noticed');
      person.afterRestore();
    },
  },
  { what: 'another account', weight: 1, take: ({ person }) => person.switchAccount() },
  { what: 'disk full', weight: 1, take: ({ world }) => world.fillDisk() },
  { what: 'disk free', weight: 3, take: ({ world }) => world.emptyDisk() },
  {
    what: 'the clock jumps',
    weight: 2,
    take({ world, chance }) {
      world.wallOffset += chance.pick([-365 * day, -3_600_000, 3_600_000, 365 * day]);
    },
  },
];

const withEdits: readonly Step[] = [
  { what: 'type', weight: 20, take: ({ person }) => person.type() },
  { what: 'make', weight: 5, take: ({ person }) => person.make() },
  { what: 'settle', weight: 6, take: ({ person }) => person.settleClash() },
  {
    what: 'an archive deleted',
    weight: 1,
    take: ({ world, chance }) => world.department.end(`a${chance.whole(0, 3)}`, 'tombstone'),
  },
];

const withDigest: readonly Step[] = [
  {
    what: 'restored, unnoticed',
    weight: 1,
    take({ world, person }) {
      world.department.restoreSaved('unnoticed');
      person.afterRestore();
    },
  },
  {
    what: 'a crowd comes',
    weight: 1,
    take({ world: { department } }) {
      for (let n = 0; n < crowd; n += 1) department.put(`m${n}`, `事项${n}`);
    },
  },
  {
    what: 'a crowd goes',
    weight: 1,
    take({ world: { department } }) {
      for (let n = 0; n < crowd; n += 1) department.end(`m${n}`, 'tombstone');
    },
  },
  { what: 'believe', weight: 1, take: ({ world }) => world.believeBrake() },
];

const withFormerFile: readonly Step[] = [
  { what: 'an older file', weight: 1, take: ({ world }) => world.cameFromBefore() },
];

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

/** The seed says what kind of life it is: one in eight with changes of fields, one in sixteen with digests or an older file. */
function kindOf(seed: number): { edits: boolean; digest: boolean; former: boolean } {
  const kind = seed % 16;
  return { edits: kind % 8 === 1 || kind === 2, digest: kind === 2 || kind === 10, former: kind === 3 };
}

function stepsOf({ edits, digest, former }: ReturnType<typeof kindOf>): readonly Step[] {
  return [
    ...always,
    ...(edits ? withEdits : []),
    ...(digest ? withDigest : []),
    ...(former ? withFormerFile : []),
  ];
}

/** What went wrong in it; nothing when all held. */
export async function live(life: Life): Promise<readonly string[]> {
  return (await tell(life)).trouble;
}

export type Told = { readonly story: readonly string[]; readonly trouble: readonly string[] };

/** The same, with the names of its steps. */
export async function tell(life: Life): Promise<Told> {
  const { seed, steps, lacking, without, stamps = false } = life;
  const chance = createChance(seed);
  const kind = kindOf(seed);
  const world = new World({ chance, stamps, ...kind, ...(lacking === undefined ? {} : { lacking }) });
  const person = new Person(world, chance);
  title = 0;
  const all = stepsOf(kind);
  const through = new Set<string>();
  const onScreen: string[] = [];
  const story: string[] = [];
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  try {
    await world.goOn();
    for (let n = 0; n < steps; n += 1) {
      const step = stepAt(all, chance.next() * sum);
      if (step === undefined || without?.has(n) === true) continue;
      story.push(`${n} ${step.what}`);
      await step.take({ world, person, chance });
      onScreen.push(...screenTrouble(world, through));
    }
    await world.heal();
    return { story, trouble: [...onScreen, ...troubleOf(world, person)] };
  } catch (error) {
    const broke = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { story, trouble: [`it broke: ${broke}`] };
  } finally {
    await world.close();
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
