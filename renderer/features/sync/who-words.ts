// Who changed a record on the other side and when, as far as it says. Pure.

import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import { momentWords } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';

export function whoWords(t: Text, { theirs }: Conflict, now: number): string {
  const when = theirs?.at === undefined ? '' : momentWords(t, theirs.at, now);
  return theirs?.by === undefined || theirs.by === '' ? when : t.sync.whoWhen(theirs.by, when).trim();
}
