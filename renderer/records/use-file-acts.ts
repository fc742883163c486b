// What can be done with the bytes of one file: fetched, not fetched after all, kept, saved elsewhere.

import { useMutation } from '@tanstack/react-query';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { deskClient } from '../link/doors.ts';
import { useText } from '../text/words.tsx';
import { saveFile } from './save-file.ts';

export type FileActs = ReturnType<typeof useFileActs>;

type ActsOn = {
  readonly recordId: string;
  readonly file: FileRef;
  readonly pinned: boolean;
  readonly onSay: (words: string) => void;
};

export function useFileActs({ recordId, file, pinned, onSay }: ActsOn) {
  const t = useText();
  const { hash } = file;
  const fetch = useMutation({ mutationFn: () => deskClient.files.fetch({ recordId, hash }) });
  const cancel = useMutation({ mutationFn: () => deskClient.files.cancel({ hash }) });
  const pin = useMutation({ mutationFn: () => deskClient.files.pin({ hash, pinned: !pinned }) });
  const save = useMutation({
    mutationFn: () => saveFile(file),
    onSuccess: (as) => as !== undefined && onSay(t.files.saved(as)),
  });
  return { fetch, cancel, pin, save, error: fetch.error ?? cancel.error ?? pin.error ?? save.error };
}
