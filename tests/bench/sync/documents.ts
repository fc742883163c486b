// The documents that every contender pulls: open to-dos in Chinese of about 0.8 KB of JSON, the same bytes for the
// same number on any day and machine.

import { dayOfYmd } from '../../../shared/domain/calendar.ts';
import { oaContent, planTodos } from '../../departments/content/oa.ts';
import type { NewRecord } from '../../departments/system/items.ts';

const seed = '42';
const today = '2026-03-02';

export function documents(count: number): Iterable<NewRecord> {
  const planned = planTodos({ from: 0, open: count, closed: 0 }, dayOfYmd(today), seed);
  return oaContent(planned, { address: 'http://oa.invalid', brief: true }).todos;
}
