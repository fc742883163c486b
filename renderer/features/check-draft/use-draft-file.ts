// The words of a file the person chooses in the system's dialog: the core takes them out, by the limits of every file that
// arrives, and the person may stop it.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DraftProblem } from '../../../shared/domain/draft-file.ts';
import { deskClient, shellClient } from '../../link/doors.ts';
import type { DraftFrom } from '../../records/norms/draft-to-check.ts';

type DraftFile = {
  readonly open: () => void;
  readonly stop: () => void;
  /** Whose words are being taken out now. */
  readonly reading: string | undefined;
  readonly refused: { readonly name: string; readonly why: DraftProblem } | undefined;
  readonly error: unknown;
};

export function useDraftFile(onWords: (text: string, from: DraftFrom) => void): DraftFile {
  const stopping = useRef<AbortController>(undefined);
  const [reading, setReading] = useState<string>();
  const [refused, setRefused] = useState<DraftFile['refused']>();
  // Nobody waits for it any more when the dialog is closed.
  useEffect(() => () => stopping.current?.abort(), []);
  const read = useMutation({
    mutationFn: async () => {
      const file = await shellClient.files.choose();
      if (file === null) return;
      const { name, grant } = file;
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      setRefused(undefined);
      setReading(name);
      const given = await deskClient.norms.openDraft({ grant }, { signal }).catch((error: unknown) => {
        if (signal.aborted) return { kind: 'refused', why: 'stopped' } as const;
        throw error;
      });
      if (given.kind === 'refused') setRefused({ name, why: given.why });
      else onWords(given.text, { name, cut: given.cut, blank: given.blank });
    },
    onSettled: () => setReading(undefined),
  });
  return {
    open: () => read.mutate(),
    stop: () => stopping.current?.abort(),
    reading,
    refused,
    error: read.error,
  };
}
