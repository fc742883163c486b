// Where the bytes of a file stand, from what the core holds of it and what waits in the outbox. Pure.

import type { FileHeld } from '../../shared/contract/desk-files.ts';
import type { LoanStanding } from '../../shared/contract/desk-loans.ts';
import type { OutboxRow } from '../../shared/contract/desk-outbox.ts';
import type { ActionReason } from '../../shared/domain/action.ts';
import type { Fault } from '../../shared/domain/fault.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { faultText } from '../text/fault-words.ts';
import type { Text } from '../text/zh.ts';
import type { TagTone } from '../ui/Tag.tsx';

export type FileStanding =
  | { readonly kind: 'absent' | 'wanted' }
  /** `share` of 1 has come or gone. */
  | { readonly kind: 'coming' | 'up'; readonly share: number }
  | { readonly kind: 'here' }
  /** Given out on loan only, and not lent now; or lent no longer. */
  | { readonly kind: 'not-lent' }
  | { readonly kind: 'sealed'; readonly why: SealedBy }
  | { readonly kind: 'failed'; readonly fault: Fault | undefined }
  /** It is here, and on its way to the department. */
  | { readonly kind: 'waiting-up' }
  | { readonly kind: 'refused-up'; readonly reason: ActionReason | undefined };

/** Why a copy was sealed. */
type SealedBy = Extract<LoanStanding, { readonly kind: 'sealed' }>['why'];

type Upload = Extract<OutboxRow, { readonly type: 'upload' }>;

export function fileStanding(
  { hash, size }: Pick<FileRef, 'hash' | 'size'>,
  held: readonly FileHeld[],
  outbox: readonly OutboxRow[],
): FileStanding {
  const upload = outbox.find((row): row is Upload => row.type === 'upload' && row.file.hash === hash);
  if (upload !== undefined && upload.state !== 'accepted' && upload.state !== 'confirmed')
    return uploadStanding(upload);
  const own = held.find((each) => each.hash === hash);
  if (own?.loan?.kind === 'not-lent') return { kind: 'not-lent' };
  if (own?.loan?.kind === 'sealed') return { kind: 'sealed', why: own.loan.why };
  switch (own?.state) {
    case undefined:
      return { kind: 'absent' };
    case 'failed':
      return { kind: 'failed', fault: own?.fault };
    case 'coming':
      return { kind: 'coming', share: shareOf(own?.got ?? 0, size) };
    case 'absent':
    case 'wanted':
    case 'here':
      return { kind: own?.state ?? 'absent' };
  }
}

function uploadStanding({ state, sent, file, reason }: Upload): FileStanding {
  if (state === 'refused' || state === 'conflict') return { kind: 'refused-up', reason };
  return sent > 0 || state === 'sending'
    ? { kind: 'up', share: shareOf(sent, file.size) }
    : { kind: 'waiting-up' };
}

const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** Its bytes are here, whatever else is the case. */
export const isHere = ({ kind }: FileStanding): boolean =>
  kind === 'here' || kind === 'up' || kind === 'waiting-up' || kind === 'refused-up';
export const isComing = ({ kind }: FileStanding): boolean => kind === 'coming' || kind === 'wanted';
/** It could be asked for now. */
export const mayFetch = ({ kind }: FileStanding): boolean => kind === 'absent' || kind === 'failed';

export function standingWords(t: Text, standing: FileStanding): string {
  const words = t.files.state;
  switch (standing.kind) {
    case 'coming':
      return words.coming(Math.floor(standing.share * 100));
    case 'up':
      return words.up(Math.floor(standing.share * 100));
    case 'waiting-up':
      return words.waitingUp;
    case 'refused-up':
      return words.refusedUp;
    case 'not-lent':
      return t.loans.file.notLent;
    case 'sealed':
      return t.loans.file.sealed;
    case 'absent':
    case 'wanted':
    case 'here':
    case 'failed':
      return words[standing.kind];
  }
}

/** Why it could not be brought here or there; nothing where that is not the case. */
export function whyNot(t: Text, standing: FileStanding): string | undefined {
  const fault = standing.kind === 'failed' ? standing.fault : undefined;
  if (fault !== undefined) return faultText(t, fault);
  const reason = standing.kind === 'refused-up' ? standing.reason : undefined;
  if (reason?.kind === 'refused') return t.edits.refusedTitle(reason.reason);
  return reason?.kind === 'fault' ? faultText(t, reason.fault) : undefined;
}

export function standingTone({ kind }: FileStanding): TagTone {
  if (kind === 'failed' || kind === 'refused-up' || kind === 'sealed') return 'amber';
  if (kind === 'not-lent') return 'grey';
  if (kind === 'here') return 'green';
  return kind === 'absent' ? 'grey' : 'blue';
}
