// Changes of fields while they are being typed, in the same table as draft opinions: they too hang on the
// department's id of the record and outlive its row.
import type { EditDraft } from '../../../shared/contract/desk-outbox.ts';
import { type NaturalKey, readDraft, writeDraft } from './drafts.ts';
import type { Store } from './store.ts';

export function readEditDraft(store: Store, of: NaturalKey): EditDraft | null {
  const held = readDraft(store, of);
  return held === '' ? null : (JSON.parse(held) as EditDraft);
}

/** What stands in the form; undefined of a text that is none. It must keep no record from going. */
export function typedIn(text: string): EditDraft['typed'] | undefined {
  try {
    return (JSON.parse(text) as Partial<EditDraft>).typed;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function writeEditDraft(store: Store, of: NaturalKey, draft: EditDraft | null, now: number): void {
  writeDraft(store, of, draft === null ? '' : JSON.stringify(draft), now);
}

/** The form of the 归档 of a to-do, apart from its draft opinion. */
export function filingDraftOf({ source, remoteId }: Pick<NaturalKey, 'source' | 'remoteId'>): NaturalKey {
  return { source, kind: 'archive', remoteId: filingMark + remoteId };
}

export const filingMark = '归档 ';
