// Where the 归档 of a to-do stands: not finished, to be archived, on its way, or there with its 档号.
import type { Filing } from '../../../shared/contract/desk-todos.ts';
import { isFinished } from '../../../shared/domain/filing.ts';
import { readArchive } from '../store/archives.ts';
import { filedAs } from '../store/filed.ts';
import { createOf, presentKey } from '../store/new-records.ts';
import type { TodoHeld } from '../store/todos.ts';
import { creatable } from './create-record.ts';
import type { Desk } from './desk.ts';

/** Undefined: nothing to archive, or no archive that takes records from here. */
export function filingOf(desk: Desk, held: TodoHeld): Filing | undefined {
  if (!isFinished(held.data.state)) return undefined;
  const made = filedAs(desk.store, held);
  const stands = made === undefined ? undefined : standingOf(desk, made);
  if (stands !== undefined) return stands;
  return archiveOffers(desk).length === 0 ? undefined : { kind: 'may' };
}

/** Undefined when it was taken back or given up: then it may be archived again. */
function standingOf({ store }: Desk, made: number): Filing | undefined {
  const entry = createOf(store, { kind: 'archive', key: made });
  if (entry !== undefined) return { kind: 'waiting', recordId: entry.recordId, state: entry.state };
  const key = presentKey(store, { kind: 'archive', key: made });
  if (key < 0) return undefined;
  const held = readArchive(store, key);
  if (held === undefined) return { kind: 'elsewhere' };
  return { kind: 'filed', recordId: held.row.id, refCode: held.row.refCode };
}

export const archiveOffers = (desk: Desk) => creatable(desk).filter(({ kind }) => kind === 'archive');
