// Several people change the same records, in any order with pulls, cuts, crashes and decisions: nothing that anybody
// typed goes without having been seen by whoever replaced it. An oracle over every typed string.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listConflicts as listRows } from '../../../main/core/store/conflicts.ts';
import { listUnfinished } from '../../../main/core/store/outbox-rows.ts';
import { listConflicts } from '../../../main/core/work/list-conflicts.ts';
import { aWorld, records, type Step, touched, typed, wordsIn, wordsOf } from './edited-world.ts';
import { runs } from '../../fakes/runs.ts';

const record = fc.constantFrom(...records);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('mine' as const, 'theirs' as const),
      record,
      fields: fc.uniqueArray(fc.constantFrom(...touched), { minLength: 1 }),
      at: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), record }) },
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'pull' }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      end: fc.constantFrom(
        ...(['answered', 'answered', 'lost', 'not-arrived', 'crash-before', 'crash-after'] as const),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      how: fc.constantFrom(...(['mine', 'theirs', 'own', 'discard', 'take-back'] as const)),
    }),
  },
);

function run(world: ReturnType<typeof aWorld>, one: Step): void {
  const { department } = world;
  switch (one.do) {
    case 'mine':
      world.mine(one.record, one.fields, one.at);
      break;
    case 'theirs':
      department.write(
        one.record,
        typed(department.rows.get(one.record)?.fields ?? {}, one.fields, one.at, world.word('他')),
      );
      break;
    case 'delete':
    case 'restore':
      department.list(one.record, one.do === 'restore');
      break;
    case 'pull':
      world.pull();
      break;
    case 'send':
      world.send(one.end);
      break;
    case 'settle':
      world.settle(one.how);
      break;
  }
}

/** The line is well again and nobody changes anything any more. */
function heal(world: ReturnType<typeof aWorld>): void {
  world.pull();
  for (let rounds = 0, more = true; more && rounds < 30; rounds += 1) {
    more = false;
    while (world.send('answered')) more = true;
    world.pull();
  }
}

function expectNothingVanished({ store, department, kept, seenBy }: ReturnType<typeof aWorld>): void {
  const unfinished = listUnfinished(store);
  expect(unfinished.every(({ state }) => state === 'conflict' || state === 'refused')).toBe(true);
  // Nobody wrote over a word they had not seen.
  for (const { key, word } of department.replaced)
    expect([word, [...seenBy(key)]]).toEqual([word, expect.arrayContaining([word])]);
  // What this person typed reached the department, or is shown to them.
  const shownMine = new Set([
    ...listRows(store, 'open').flatMap(({ fields }) => fields.flatMap(({ mine }) => wordsOf(mine))),
    ...unfinished.flatMap((entry) =>
      entry.type === 'edit' && entry.state === 'refused' ? wordsIn(entry.fields) : [],
    ),
  ]);
  for (const own of kept)
    expect([own, department.brought.has(own) || shownMine.has(own)]).toEqual([own, true]);
  for (const entry of unfinished)
    if (entry.state === 'conflict')
      expect(listRows(store, 'open').some(({ action }) => action === entry.id)).toBe(true);
}

/** The search reads the file once it is ready. */
async function leave({ desk, store }: ReturnType<typeof aWorld>): Promise<void> {
  await desk.search.ready;
  store.close();
}

it('no word goes unseen, and no change is lost, doubled or stuck', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = aWorld();
      world.pull();
      for (const one of steps) run(world, one);
      heal(world);
      expectNothingVanished(world);
      await leave(world);
    }),
    { numRuns: runs(150) },
  );
});

it('a word that came in below a change on its way was not seen by who wrote over it', async () => {
  const world = aWorld();
  world.pull();
  const story: readonly Step[] = [
    { do: 'mine', record: 'r1', fields: ['title'], at: 0 },
    { do: 'send', end: 'lost' },
    { do: 'theirs', record: 'r1', fields: ['title'], at: 0 },
    { do: 'pull' },
    { do: 'mine', record: 'r1', fields: ['title'], at: 0 },
  ];
  for (const one of story) run(world, one);
  heal(world);
  expectNothingVanished(world);
  expect(listConflicts(world.desk, { settled: false })).toMatchObject([
    { fields: [{ field: 'title', base: '我6', mine: '我8', theirs: '他7', clash: true }] },
  ]);
  await leave(world);
});

it('what was decided anew over a change that came to nothing is sent, for what that one replaced was seen', async () => {
  const world = aWorld();
  world.pull();
  const title = { record: 'r1', fields: ['title'], at: 0 } as const;
  const story: readonly Step[] = [
    { do: 'mine', ...title },
    { do: 'send', end: 'crash-before' },
    { do: 'mine', ...title },
    { do: 'theirs', record: 'r1', fields: ['responsible'], at: 0 },
    { do: 'send', end: 'answered' },
    { do: 'mine', ...title },
  ];
  for (const one of story) run(world, one);
  heal(world);
  expectNothingVanished(world);
  expect(world.department.rows.get('r1')?.fields['title']).toBe('我8');
  await leave(world);
});

it('what was typed on top of a change that came to nothing is brought together with what the department had before that one', async () => {
  const world = aWorld();
  world.pull();
  const story: readonly Step[] = [
    { do: 'theirs', record: 'r1', fields: ['title'], at: 0 },
    { do: 'mine', record: 'r1', fields: ['responsible', 'title'], at: 1 },
    { do: 'send', end: 'crash-before' },
    { do: 'mine', record: 'r1', fields: ['responsible', 'title'], at: 0 },
    { do: 'send', end: 'answered' },
    { do: 'mine', record: 'r1', fields: ['responsible'], at: 1 },
    { do: 'theirs', record: 'r1', fields: ['responsible'], at: 0 },
  ];
  for (const one of story) run(world, one);
  heal(world);
  expectNothingVanished(world);
  expect(world.department.rows.get('r1')?.fields['responsible']).toEqual(['我7', '我10']);
  await leave(world);
});

it('what clashed and is decided anew in the form asks no more', async () => {
  const world = aWorld();
  world.pull();
  const story: readonly Step[] = [
    { do: 'theirs', record: 'r2', fields: ['title'], at: 0 },
    { do: 'mine', record: 'r2', fields: ['responsible', 'title'], at: 0 },
    { do: 'pull' },
    { do: 'send', end: 'answered' },
    { do: 'mine', record: 'r2', fields: ['title'], at: 0 },
  ];
  for (const one of story) run(world, one);
  expect(listConflicts(world.desk, { settled: false })).toEqual([]);
  heal(world);
  expectNothingVanished(world);
  expect(world.department.rows.get('r2')?.fields['title']).toBe('我8');
  await leave(world);
});

it('control: a department that takes changes on whatever revision is noticed by these checks', async () => {
  const careless = async (steps: readonly Step[], isCareful: boolean) => {
    const world = aWorld();
    const { edit } = world.department;
    if (!isCareful) {
      world.department.edit = (key, id, _basedOn, fields) =>
        edit.call(world.department, key, id, String(world.department.rows.get(id)?.revision), fields);
    }
    world.pull();
    for (const one of steps) run(world, one);
    heal(world);
    await world.desk.search.ready;
    expectNothingVanished(world);
    world.store.close();
  };
  const story: readonly Step[] = [
    { do: 'mine', record: 'r1', fields: ['title'], at: 0 },
    { do: 'theirs', record: 'r1', fields: ['title'], at: 0 },
    { do: 'send', end: 'answered' },
  ];
  await careless(story, true);
  await expect(careless(story, false)).rejects.toThrow();
});
