// What the rest of the core may ask of sync. Implemented by runner.ts, handed to serve.ts by compose.ts.
import type { About } from '../../../shared/contract/department.ts';
import type { Result } from '../../../shared/domain/fault.ts';
import type { SourcePhase, SourceProgress } from '../../../shared/domain/source.ts';
import type { Id, Iso } from '../../../shared/domain/terms.ts';

export type Probed =
  | { readonly connector: 'profile'; readonly address: string; readonly about: About }
  | { readonly connector: 'list'; readonly address: string; readonly name: string; readonly stated?: number };

/** What is known of a running source and not worth a row: gone at the next start. */
export type LiveStatus = {
  readonly syncing: boolean;
  readonly phase: SourcePhase;
  readonly progress: readonly SourceProgress[];
  /** Received in this round. */
  readonly bytes: number;
  /** Until this round has everything; absent until a few pages gave a ground for it. */
  readonly remainingMs?: number;
  readonly nextTryAt?: Iso;
};

export type SyncControl = {
  /**
   * Something waits to be sent, or (`by-hand`) the person asked, which counts outside working hours too. No pause is
   * cut short that the department asked for (S9).
   */
  wake(sourceId?: Id, how?: 'by-hand'): void;
  /** What the shell says of the machine: a hint; a pause the department asked for is obeyed all the same (S9). */
  lineChanged(why: 'online' | 'offline' | 'resume'): void;
  live(sourceId: Id): LiveStatus;
  probe(address: string): Promise<Result<Probed>>;
  /** After a credential was stored: tries it once now; a good one starts a round. */
  signIn(sourceId: Id): Promise<Result<void>>;
  /** The row of the source was added, paused, resumed, changed or removed. */
  sourceChanged(sourceId: Id): void;
  setWorkingOffline(offline: boolean): void;
  workingOffline(): boolean;
  setWorkHoursOnly(on: boolean): void;
  workHoursOnly(): boolean;
  /** Working hours alone are asked for, and these are none. */
  heldByHours(): boolean;
  close(): Promise<void>;
};
