// What a record shows: the department's word with this person's changes laid over it until a pull confirms them. Pure.
// A change that was refused or clashed is not laid over: the department's word stands, the person's beside it.

import type { Conflict, PendingEdit } from '../../shared/contract/desk-outbox.ts';
import type { FieldValue } from '../../shared/domain/edit.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';

export type Laid = {
  readonly mine: FieldValue;
  readonly state: PendingEdit['state'];
  /** Whether it is shown in the department's place. */
  readonly over: boolean;
};

const cameBack = (state: PendingEdit['state']): boolean => state === 'conflict' || state === 'refused';

/** Of each change that clashed, the fields to decide: its other fields went on in a change of their own. */
type ToDecide = ReadonlyMap<string, readonly string[]>;

export function toDecide(conflicts: readonly Pick<Conflict, 'actionId' | 'fields'>[]): ToDecide {
  return new Map(
    conflicts.map(({ actionId, fields }) => [
      actionId,
      fields.filter(({ clash }) => clash).map(({ field }) => field),
    ]),
  );
}

/** By field; of several changes of one field the last one counts. */
export function laidOver(
  edits: readonly PendingEdit[],
  decide: ToDecide = new Map(),
): ReadonlyMap<string, Laid> {
  const laid = new Map<string, Laid>();
  for (const { id, fields, state } of edits) {
    const open = state === 'conflict' ? decide.get(id) : undefined;
    for (const [field, mine] of Object.entries(fields)) {
      if (open !== undefined && open.length > 0 && !open.includes(field)) continue;
      laid.set(field, { mine, state, over: !cameBack(state) });
    }
  }
  return laid;
}

/** The record as it is shown and as a new change starts from. */
export function shownOf(data: object, edits: readonly PendingEdit[]): Readonly<Record<string, unknown>> {
  const over = [...laidOver(edits)].filter(([, laid]) => laid.over).map(([field, { mine }]) => [field, mine]);
  return { ...data, ...Object.fromEntries(over) };
}

/** The files it shows: those of the department and those on their way to it. */
export function shownFiles(files: readonly FileRef[], edits: readonly PendingEdit[]): readonly FileRef[] {
  const laid = laidOver(edits).get('files');
  if (laid === undefined || !laid.over || !Array.isArray(laid.mine)) return files;
  return laid.mine.filter((each) => typeof each !== 'string');
}

/** What the department states of a field. */
export function statedValue(data: object, field: string): FieldValue | undefined {
  const value: unknown = Reflect.get(data, field);
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Array.isArray(value) ? value : undefined;
}
