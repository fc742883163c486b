// What must be written down before the desk is locked or the window goes: drafts not yet saved. Each registers
// how to save itself; locking waits for all of them.

import { useEffect } from 'react';

type Save = () => Promise<void>;

const unsaved = new Set<Save>();

export function useSaveOnLeaving(save: Save): void {
  useEffect(() => {
    unsaved.add(save);
    return () => void unsaved.delete(save);
  }, [save]);
}

export async function saveAll(): Promise<void> {
  await Promise.allSettled([...unsaved].map((save) => save()));
}
