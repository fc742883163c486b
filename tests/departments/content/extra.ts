// Records made while a system runs, when a test asks for one more.
import { dayOf } from '../../../shared/domain/calendar.ts';
import type { NewRecord } from '../system/items.ts';
import type { SystemName } from '../system/plan.ts';
import { loanTodo } from './loans.ts';
import { biddingItem } from './bidding.ts';
import { matters, oaContent, planOne, workdayBefore } from './oa.ts';
import { pickMatter } from './papers.ts';
import { seeded } from './random.ts';

const seed = 'extra';
/** Far from the numbers of the first contents. */
const firstSerial = 900_000;

export function extraTodo(name: SystemName, serial: number, now: number, address: string): NewRecord {
  const arrivedOn = workdayBefore(dayOf(now) - 1, 0);
  if (name === 'archives') return loanTodo(9000 + serial, arrivedOn, seed, address);
  const random = seeded(`${seed}/${serial}`);
  const planned = planOne(pickMatter(matters, random), random, {
    index: firstSerial + serial,
    arrivedOn,
    seed,
  });
  const [record] = oaContent([planned], { address, brief: false }).todos;
  if (record === undefined) throw new Error('believed: one planned to-do makes one record');
  return record;
}

export function extraBidding(serial: number, now: number): NewRecord {
  return biddingItem(1000 + serial, dayOf(now), seed);
}
