// The opinion as it is being written (link/autosave.ts), kept as the draft of its to-do.

import { useMutation } from '@tanstack/react-query';
import { type Autosaved, useAutosave } from '../../link/autosave.ts';
import { deskClient } from '../../link/doors.ts';

export type Draft = Autosaved;

export function useDraft(id: string, stored: string): Draft {
  return useAutosave(
    stored,
    useMutation({ mutationFn: (opinion: string) => deskClient.todos.saveDraft({ id, opinion }) }),
  );
}
