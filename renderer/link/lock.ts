// Ctrl+L: what is unsaved is written down, then the shell closes the core and the window forgets what it shows.

import { useQueryClient } from '@tanstack/react-query';
import { shell } from './doors.ts';
import { saveAll } from './leaving.ts';

export function useLock(): () => void {
  const queries = useQueryClient();
  return () => void lock(() => queries.removeQueries({ queryKey: [['desk']] }));
}

async function lock(forget: () => void): Promise<void> {
  await saveAll();
  await shell.desk.lock.call();
  forget();
}
