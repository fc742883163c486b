// From "read this file" to its bytes: what its record says of it, whether it is here, fetching it when asked, and the bytes
// themselves once they were checked. Another attempt reads them anew.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { LoanStanding } from '../../shared/contract/desk-loans.ts';
import type { FilesOfRecord } from '../../shared/contract/desk-files.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { desk, deskClient } from '../link/doors.ts';
import { type FileStanding, fileStanding, isHere } from '../records/file-standing.ts';
import { readBytes } from './read-bytes.ts';

type Bytes =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'read'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'failed'; readonly error: unknown };

export type OpenedFile = {
  readonly record: FilesOfRecord | undefined;
  readonly file: FileRef | undefined;
  readonly standing: FileStanding | undefined;
  /** Of one that is given out on loan only. */
  readonly loan: LoanStanding | undefined;
  readonly bytes: Bytes;
  /** Which reading of the bytes this is; undefined while they are not here. */
  readonly attempt: number | undefined;
  readonly error: unknown;
  fetch(): void;
  again(): void;
};

const noneWaiting = [] as const;

export function useFile(recordId: string, hash: string): OpenedFile {
  const [attempt, setAttempt] = useState(0);
  const [bytes, setBytes] = useState<Bytes>({ kind: 'none' });
  const record = useQuery(desk.files.of.queryOptions({ input: { recordId } }));
  const state = useQuery(desk.files.state.queryOptions({ input: { hashes: [hash] } }));
  const fetch = useMutation({ mutationFn: () => deskClient.files.fetch({ recordId, hash }) });
  const file = record.data?.files.find((one) => one.hash === hash);
  const standing =
    file === undefined || state.data === undefined ? undefined : fileStanding(file, state.data, noneWaiting);
  const size = standing !== undefined && isHere(standing) ? file?.size : undefined;
  useEffect(() => {
    if (size === undefined) return;
    const stop = new AbortController();
    const told = (share: number) => setBytes({ kind: 'reading', share });
    // Another attempt reads them again: the frame before took them with it.
    void attempt;
    told(0);
    readBytes({ recordId, hash, size }, { told, signal: stop.signal }).then(
      (read) => stop.signal.aborted || setBytes({ kind: 'read', bytes: read }),
      (error: unknown) => stop.signal.aborted || setBytes({ kind: 'failed', error }),
    );
    return () => stop.abort();
  }, [recordId, hash, size, attempt]);
  return {
    record: record.data,
    file,
    standing,
    loan: state.data?.[0]?.loan,
    bytes: size === undefined ? { kind: 'none' } : bytes,
    attempt: size === undefined ? undefined : attempt,
    error: record.error ?? state.error ?? fetch.error ?? (bytes.kind === 'failed' ? bytes.error : undefined),
    fetch: () => fetch.mutate(),
    again: () => {
      setBytes({ kind: 'none' });
      setAttempt((before) => before + 1);
      void record.refetch();
      void state.refetch();
    },
  };
}
