// The port every kind of department system is behind: what sync may ask of it. Answers are values; only bugs throw.
import type { About, Change, Digest, Offers } from '../../../shared/contract/department.ts';
import type { ActionBody, Answer, DoubtWay } from '../../../shared/domain/action.ts';
import type { CreatedKind } from '../../../shared/domain/create.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import type { Result } from '../../../shared/domain/fault.ts';
import type { Id, Iso, RecordKind } from '../../../shared/domain/terms.ts';

/** A record that could not be taken in, and why; shown to the person, the rest goes on. */
export type Unusable = {
  readonly kind: RecordKind;
  readonly remoteId?: string;
  readonly revision?: string;
  readonly title?: string;
  readonly reason:
    | { readonly kind: 'no-id' }
    | { readonly kind: 'field'; readonly field: string; readonly problem: string }
    | { readonly kind: 'doubled-id' };
};

type Upsert = Extract<Change, { readonly change: 'upsert' }>;
/**
 * A change as it is handed on. `extra`: top-level fields of the record that this desk does not know, if it has any. `json`: the
 * record's data as it came, where it says the same (shared/domain/delta.ts).
 */
export type PulledChange =
  | Exclude<Change, Upsert>
  | (Upsert & { readonly extra?: { readonly [name: string]: unknown }; readonly json?: Uint8Array });

export type PulledPage = {
  /** Incarnation of the system's history; a change means: ask for everything again, sweep at the end. */
  readonly epoch: string;
  readonly changes: readonly PulledChange[];
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
  /** As they came over the line, before they were unpacked; unpacked where the department does not state it. */
  readonly bytes?: number;
};

/** What is newest of a feed, before its turn: it comes again with the pages, at its revision or a newer one. */
export type RecentPage = Pick<PulledPage, 'epoch' | 'changes' | 'bytes'>;

export type PushedAction = {
  readonly key: Id;
  readonly kind: RecordKind;
  readonly remoteId: string;
  readonly basedOn: string;
  readonly decidedAt: Iso;
  readonly body: ActionBody;
};

export type PushedEdit = Omit<PushedAction, 'body'> & { readonly fields: EditFields };

/** A record to be made; `kind` is among `offers.creates`. */
export type PushedCreate = Pick<PushedAction, 'key' | 'decidedAt'> & {
  readonly kind: CreatedKind;
  readonly fields: EditFields;
};

/** Where to look: a record, or what was made under a key of ours. */
type LookFor =
  | { readonly kind: RecordKind; readonly remoteId: string }
  | { readonly kind: CreatedKind; readonly madeBy: Id };

/** A record as it stands there at this moment. */
export type Standing = { readonly id: string; readonly revision: string; readonly data: object };

type Feed = { readonly name: string; readonly kinds: readonly RecordKind[] };

export type Introduction = {
  readonly systemId: string;
  readonly name: string;
  readonly organ: string;
  readonly epoch: string;
  readonly feeds: readonly Feed[];
  readonly offers: Offers;
  readonly clockSkewMs?: number;
};

/** What of a file is wanted: bytes `from` on, no more than `most` of them. */
export type Wanted = {
  readonly hash: string;
  /** Of the whole file, as its record says. */
  readonly size: number;
  readonly from: number;
  readonly most: number;
  /** As it was told with the bytes that are here. */
  readonly etag?: string;
};

/** `from` 0 when the system does not answer in parts, whatever was asked; then everything comes anew. */
export type Coming = { readonly from: number; readonly etag?: string };

/**
 * `gone`: expired or unknown; it begins anew. `wrong-bytes`: they are not what their hash said, and were dropped.
 * `too-long`: something on the way takes no body of that length.
 */
export type Progressed =
  | { readonly kind: 'at'; readonly offset: number; readonly expiresAt?: number }
  | { readonly kind: 'elsewhere' | 'gone' | 'wrong-bytes' | 'too-long' }
  | { readonly kind: 'refused'; readonly reason: string };

export type BegunUpload =
  /** `place`: on the system's own origin, whatever its address is later: our sign-in goes nowhere else. */
  | { readonly kind: 'begun'; readonly place: string; readonly expiresAt?: number }
  | { readonly kind: 'there' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Bytes of files, down and up; absent where a system has none. */
export type FileLine = {
  /** `begin` is told what comes before its first byte; what it answers gets the bytes. */
  download(
    wanted: Wanted,
    begin: (coming: Coming) => (part: Uint8Array) => 'enough' | undefined,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /** Longest body of one `sendBytes`, and the largest file; undefined: no file is taken. */
  uploadLimits(signal: AbortSignal): Promise<Result<About['uploads']>>;
  beginUpload(file: FileRef, signal: AbortSignal): Promise<Result<BegunUpload>>;
  /** How far the other side has got: the only truth about it. */
  uploadOffset(place: string, signal: AbortSignal): Promise<Result<Progressed>>;
  sendBytes(
    to: { readonly place: string; readonly offset: number; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<Result<Progressed>>;
};

export type Connector = {
  readonly files?: FileLine;
  /** delta: pages since a cursor. listing: the whole list each time. */
  readonly reads: 'delta' | 'listing';
  /** How it is found out whether what was sent took effect, when its answer was not seen. `none`: nothing is ever sent. */
  readonly repeats: DoubtWay | 'none';
  introduce(signal: AbortSignal): Promise<Result<Introduction>>;
  /** Asks for something that needs sign-in, and for as little of it as can be: are the credentials taken? */
  signIn(signal: AbortSignal): Promise<Result<void>>;
  /** `most`: so many records will do; the page may hold fewer, or more where the kind of system has no say in it. */
  pull(
    feed: string,
    cursor: string | undefined,
    signal: AbortSignal,
    most?: number,
  ): Promise<Result<PulledPage>>;
  /** undefined: not of this feed. */
  recent?(feed: string, signal: AbortSignal): Promise<Result<RecentPage | undefined>>;
  push(action: PushedAction, signal: AbortSignal): Promise<Result<Answer>>;
  /** `not-allowed` where this kind is not among `offers.edits`; the department is then not asked. */
  edit(edit: PushedEdit, signal: AbortSignal): Promise<Result<Answer>>;
  /** `not-allowed` where this kind is not among `offers.creates`. `accepted` comes with the id of the record made. */
  create(create: PushedCreate, signal: AbortSignal): Promise<Result<Answer>>;
  /** A record read by itself, past the feed; undefined: there is none. Only where `repeats` is `conditional` or `probe`. */
  look?(at: LookFor, signal: AbortSignal): Promise<Result<Standing | undefined>>;
  /** Only where `offers.digest`. */
  digest(feed: string, signal: AbortSignal): Promise<Result<Digest>>;
  /** The round is over: secrets are dropped from memory. */
  rest(): void;
};
