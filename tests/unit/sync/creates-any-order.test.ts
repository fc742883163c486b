// Records made here, in any order of making, describing anew, taking back, giving up, undoing, lost answers, crashes and
// pulls: each is made exactly once or ends in plain sight, and what hangs on it follows it to the record it became.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChanges } from '../../../main/core/changes.ts';
import { parseRecordId } from '../../../main/core/store/ids.ts';
import { createOf, listCreates } from '../../../main/core/store/new-records.ts';
import { enqueueEdit } from '../../../main/core/store/outbox.ts';
import { listUnfinished, naturalKeyOf, readEntry } from '../../../main/core/store/outbox-rows.ts';
import { changeNew, makeRecord } from '../../../main/core/work/create-record.ts';
import type { Desk } from '../../../main/core/work/desk.ts';
import { discardAction, takeBack } from '../../../main/core/work/give-up-action.ts';
import { undoDiscard } from '../../../main/core/work/undo-discard.ts';
import { must } from '../../../shared/domain/must.ts';
import { type Fate, fates } from '../../fakes/model-connector.ts';
import { runs } from '../../fakes/runs.ts';
import { aSyncDesk, minute, type SyncDesk } from '../../fakes/sync-desk.ts';

type Event =
  | { readonly do: 'make'; readonly blank: boolean }
  | { readonly do: 'describe' | 'hang' | 'take-back' | 'give-up' | 'undo' | 'colleague'; readonly on: number }
  | { readonly do: 'fate'; readonly fates: readonly Fate[] }
  | { readonly do: 'go-on' | 'kill' | 'forget-cursors' | 'new-epoch' };

const on = fc.nat(5);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('make' as const), blank: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('describe', 'hang', 'hang', 'take-back', 'give-up', 'undo', 'colleague'),
      on,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      fates: fc.array(fc.constantFrom(...fates.filter((fate) => fate !== 'unauthorised')), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Event>(
      { do: 'go-on' },
      { do: 'go-on' },
      { do: 'go-on' },
      { do: 'kill' },
      { do: 'forget-cursors' },
      { do: 'new-epoch' },
    ),
  },
);

/** A title the department takes, or one of blanks that it refuses. */
const described = (title: string) => ({
  fonds: 'Z109',
  category: 'WS',
  year: 2026,
  retention: 'Y',
  title,
  date: '2026-03-02',
});

type World = {
  readonly desk: SyncDesk;
  /** The records made, by the id they were shown under at first. */
  readonly made: string[];
  readonly entries: string[];
  readonly hanging: string[];
  n: number;
};

async function aWorld(): Promise<World> {
  const desk = await aSyncDesk('s');
  Object.assign(desk.model('s').offers, { edits: true, creates: true });
  desk.kill();
  await desk.goOn(minute);
  return { desk, made: [], entries: [], hanging: [], n: 0 };
}

const asDesk = ({ desk }: World): Desk =>
  ({
    store: desk.store,
    sync: desk.sync(),
    changes: createChanges(),
    now: desk.clock.now,
    uuid: randomUUID,
  }) as unknown as Desk;

const recordOf = (id: string) => must(parseRecordId(id), 'an id of ours');

function make(world: World, blank: boolean): void {
  world.n += 1;
  const fields = described(blank ? '  ' : `新建${world.n}`);
  const made = makeRecord(asDesk(world), { sourceId: 's', kind: 'archive', fields });
  if (!made.ok) throw new Error(JSON.stringify(made.fault));
  world.made.push(made.value.recordId);
}

/** A change that needs the record to be there first; ours by its mark or, once it is made, by the department's id. */
function hang(world: World, id: string): void {
  const { store, clock } = world.desk;
  const made = createOf(store, recordOf(id));
  if (made === undefined) return;
  world.n += 1;
  const key = randomUUID();
  const fields = { location: `库${world.n}` };
  const before = listUnfinished(store).filter((one) => one.recordId === id && one.type === 'edit');
  const seen = before.at(-1);
  const base = seen?.type === 'edit' ? seen.fields : { location: null };
  enqueueEdit(
    store,
    {
      ...naturalKeyOf(store, made.id),
      id: key,
      record: recordOf(id).key,
      basedOn: '',
      fields,
      base,
      dependsOn: [made.id],
    },
    clock.now(),
  );
  world.hanging.push(key);
}

