// Changes of fields while they are being typed, in the same table as draft opinions: they too hang on the
// department's id of the record and outlive its row.
import type { EditDraft } from '../../../shared/contract/desk-views.ts';
import { type NaturalKey, readDraft, writeDraft } from './drafts.ts';
import type { Store } from './store.ts';

export function readEditDraft(store: Store, of: NaturalKey): EditDraft | null {
  const held = readDraft(store, of);
  return held === '' ? null : (JSON.parse(held) as EditDraft);
}

export function writeEditDraft(store: Store, of: NaturalKey, draft: EditDraft | null, now: number): void {
  writeDraft(store, of, draft === null ? '' : JSON.stringify(draft), now);
}
