// The port every kind of department system is behind: what sync may ask of it. Answers are values; only bugs throw.
import type { Change } from '../../../shared/contract/department.ts';
import type { ActionBody, Answer } from '../../../shared/domain/action.ts';
import type { Result } from '../../../shared/domain/fault.ts';
import type { Id, Iso, RecordKind } from '../../../shared/domain/terms.ts';

/** A record that could not be taken in, and why; shown to the person, the rest goes on. */
export type Unusable = {
  readonly kind: RecordKind;
  readonly remoteId?: string;
  readonly title?: string;
  readonly reason:
    | { readonly kind: 'no-id' }
    | { readonly kind: 'field'; readonly field: string; readonly problem: string }
    | { readonly kind: 'doubled-id' };
};

export type PulledPage = {
  /** Incarnation of the system's history; a change means: ask for everything again, sweep at the end. */
  readonly epoch: string;
  readonly changes: readonly Change[];
  readonly unusable: readonly Unusable[];
  /** Absent for systems that have none (a thin list). */
  readonly cursor?: string;
  readonly more: boolean;
  readonly total?: number;
  /**
   * Only for a full listing: whether every record there is was in it. Absence from a listing closes a record
   * only when this is true (S12). `stated` is the count the system claims.
   */
  readonly listing?: { readonly complete: boolean; readonly fetched: number; readonly stated?: number };
  /** Department clock minus ours in ms, from its Date header or stated clock. */
  readonly clockSkewMs?: number;
};

export type PushedAction = {
  readonly key: Id;
  readonly kind: RecordKind;
  readonly remoteId: string;
  readonly basedOn: string;
  readonly decidedAt: Iso;
  readonly body: ActionBody;
};

export type Feed = { readonly name: string; readonly kinds: readonly RecordKind[] };

export type Introduction = {
  readonly systemId: string;
  readonly name: string;
  readonly organ: string;
  readonly epoch: string;
  readonly feeds: readonly Feed[];
  readonly clockSkewMs?: number;
};

export type Connector = {
  /** delta: pages since a cursor. listing: the whole list each time. */
  readonly reads: 'delta' | 'listing';
  /** How a repeat after an unseen answer is made harmless. `none`: there is no write-back at all. */
  readonly repeats: 'key' | 'none';
  introduce(signal: AbortSignal): Promise<Result<Introduction>>;
  /** Asks for something that needs sign-in, and for as little of it as can be: are the credentials taken? */
  signIn(signal: AbortSignal): Promise<Result<void>>;
  pull(feed: string, cursor: string | undefined, signal: AbortSignal): Promise<Result<PulledPage>>;
  push(action: PushedAction, signal: AbortSignal): Promise<Result<Answer>>;
  /** The round is over: secrets are dropped from memory. */
  rest(): void;
};
