// What one pulled page means for the rows of this desk, worked out by sync before the store writes it.
import type { ArchiveData } from './archive.ts';
import type { ArticleData } from './article.ts';
import type { ContactData } from './contact.ts';
import type { Above } from './inherited.ts';
import type { RecordKind, SecretLevel } from './terms.ts';
import type { TodoData } from './todo.ts';

export type RecordBody =
  | { readonly kind: 'todo'; readonly data: TodoData }
  | { readonly kind: 'archive'; readonly data: ArchiveData }
  | { readonly kind: 'article'; readonly data: ArticleData }
  | { readonly kind: 'contact'; readonly data: ContactData };

export type Upsert = RecordBody & {
  readonly remoteId: string;
  readonly revision: string;
  /** Who changed it last, and when, in the department's words; shown beside what clashed. */
  readonly changed?: Changed;
  /** Its data as it came, JSON in UTF-8: only where nothing of it was left out or changed when it was read. */
  readonly json?: Uint8Array;
  /** Top-level fields this desk does not know: kept beside the row. */
  readonly extra?: { readonly [name: string]: unknown };
};

export type Changed = { readonly by: string; readonly at: string };

export type Removal = {
  readonly kind: RecordKind;
  readonly remoteId: string;
  /**
   * tombstone: the department says it is gone. withdrawn: this person may no longer see it (S13).
   * gone-from-list: a complete listing no longer has it (S12).
   */
  readonly why: 'tombstone' | 'withdrawn' | 'gone-from-list';
};

export type SetAsideReason =
  | { readonly kind: 'no-id' }
  | { readonly kind: 'field'; readonly field: string; readonly problem: string }
  | {
      readonly kind: 'above-ceiling';
      readonly level: SecretLevel;
      /** Not its own: what stands above it is graded so. */
      readonly from?: Pick<Above, 'refCode' | 'level'>;
    }
  | { readonly kind: 'doubled-id' };

export type SetAsideRecord = {
  readonly kind: RecordKind;
  readonly remoteId?: string;
  /** So that the digest of a feed can be told with it; absent when none could be read. */
  readonly revision?: string;
  readonly title?: string;
  readonly reason: SetAsideReason;
};

/**
 * initial: the first pass over everything. delta: since a cursor. resync: everything again after a forgotten
 * cursor, a new epoch, or (always) for a source that can only list; what the pass did not meet is swept at its end.
 */
export type FeedPhase = 'initial' | 'delta' | 'resync';

export type Delta = {
  readonly upserts: readonly Upsert[];
  readonly removals: readonly Removal[];
  readonly setAside: readonly SetAsideRecord[];
  /** Saved in the same transaction as the rows (S1). Absent: the saved one stays. */
  readonly cursor?: string;
  readonly epoch: string;
  /** Of the pass this belongs to; once `finished` is applied the feed's saved phase is `delta`. */
  readonly phase: FeedPhase;
  /** Of the pass: rows it met carry it, so that a resync can sweep the rest. */
  readonly generation: number;
  /** Records taken in by this pass so far, this page included. */
  readonly done: number;
  /** Records the department says there are, when it says. */
  readonly total?: number;
  /** The last page of the pass. */
  readonly finished: boolean;
  /** Rows that came before their turn: the pass has not met them yet, and counts them when it does. */
  readonly early?: true;
};
