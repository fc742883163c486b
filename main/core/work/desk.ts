// The parts of the open desk that the works use, and small answers they share.
import type { PendingAction, PendingEdit } from '../../../shared/contract/desk-outbox.ts';
import { failed, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Changes } from '../changes.ts';
import type { Loans } from '../loans/loans.ts';
import type { FileReader } from '../reading/reader.ts';
import type { Search } from '../search/search.ts';
import { isoOf } from '../store/columns.ts';
import type { ActionEntry, EditEntry, OutboxEntry } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';
import type { SyncControl } from '../sync/control.ts';

type ShellParts = {
  /** The folder a person chose in the shell's dialog; undefined when the grant is not (or no longer) known. */
  folder(grant: string): Promise<string | undefined>;
  /** The same for one file, for one use: afterwards the grant is not known any more. */
  file(grant: string, to: 'read' | 'write'): Promise<string | undefined>;
  forgetCredential(sourceId: Id): Promise<void>;
};

export type Desk = {
  readonly store: Store;
  readonly search: Search;
  readonly changes: Changes;
  readonly sync: SyncControl;
  readonly shell: ShellParts;
  /** Text out of files, in a thread of its own. */
  readonly reader: FileReader;
  /** Files that are given out on loan only. */
  readonly loans: Loans;
  readonly now: () => number;
  readonly uuid: () => string;
};

export const notFound: Result<never> = failed({ kind: 'not-found' });

export function badRequest(field: string, reason: string): Result<never> {
  return failed({ kind: 'bad-request', field, reason });
}

export function standingOf({ id, state, decidedAt, reason }: OutboxEntry): Omit<PendingAction, 'body'> {
  return { id, state, decidedAt: isoOf(decidedAt), ...(reason === undefined ? {} : { reason }) };
}

export function pendingOf(entry: ActionEntry): PendingAction {
  return { ...standingOf(entry), body: entry.body };
}

export function pendingEditOf(entry: EditEntry): PendingEdit {
  return { ...standingOf(entry), fields: entry.fields };
}