function press(world: World, it: 'describe' | 'hang' | 'take-back' | 'give-up' | 'undo', id: string): void {
  const { desk } = world;
  const now = asDesk(world);
  const made = createOf(desk.store, recordOf(id));
  if (it === 'hang') hang(world, id);
  if (it === 'undo') {
    for (const { id: entry } of discarded(desk)) undoDiscard(now, { id: entry });
  }
  if (made === undefined) return;
  world.n += 1;
  if (it === 'describe') changeNew(now, { recordId: id, fields: described(`改写${world.n}`) });
  if (it === 'take-back') takeBack(now, { id: made.id });
  if (it === 'give-up') discardAction(now, { id: made.id });
}

const discarded = ({ store }: SyncDesk): readonly { readonly id: string }[] =>
  store.sql("SELECT id FROM outbox WHERE type = 'create' AND state = 'discarded'").all() as { id: string }[];

async function apply(world: World, one: Event): Promise<void> {
  const { desk, made } = world;
  switch (one.do) {
    case 'make':
      return make(world, one.blank);
    case 'fate':
      return desk.fate('s', ...one.fates);
    case 'go-on':
      return desk.goOn(10_000);
    case 'kill':
      desk.kill();
      return desk.quiet();
    case 'forget-cursors':
      return desk.model('s').forgetCursors();
    case 'new-epoch':
      world.n += 1;
      desk.model('s').epoch = `epoch-${world.n}`;
      return;
    case 'colleague': {
      const id = [...desk.model('s').madeBy.keys()][one.on];
      world.n += 1;
      return id === undefined ? undefined : desk.model('s').putFields(id, { docNo: `${world.n}号` });
    }
    default: {
      const id = made[one.on % Math.max(1, made.length)];
      if (id !== undefined) press(world, one.do, id);
    }
  }
}

async function heal({ desk }: World): Promise<void> {
  desk.kill();
  desk.sync().wake('s', 'by-hand');
  for (let turn = 0; turn < 40; turn += 1) {
    await desk.goOn(2 * minute);
    const waits = listUnfinished(desk.store).filter(({ state, dependsOn }) => {
      const held = dependsOn.some((id) => readEntry(desk.store, id)?.state === 'refused');
      return state !== 'refused' && state !== 'conflict' && !held;
    });
    if (waits.length === 0) return;
  }
}

function check({ desk }: World): void {
  const { store } = desk;
  const model = desk.model('s');
  type Row = { id: string; type: string; state: string; remote_id: string; depends_on: string | null };
  const rows = store.sql('SELECT id, type, state, remote_id, depends_on FROM outbox').all() as Row[];
  const effects = (key: string) => model.effects.filter((effect) => effect.key === key);
  for (const { id, type, state, remote_id: remoteId } of rows.filter((row) => row.type !== 'action')) {
    const happened = effects(id);
    expect([type, state, happened.length]).toEqual([type, state, state === 'confirmed' ? 1 : 0]);
    if (state === 'confirmed') expect(happened[0]?.id).toBe(remoteId);
  }
  // What is left waits for a person, or hangs on something that does.
  for (const { state, dependsOn, type } of listUnfinished(store)) {
    const holds = dependsOn.some((id) => readEntry(store, id)?.state === 'refused');
    expect([type, state, holds || state === 'refused' || state === 'conflict']).toEqual([type, state, true]);
  }
  // What was taken back or given up took along all that hung on it, and nothing of it was ever sent.
  for (const { depends_on: needs, state } of rows) {
    const ended = (JSON.parse(needs ?? '[]') as string[]).map((id) => readEntry(store, id)?.state);
    if (ended.includes('taken-back') || ended.includes('discarded'))
      expect(['taken-back', 'discarded']).toContain(state);
  }
  expect(listCreates(store).every(({ state }) => state === 'refused')).toBe(true);
}

async function live(story: readonly Event[], remembersKeys = true): Promise<void> {
  const world = await aWorld();
  world.desk.model('s').remembersKeys = remembersKeys;
  for (const one of story) await apply(world, one);
  await heal(world);
  check(world);
  await world.desk.close();
  world.desk.store.close();
}

describe('any order of making records', () => {
  it('makes each once or leaves it in plain sight, and what hangs on it follows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), (story) => live(story)),
      { numRuns: runs(120), verbose: true },
    );
  }, 120_000);

  it('control: a department that forgets keys is noticed by these checks', async () => {
    const lost: readonly Event[] = [
      { do: 'make', blank: false },
      { do: 'fate', fates: ['cut-after'] },
      { do: 'go-on' },
    ];
    await live(lost);
    await expect(live(lost, false)).rejects.toThrow();
  });
});
