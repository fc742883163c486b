// The contents of one system for one size and day: deterministic, so that the same seed and day give the same bytes.
import { dayOfYmd, type Day } from '../../../shared/domain/calendar.ts';
import type { Planted } from '../system/control-contract.ts';
import type { NewRecord } from '../system/items.ts';
import type { SystemName } from '../system/plan.ts';
import { archiveRecords } from './archives.ts';
import { articleRecords } from './articles.ts';
import type { FileRecord } from './attachments.ts';
import { biddingItem } from './bidding.ts';
import { contactRecords } from './contacts.ts';
import { loanTodo } from './loans.ts';
import { plantedMatters } from './matters-planted.ts';
import { oaContent, type PlannedTodo, planOne, planTodos, workdayBefore } from './oa.ts';
import { demoOpenTodos } from './oa-demo.ts';
import { rareNames } from './people.ts';
import { seeded } from './random.ts';
import { amounts, type Amounts, type Size } from './size.ts';

type ContentWish = {
  readonly size: Size;
  readonly today: string;
  readonly address: string;
  readonly seed?: string;
};
/** `planted` and `files` are complete only once `records` has been read to its end. */
export type Content = {
  readonly records: Iterable<NewRecord>;
  readonly files: readonly FileRecord[];
  readonly planted: Planted;
};
type MutablePlanted = { [K in keyof Planted]: string[] };

export function contentOf(name: SystemName, { size, today, address, seed = 'linxi' }: ContentWish): Content {
  const day = dayOfYmd(today);
  const planted: MutablePlanted = {
    aboveCeiling: [],
    badField: [],
    markup: [],
    rareNames: [],
    estimated: [],
    paused: [],
  };
  const files: FileRecord[] = [];
  const records = noted(recordsOf(name, amounts[size], { day, seed, address, files }), planted);
  return { records, files, planted };
}

type Where = {
  readonly day: Day;
  readonly seed: string;
  readonly address: string;
  readonly files: FileRecord[];
};

function* recordsOf(
  name: SystemName,
  wanted: Amounts,
  { day, seed, address, files }: Where,
): Generator<NewRecord> {
  switch (name) {
    case 'oa':
      yield* oaRecords(wanted, { day, seed, address, files });
      return;
    case 'archives':
      yield* archiveRecords(wanted.archives, day, seed, files);
      for (let index = 0; index < wanted.loans; index++)
        yield loanTodo(index, workdayBefore(day - 1, index % 5), seed, address);
      return;
    case 'knowledge':
      yield* articleRecords(wanted.articles, day, seed);
      yield* contactRecords(wanted.contacts, day, seed);
      return;
    case 'bidding':
      for (let index = 0; index < wanted.bidding; index++) yield biddingItem(index, day, seed);
  }
}

function* oaRecords(wanted: Amounts, { day, seed, address, files }: Where): Generator<NewRecord> {
  const scenes = wanted.planted ? demoOpenTodos(day, seed) : [];
  const natural = planTodos(
    { from: scenes.length, open: wanted.oaOpen - scenes.length, closed: wanted.oaClosed },
    day,
    seed,
  );
  const content = oaContent([...natural, ...scenes, ...(wanted.planted ? troubledTodos(day, seed) : [])], {
    address,
    brief: wanted.brief,
  });
  for (const record of content.todos)
    yield isUndated(record) ? { ...record, data: { ...record.data, arrivedAt: '昨天下午' } } : record;
  files.push(...content.files);
}

const undatedKey = 'bad-field';
const firstTroubled = 800_000;

/** To-dos no desk can use, besides the ones counted by size. */
function troubledTodos(day: Day, seed: string): readonly PlannedTodo[] {
  const random = seeded(`${seed}/planted`);
  return plantedMatters
    .slice(1)
    .map((matter, index) =>
      planOne(matter, random, { index: firstTroubled + index, arrivedOn: workdayBefore(day - 1, 1), seed }),
    );
}

function isUndated({ id }: NewRecord): boolean {
  return id.endsWith(
    String(firstTroubled + 1 + plantedMatters.slice(1).findIndex(({ key }) => key === undatedKey)),
  );
}

/** Remembers which records need care, as they pass. */
function* noted(records: Iterable<NewRecord>, planted: MutablePlanted): Generator<NewRecord> {
  for (const record of records) {
    const data = record.data as {
      secretLevel?: string;
      arrivedAt?: string;
      title?: string;
      due?: { estimated?: boolean; pausedFor?: string };
    };
    if (data.secretLevel === '秘密') planted.aboveCeiling.push(record.id);
    if (record.kind === 'todo' && data.arrivedAt !== undefined && Number.isNaN(Date.parse(data.arrivedAt)))
      planted.badField.push(record.id);
    if (data.title?.includes('<img')) planted.markup.push(record.id);
    if (data.due?.estimated === true) planted.estimated.push(record.id);
    if (data.due?.pausedFor !== undefined) planted.paused.push(record.id);
    if (record.kind !== 'article' && hasRareName(record.data)) planted.rareNames.push(record.id);
    yield record;
  }
}

function hasRareName(data: object): boolean {
  const text = JSON.stringify([
    Reflect.get(data, 'name'),
    Reflect.get(data, 'fromPerson'),
    Reflect.get(data, 'responsible'),
  ]);
  return rareNames.some((name) => text.includes(name));
}
