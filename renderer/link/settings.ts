// The person's settings, kept by the shell. What was chosen shows at once and is written behind.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../shared/contract/shell.ts';
import { shell } from './doors.ts';

/** Until the shell has answered. */
const startSettings: Settings = { theme: 'system', fontSize: 'normal', language: 'zh-CN' };

export function useSettings(): Settings {
  return useQuery(shell.settings.read.queryOptions()).data ?? startSettings;
}

/** Whether these are the person's own. Nothing is drawn before: it would change its size and language at once. */
export function useSettingsKnown(): boolean {
  return !useQuery(shell.settings.read.queryOptions()).isPending;
}

/** Changes some of the settings; the rest stay. */
export function useChangeSettings() {
  const queries = useQueryClient();
  const key = shell.settings.read.queryKey();
  const save = useMutation(
    shell.settings.save.mutationOptions({
      onMutate: (settings) => queries.setQueryData(key, settings),
      onError: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
  const change = (some: Partial<Settings>) =>
    save.mutate({ ...(queries.getQueryData(key) ?? startSettings), ...some });
  return { change, error: save.error };
}
